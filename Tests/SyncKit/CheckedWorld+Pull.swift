import RuleGraph
import RuleRuntime
import SyncState

// What a pull should do
extension CheckedWorld {
  /// What steps 2 to 4 should make of a pair.
  func predictPull(_ found: Pair) -> Pair {
    var pair = found
    if let lost = found.lost, lost.campaign == found.now.campaign { pair.base = lost }
    pair.lost = nil
    var result = pair
    result.seen = pair.now.campaign
    result.known = pair.now.campaign
    let agreed = pair.base.program != nil && pair.base.program == pair.base.campaign
    result.isCompared = isFirstSync && !agreed
    guard let campaign = pair.now.campaign else { return predictRemoval(result) }
    guard campaign != pair.base.campaign || result.isCompared else { return result }
    guard steps[campaign] != nil else { return predictUnknown(result, campaign) }
    guard let program = pair.now.program else {
      // CS-K4 or CS-G2.
      if pair.base.program != nil,
        campaign == pair.base.campaign || isRemovalStronger(pair, by: .marketo)
      {
        result.base = (campaign, campaign)
        return result
      }
      result.now.program = campaign
      result.base = (campaign, campaign)
      return result
    }
    guard program != campaign else {
      result.base = (program, campaign)
      return result
    }
    return predictDifference(result, program, campaign)
  }

  /// Nobody is in the campaign.
  private func predictRemoval(_ pair: Pair) -> Pair {
    var result = pair
    guard pair.base.campaign != nil else { return result }
    result.base = (nil, nil)
    guard pair.now.program != nil else { return result }
    // CS-X2: the record is gone, and the member is to become a new lead.
    if settings.deletedLeads == .comeBack, isRecordGone(pair.person) { return result }
    // CS-K4, CS-G7.
    let isChanged = pair.now.program != pair.base.program
    if !isChanged || isRemovalStronger(pair, by: .salesforce) { result.now.program = nil }
    return result
  }

  /// CS-S8, R-39: nothing follows a status that the program does not know; what Marketo changed, or
  /// removed with more right, goes out.
  private func predictUnknown(_ pair: Pair, _ campaign: String) -> Pair {
    var result = pair
    let isMoved = pair.now.program != pair.base.program
    let isOut = pair.now.program == nil && isMoved && isRemovalStronger(pair, by: .marketo)
    if !isMoved || (pair.now.program == nil && !isOut) { result.base.program = pair.now.program }
    if isOut { result.base.program = "anything else" }
    result.base.campaign = campaign
    return result
  }

  /// Both sides hold a status, and not the same.
  private func predictDifference(_ pair: Pair, _ program: String, _ campaign: String) -> Pair {
    let (ours, theirs) = (steps[program] ?? .min, steps[campaign] ?? .min)
    let isConflict = pair.isCompared || program != pair.base.program
    let isTheirs: Bool
    switch pair.isCompared ? settings.firstSyncConflict : settings.memberConflict {
    case _ where !isConflict: isTheirs = true
    case .higherStep:
      // CS-I5 knows no difference between leads and contacts, CS-K3 does.
      let isTie = theirs == ours && !pair.isCompared
      isTheirs = theirs > ours || (isTie && people[pair.person].isContact)
    case .marketo: isTheirs = false
    case .salesforce: isTheirs = true
    }
    var result = pair
    // What Marketo holds is news compared with what Salesforce has, unless it is taken as settled.
    result.base = (campaign, campaign)
    guard isTheirs else { return result }
    guard theirs < ours else {
      result.now.program = campaign
      return result
    }
    // CS-G5.
    switch settings.statusRegression {
    case .keepBoth: result.base = (program, campaign)
    case .restore:
      // Marketo did not change just now, so that anything later in Salesforce wins (CS-K4).
      if !isConflict, !pair.isMarked { result.changedAt.program = .min }
    case .follow: result.now.program = campaign
    }
    return result
  }

  /// Whether a removal by one side goes before the change by the other (CS-K4, R-37).
  private func isRemovalStronger(_ pair: Pair, by side: SyncSettings.MemberConflict) -> Bool {
    let changed = pair.changedAt
    switch (settings.removalConflict, settings.memberConflict) {
    case (.removal, _): return true
    case (.change, _): return false
    case (.later, .higherStep):
      return side == .marketo
        ? changed.program > changed.campaign : changed.campaign > changed.program
    case (.later, let winner): return winner == side
    }
  }

  private func isRecordGone(_ person: Int) -> Bool {
    let record = world.state.mirror.currentRecord(of: PersonID(person))
    return record.map { world.state.mirror.records[$0].isDeleted } ?? true
  }

  /// Whether a program status that a pull sets leaves an entry (CS-G13, CS-G15).
  func isLogged(_ pair: Pair) -> Bool {
    settings.programEntries == .written
      && (settings.firstSyncEntries == .written || !pair.isCompared)
  }

  /// Whether what a push writes leaves an entry (CS-G12, CS-G15).
  func isWriteLogged(_ pair: Pair) -> Bool {
    let isOld = isFirstPush && pair.changedAt.program == .min && pair.now.program != nil
    return settings.campaignEntries == .everyChange
      && (settings.firstSyncEntries == .written || !isOld)
  }
}

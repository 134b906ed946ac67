import SyncState

/// What one cycle knows about a member of a mapped program, and what follows from it.
///
/// A change is a side that differs from the shadow (CS-14.2): one side changed, the other follows;
/// both changed, the conflict rules decide; none changed, nothing happens (CS-G14).
struct MemberReconciliation {
  /// The program status now, nil when no member.
  let program: StatusIndex?
  /// The campaign member status that Marketo has pulled, nil when no member.
  let campaign: StatusIndex?
  /// The program status that the campaign status matches by name; nil when there is none.
  let counterpart: StatusIndex?
  /// What both sides last agreed on.
  let shadow: Shadow
  /// The rule of the first cycle after mapping (CS-I2 … I4, R-38); nil in later cycles.
  let firstSync: Rule?
  /// When the membership last changed in Marketo.
  let programChangedAt: Instant
  /// When the member last changed in Salesforce.
  let campaignChangedAt: Instant
  /// Whether the member's record was deleted in Salesforce, the member with it (CS-X2).
  let isRecordGone: Bool
  /// Whether the sync user cannot see the member's record any more (CS-X12).
  let isRecordHidden: Bool
  /// Whether the member's record is a contact.
  let isContact: Bool
  /// The answers to the questions that the documentation leaves open.
  let policies: Policies

  /// The answers that a decision about a member needs.
  struct Policies {
    let memberConflict: SyncSettings.MemberConflict
    let removalConflict: SyncSettings.RemovalConflict
    let firstSyncConflict: SyncSettings.MemberConflict
    let deletedLeads: SyncSettings.DeletedLeads

    init(_ settings: SyncSettings) {
      memberConflict = settings.memberConflict
      removalConflict = settings.removalConflict
      firstSyncConflict = settings.firstSyncConflict
      deletedLeads = settings.deletedLeads
    }
  }

  /// What is to be done.
  enum Decision: Equatable {
    /// Nothing changed in Salesforce.
    case unchanged
    /// Both sides say the same.
    case agreed
    /// The program takes the counterpart, or loses the member when there is none.
    case programFollows
    /// Marketo's value stands and goes to Salesforce with the push of this cycle.
    case campaignFollows
    /// Salesforce went back to a lower step (CS-G5).
    case regression
    /// The campaign status matches no program status (CS-S8).
    case unknownStatus
  }

  private var isFirstSync: Bool { firstSync != nil }

  /// Returns what is to be done and the rules that say so.
  func decide(_ step: (StatusIndex) -> Int) -> (decision: Decision, rules: [Rule]) {
    switch (program, campaign) {
    case (nil, nil): return (.agreed, [])
    case (.some, nil):
      guard shadow.campaign != nil else { return (.unchanged, []) }
      if isRecordGone, policies.deletedLeads == .comeBack { return (.campaignFollows, [.csX2]) }
      guard program == shadow.program else { return removedInSalesforce() }
      if isRecordGone { return (.programFollows, [.csX2, .csG7]) }
      return (.programFollows, isRecordHidden ? [.csX12, .csG7] : [.csG7])
    case (nil, .some):
      guard campaign != shadow.campaign else {
        // A member who differed before the first sync and has left the program since.
        return isFirstSync && shadow.program != nil ? (.campaignFollows, []) : (.unchanged, [])
      }
      return shadow.program == nil ? joinedInSalesforce() : removedInMarketo()
    case (.some(let program), .some):
      guard campaign != shadow.campaign || isFirstSync else { return (.unchanged, []) }
      return bothMembers(program, step)
    }
  }

  private func joinedInSalesforce() -> (Decision, [Rule]) {
    guard counterpart != nil else { return (.unknownStatus, []) }
    return (.programFollows, firstSync.map { [$0, .csG15] } ?? [.csG2])
  }

  /// Removed in Salesforce, changed in Marketo: the later one wins (CS-K4), at equal times the
  /// change.
  private func removedInSalesforce() -> (Decision, [Rule]) {
    let (removalWins, rules) = settleRemoval(
      isLater: campaignChangedAt > programChangedAt, by: .salesforce)
    return (removalWins ? .programFollows : .campaignFollows, rules)
  }

  /// Removed in Marketo, changed in Salesforce (CS-K4, R-37).
  private func removedInMarketo() -> (Decision, [Rule]) {
    let (removalWins, rules) = settleRemoval(
      isLater: programChangedAt > campaignChangedAt, by: .marketo)
    if removalWins { return (.campaignFollows, rules) }
    guard counterpart != nil else { return (.unknownStatus, []) }
    return (.programFollows, rules)
  }

  /// Whether a removal by a side wins, and the rules that say so.
  private func settleRemoval(
    isLater: Bool, by side: SyncSettings.MemberConflict
  ) -> (wins: Bool, rules: [Rule]) {
    switch policies.removalConflict {
    case .removal: return (true, [.csK4])
    case .change: return (false, [.csK4])
    case .later:
      guard policies.memberConflict == .higherStep else {
        return (policies.memberConflict == side, [.csK4, .csK3, .r37])
      }
      return (isLater, [.csK4, .r37])
    }
  }

  private func bothMembers(
    _ program: StatusIndex, _ step: (StatusIndex) -> Int
  ) -> (Decision, [Rule]) {
    guard let counterpart else { return (.unknownStatus, []) }
    guard counterpart != program else { return (.agreed, []) }
    let (ours, theirs) = (step(program), step(counterpart))
    if isFirstSync {
      let theirsStays = isTheirs(policies.firstSyncConflict, higher: theirs > ours)
      guard theirsStays else { return (.campaignFollows, [.csI5, .r38]) }
      return theirs >= ours ? (.programFollows, [.csI5, .r38]) : (.regression, [.csI5])
    }
    if program == shadow.program {
      return theirs >= ours ? (.programFollows, [.csG4]) : (.regression, [])
    }
    let salesforceWins = isTheirs(
      policies.memberConflict, higher: theirs > ours || (theirs == ours && isContact))
    guard salesforceWins else { return (.campaignFollows, [.csK3, .r37]) }
    return theirs >= ours ? (.programFollows, [.csK3, .r37]) : (.regression, [.csK3])
  }

  /// Whether Salesforce's status stays, when the higher step would or would not be Salesforce's.
  private func isTheirs(_ policy: SyncSettings.MemberConflict, higher: Bool) -> Bool {
    switch policy {
    case .higherStep: higher
    case .marketo: false
    case .salesforce: true
    }
  }
}

import RuleGraph
import SyncState

extension SyncEngine {
  /// Compares the campaign's labels with the channel's statuses and completes the campaign's list.
  ///
  /// Labels unknown to the channel refuse the mapping (CS-S1, CS-S10, R-40). A campaign without members
  /// takes the program's statuses (CS-S5); else missing visible ones are added (CS-S4).
  func matchStatuses(
    of program: ProgramID, _ campaign: SFDCCampaignID, in state: inout RunState
  ) -> SyncReport.RefusedMapping? {
    let statuses = Array(state.graph.assets.channel(of: program).statuses.dropFirst())
    let record = state.mirror.campaigns[campaign.index]
    let names = settings.statusNames
    let unknown = record.statuses.filter { held in
      !held.isDeleted && !statuses.contains { names.areSame($0.name, held.label) }
    }.map(\.label)
    let missing = statuses.filter { status in
      !status.isHidden
        && !record.statuses.contains { !$0.isDeleted && names.areSame($0.label, status.name) }
    }
    warnAboutFlags(statuses, record, campaign, in: &state)
    guard record.members.count > 0 else {
      switch settings.emptyCampaign {
      case .replaced where !unknown.isEmpty || !missing.isEmpty:
        replaceStatuses(of: campaign, by: statuses, in: &state)
      case .completed where !missing.isEmpty:
        addStatuses(missing, to: campaign, rules: [.csS5], in: &state)
      case .replaced, .completed: break
      }
      return nil
    }
    if let label = unknown.first {
      let all = unknown.map { "`\($0)`" }.joined(separator: ", ")
      let hint = nearMiss(label, among: statuses)
      return .init(
        program: program, campaign: campaign,
        reason: "the channel has no status \(all)" + hint, rules: [.csS1, .csS3, .r40])
    }
    guard !missing.isEmpty else { return nil }
    switch settings.statusMatching {
    case .exact:
      let all = missing.map { "`\($0.name)`" }.joined(separator: ", ")
      return .init(
        program: program, campaign: campaign, reason: "the campaign has no status \(all)",
        rules: [.csS1, .csS4])
    case .salesforceLabelsKnown:
      addStatuses(missing, to: campaign, rules: [.csS4], in: &state)
      return nil
    }
  }

  /// Says which statuses are success on one side and not responded on the other (CS-S11).
  private func warnAboutFlags(
    _ statuses: [ProgressionStatus], _ record: CampaignRecord, _ campaign: SFDCCampaignID,
    in state: inout RunState
  ) {
    guard state.trace.isOn else { return }
    for status in statuses {
      guard let index = record.statuses.position(of: status.name, by: settings.statusNames),
        record.statuses[index.index].hasResponded != status.isSuccess
      else { continue }
      note(
        .sync, "`\(status.name)` is success or responded on one side only",
        details: [.init("sfdcCampaign", .sfdcCampaign(campaign))], rules: [.csS11], in: &state)
    }
  }

  /// Returns the campaign's status with the name of a program status, creating it when the status
  /// is visible and first needed (CS-S9, CS-S7).
  mutating func campaignStatus(
    for status: StatusIndex, of program: ProgramID, in campaign: SFDCCampaignID,
    state: inout RunState
  ) -> Result<StatusIndex, SalesforceRefusal> {
    if let found = knownStatus(for: status, of: program, in: campaign, state: state) {
      return .success(found)
    }
    let wanted = state.graph.assets.statuses(of: program)[status.index]
    guard !wanted.isTooLongForLabel else { return .failure(.init(.labelTooLong)) }
    if let found = state.mirror.campaigns[campaign.index].statuses
      .position(of: wanted.name, by: settings.statusNames)
    {
      return .success(found)
    }
    guard !wanted.isHidden else { return .failure(.init(.hiddenStatus)) }
    var request = SalesforceRequest(.update, .campaign)
    request.campaign = campaign
    if case .refused(let refusal) = ask(request, in: &state) { return .failure(refusal) }
    addStatus(wanted, to: campaign, in: &state)
    note(
      .sync, "created the status `\(wanted.name)` in the campaign",
      details: [.init("sfdcCampaign", .sfdcCampaign(campaign))], rules: [.csS9], in: &state)
    return .success(StatusIndex(state.mirror.campaigns[campaign.index].statuses.count - 1))
  }

  /// Gives a campaign without members the statuses of a program, in step order (CS-S5, CS-M4).
  private func replaceStatuses(
    of campaign: SFDCCampaignID, by statuses: [ProgressionStatus], in state: inout RunState
  ) {
    let old = state.mirror.campaigns[campaign.index].statuses.filter { !$0.isDeleted }
    var new: [MemberStatus] = []
    for status in statuses {
      if let kept = old.first(where: { settings.statusNames.areSame($0.label, status.name) }) {
        new.append(kept)
      } else if !status.isHidden {
        new.append(MemberStatus(label: status.name, responded: status.isSuccess))
      }
    }
    if !new.isEmpty, !new.contains(where: \.isDefault) { new[0].isDefault = true }
    let lacksResponded = !new.isEmpty && !new.contains(where: \.hasResponded)
    if lacksResponded { new[new.count - 1].hasResponded = true }
    // Positions of a list that something may still refer to must stay valid.
    if state.mirror.observed[campaign.index].count > 0 {
      let tombstones = state.mirror.campaigns[campaign.index].statuses.map {
        var status = $0
        status.isDeleted = true
        return status
      }
      new = tombstones + new
    }
    state.mirror.campaigns[campaign.index].statuses = new
    note(
      .sync,
      lacksResponded
        ? "the campaign takes the program's statuses; no success status, so the last is responded"
        : "the campaign takes the program's statuses",
      details: [.init("sfdcCampaign", .sfdcCampaign(campaign))],
      rules: [.csS5, .r40, .csM4, .sfS1, .sfS2], in: &state)
  }

  private func addStatuses(
    _ missing: [ProgressionStatus], to campaign: SFDCCampaignID, rules: [Rule],
    in state: inout RunState
  ) {
    for status in missing { addStatus(status, to: campaign, in: &state) }
    note(
      .sync, "added the program's statuses to the campaign",
      details: [.init("sfdcCampaign", .sfdcCampaign(campaign))], rules: rules, in: &state)
  }

  private func addStatus(
    _ status: ProgressionStatus, to campaign: SFDCCampaignID, in state: inout RunState
  ) {
    state.mirror.campaigns[campaign.index].statuses.append(
      MemberStatus(label: status.name, responded: status.isSuccess))
  }

  /// Says when a label differs from a status only by letter case or spaces (CS-S3).
  private func nearMiss(_ label: String, among statuses: [ProgressionStatus]) -> String {
    let names = SyncSettings.StatusNames.loose
    guard let near = statuses.first(where: { names.areSame($0.name, label) }) else { return "" }
    return "; `\(label)` differs from `\(near.name)` only by letter case or spaces"
  }
}

import RuleGraph
import SyncState

extension SyncEngine {
  /// Edits the list of member statuses of a campaign, as Salesforce allows it (SF-S1 … S9).
  mutating func editStatuses(_ change: SalesforceChange, in state: inout RunState) -> StepOutcome {
    switch change {
    case .addStatus(let campaign, let status):
      edit(campaign, nil, in: &state) { $0.add(status) }
    case .renameStatus(let campaign, let status, let label):
      rename(status, of: campaign, to: label, in: &state)
    case .deleteStatus(let campaign, let status):
      edit(campaign, status, in: &state) { $0.delete(status) }
    case .setDefaultStatus(let campaign, let status):
      edit(campaign, status, in: &state) { $0.makeDefault(status) }
    case .setResponded(let campaign, let status, let isResponded):
      setResponded(status, of: campaign, isResponded, in: &state)
    case .member, .setMemberField, .breakMemberField, .createRecord, .setField, .deleteRecord,
      .mergeRecords, .convertLead, .setVisible,
      .deleteCampaign, .setActive, .setType, .setActualCost:
      preconditionFailure("not a change of a status list")
    }
  }

  private func edit(
    _ campaign: SFDCCampaignID, _ status: StatusIndex?, in state: inout RunState,
    _ body: (inout CampaignRecord) -> StepOutcome?
  ) -> StepOutcome {
    guard !state.mirror.campaigns[campaign.index].isDeleted else { return .campaignGone }
    if let status {
      let statuses = state.mirror.campaigns[campaign.index].statuses
      guard status.index < statuses.count, !statuses[status.index].isDeleted else {
        return .refusedBySalesforce("the campaign has no such member status", [])
      }
    }
    return body(&state.mirror.campaigns[campaign.index]) ?? .changedInSalesforce
  }

  private mutating func rename(
    _ status: StatusIndex, of campaign: SFDCCampaignID, to label: String,
    in state: inout RunState
  ) -> StepOutcome {
    let outcome = edit(campaign, status, in: &state) { $0.rename(status, to: label) }
    if outcome.result == .succeeded { renamedStatuses.append((campaign, status, state.now)) }
    return outcome
  }

  private func setResponded(
    _ status: StatusIndex, of campaign: SFDCCampaignID, _ isResponded: Bool,
    in state: inout RunState
  ) -> StepOutcome {
    let today = state.today
    return edit(campaign, status, in: &state) { record in
      let others = record.statuses.enumerated().filter { index, other in
        index != status.index && other.hasResponded && !other.isDeleted
      }
      guard isResponded || !others.isEmpty else {
        return .refusedBySalesforce("a campaign needs a responded status", [.sfS2])
      }
      record.statuses[status.index].hasResponded = isResponded
      // Setting a status anew recalculates its holders (SF-S9).
      for member in record.members.rows where member.status == status {
        record.setStatus(status, of: member.record, on: today)
      }
      return nil
    }
  }
}

extension CampaignRecord {
  fileprivate mutating func add(_ status: MemberStatus) -> StepOutcome? {
    guard self.status(labelled: status.label) == nil else {
      return .refusedBySalesforce("the campaign has this member status", [.sfS6])
    }
    statuses.append(status)
    if status.isDefault { _ = makeDefault(StatusIndex(statuses.count - 1)) }
    return nil
  }

  fileprivate mutating func rename(_ status: StatusIndex, to label: String) -> StepOutcome? {
    guard self.status(labelled: label) == nil else {
      return .refusedBySalesforce("the campaign has this member status", [.sfS6])
    }
    statuses[status.index].label = label
    return nil
  }

  fileprivate mutating func delete(_ status: StatusIndex) -> StepOutcome? {
    let isLastResponded =
      statuses[status.index].hasResponded
      && statuses.count { $0.hasResponded && !$0.isDeleted } == 1
    guard !statuses[status.index].isDefault, !isLastResponded,
      !members.rows.contains(where: { $0.status == status })
    else {
      return .refusedBySalesforce(
        "a default status, one in use, or the last responded one cannot be deleted",
        [.sfS2, .sfS4])
    }
    statuses[status.index].isDeleted = true
    return nil
  }

  fileprivate mutating func makeDefault(_ status: StatusIndex) -> StepOutcome? {
    for index in statuses.indices { statuses[index].isDefault = index == status.index }
    return nil
  }
}

extension StepOutcome {
  static let changedInSalesforce = StepOutcome(.succeeded)
  static let sameInSalesforce = StepOutcome(.skipped, "nothing changes in Salesforce")
  static let campaignGone = StepOutcome(
    .failed, "the campaign was deleted in Salesforce", rules: [.csR3])

  static func refusedBySalesforce(_ note: String, _ rules: [Rule]) -> StepOutcome {
    StepOutcome(.failed, "refused by Salesforce: \(note)", rules: rules)
  }
}

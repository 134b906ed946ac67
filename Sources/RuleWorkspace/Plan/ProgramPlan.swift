public import RuleRuntime
public import SyncState

/// What the next cycle would do about one mapped program.
public struct ProgramPlan: Sendable {
  /// The program.
  public let program: ProgramID
  /// The campaign.
  public let campaign: SFDCCampaignID
  /// Whether the mapping stands; it falls when the campaign is deleted (CS-R3).
  public let isLinked: Bool
  /// Changes of campaign members, by Marketo id.
  public let toSalesforce: [MemberChange]
  /// Changes of program members, by Marketo id.
  public let toMarketo: [MemberChange]
  /// Members whom the cycle leaves different, and why, by Marketo id.
  public let refusals: [Refusal]
  /// What is refused for the campaign as a whole, such as a type that is too long.
  public let campaignRefusals: [Reason]
  /// The member statuses that would be created in the campaign, by position.
  public let newStatuses: [String]
  /// The rules by which statuses are created or replaced.
  public let statusRules: [Rule]
  /// Statuses without a counterpart, or with another flag, as the exports have them.
  public let mismatches: [StatusMismatch]
  /// The new type of the campaign (CS-D1).
  public let type: ValueChange?
  /// The new actual cost of the campaign (CS-D2).
  public let cost: ValueChange?

  /// A change of one member.
  public struct MemberChange: Sendable {
    /// What happens.
    public enum Kind: String, Sendable, CaseIterable {
      /// The person becomes a member.
      case add
      /// The member's status changes.
      case change
      /// The membership ends.
      case remove
    }

    /// The person.
    public let person: PersonID
    /// The status before, nil when no member.
    public let old: String?
    /// The status afterwards, nil when no member.
    public let new: String?
    /// Whether a lead is created for the person first (CS-L1).
    public let createsLead: Bool
    /// The rules that it rests on.
    public let rules: [Rule]

    /// What happens.
    public var kind: Kind { old == nil ? .add : new == nil ? .remove : .change }
  }

  /// A member who stays different.
  public struct Refusal: Sendable {
    /// The person.
    public let person: PersonID
    /// The program status, nil when no member.
    public let programStatus: String?
    /// The campaign status, nil when no member.
    public let campaignStatus: String?
    /// Why.
    public let problem: SyncProblem
  }

  /// A refusal or decision in words.
  public struct Reason: Sendable, Hashable {
    /// What, for people.
    public let text: String
    /// The rules that it rests on.
    public let rules: [Rule]
  }

  /// A value of a campaign that changes.
  public struct ValueChange: Sendable, Hashable {
    /// The value before, nil when there was none.
    public let old: String?
    /// The value afterwards.
    public let new: String?
    /// The rules that it rests on.
    public let rules: [Rule]
  }

  /// Whether the cycle would write anything, or leaves the two sides different.
  public var hasDifference: Bool {
    !toSalesforce.isEmpty || !toMarketo.isEmpty || !refusals.isEmpty || !campaignRefusals.isEmpty
      || !newStatuses.isEmpty || type != nil || cost != nil
  }

  /// Compares the states before and after a cycle.
  init(
    _ report: SyncReport.ProgramReport, _ reasons: PlanReasons,
    _ names: SyncSettings.StatusNames, before: Mirror, after: Mirror
  ) {
    let comparison = MemberComparison(
      program: report.program, campaign: report.campaign, reasons: reasons, before: before,
      after: after)
    program = report.program
    campaign = report.campaign
    isLinked = report.isLinked
    toSalesforce = comparison.campaignChanges()
    toMarketo = comparison.programChanges()
    let channel = after.assets.channel(of: report.program)
    let labels = after.campaigns[report.campaign.index].statuses
    refusals = report.differences.map { difference in
      Refusal(
        person: difference.person,
        programStatus: difference.programStatus.map { channel.statuses[$0.index].name },
        campaignStatus: difference.campaignStatus.map { labels[$0.index].label },
        problem: difference.reason)
    }
    campaignRefusals = (reasons.programs[report.program] ?? []).map {
      Reason(text: $0.note, rules: $0.rules)
    }
    let old = before.campaigns[report.campaign.index]
    newStatuses = labels.filter { !$0.isDeleted && old.status(labelled: $0.label) == nil }
      .map(\.label)
    let decisions = reasons.campaigns[report.campaign] ?? []
    statusRules = decisions.filter { $0.details == ["sfdcCampaign"] }.flatMap(\.rules)
      .filter { $0.id != "CS-S11" }
    mismatches = StatusMismatch.all(of: report.program, report.campaign, in: before, names)
    let new = after.campaigns[report.campaign.index]
    type = Self.change(
      old.type.map { before.text[$0] }, new.type.map { after.text[$0] },
      decisions.first { $0.details.contains("type") })
    cost = Self.change(
      old.actualCost?.decimalText, new.actualCost?.decimalText,
      decisions.first { $0.details.contains("cost") })
  }

  private static func change(
    _ old: String?, _ new: String?, _ decision: PlanReasons.Decision?
  ) -> ValueChange? {
    let isSame = sameBytes(old ?? "", new ?? "")
    return isSame ? nil : ValueChange(old: old, new: new, rules: decision?.rules ?? [])
  }
}

/// Finds what differs between the members before and after a cycle.
private struct MemberComparison {
  let program: ProgramID
  let campaign: SFDCCampaignID
  let reasons: PlanReasons
  let before: Mirror
  let after: Mirror

  func programChanges() -> [ProgramPlan.MemberChange] {
    let (old, new) = (before.programs[program.index], after.programs[program.index])
    let statuses = after.assets.channel(of: program).statuses
    var changes: [ProgramPlan.MemberChange] = []
    func add(_ person: PersonID, _ was: StatusIndex?, _ now: StatusIndex?) {
      guard was != now else { return }
      changes.append(
        .init(
          person: person, old: was.map { statuses[$0.index].name },
          new: now.map { statuses[$0.index].name }, createsLead: false,
          rules: reasons.rules(person, program)))
    }
    // Most members are in the same row as before.
    for (row, member) in old.rows.enumerated() {
      let isSameRow = row < new.count && new.rows[row].person == member.person
      let now = isSameRow ? new.rows[row].status : new[member.person]?.status
      add(member.person, member.status, now)
    }
    for (row, member) in new.rows.enumerated() {
      let isSameRow = row < old.count && old.rows[row].person == member.person
      if !isSameRow, old[member.person] == nil { add(member.person, nil, member.status) }
    }
    return sorted(changes)
  }

  func campaignChanges() -> [ProgramPlan.MemberChange] {
    let (old, new) = (before.campaigns[campaign.index], after.campaigns[campaign.index])
    var changes: [ProgramPlan.MemberChange] = []
    let isSameLabel = new.statuses.indices.map { index in
      index < old.statuses.count && sameBytes(old.statuses[index].label, new.statuses[index].label)
    }
    func add(_ record: RecordID, _ was: CampaignMember?, _ now: CampaignMember?) {
      if let was, let now, was.status == now.status, isSameLabel[now.status.index] { return }
      guard let person = after.records[record].person else { return }
      let (from, to) = (
        was.map { old.statuses[$0.status.index].label },
        now.map { new.statuses[$0.status.index].label }
      )
      if let from, let to, sameBytes(from, to) { return }
      changes.append(
        .init(
          person: person, old: from, new: to,
          createsLead: was == nil && reasons.createsLead(person),
          rules: reasons.rules(person, campaign, of: program)))
    }
    let (oldRows, newRows) = (old.members.rows, new.members.rows)
    for (row, member) in oldRows.enumerated() {
      let isSameRow = row < newRows.count && newRows[row].record == member.record
      add(member.record, member, isSameRow ? newRows[row] : new.members[member.record])
    }
    for (row, member) in newRows.enumerated() {
      let isSameRow = row < oldRows.count && oldRows[row].record == member.record
      if !isSameRow, old.members[member.record] == nil { add(member.record, nil, member) }
    }
    return sorted(changes)
  }

  private func sorted(_ changes: [ProgramPlan.MemberChange]) -> [ProgramPlan.MemberChange] {
    changes.sorted { after.people.marketoID($0.person) < after.people.marketoID($1.person) }
  }
}

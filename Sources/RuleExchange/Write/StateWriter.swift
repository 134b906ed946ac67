public import RuleRuntime
public import SyncState

/// Writes a state in the shapes in which states are read, so that a run can go on from there.
///
/// What the exporters' files cannot say goes into files of our own: who qualified for which smart
/// campaign, what both sides of a mapped program agreed on, and what a run leaves to the next one.
/// Rows are sorted by id.
public struct StateWriter: Sendable {
  let mirror: Mirror
  let kept: LoadReport?
  private let rest: UnfinishedRun?
  /// The people who were not deleted, by Marketo id.
  let people: [PersonID]
  /// The leads and contacts, by Salesforce id.
  let records: [RecordID]
  private let personRanks: [Int]
  private let recordRanks: [Int]
  /// Whether texts that would be read as null are marked.
  private var isMarked = false

  /// Prepares the files of a state; `report` is that of the load it began with, whose columns
  /// without a field are written again, and `unfinished` what the run leaves to the next one.
  public init(
    _ mirror: Mirror, report: LoadReport? = nil, unfinished: UnfinishedRun? = nil
  ) {
    self.mirror = mirror
    kept = report
    rest = unfinished
    let everybody = (0..<mirror.people.count).map { PersonID($0) }
      .sorted { mirror.people.marketoID($0) < mirror.people.marketoID($1) }
    people = everybody.filter { !mirror.people.isDeleted($0) }
    personRanks = Self.ranks(everybody)
    let keys = mirror.records.rows.map { RecordKey(mirror.text.utf8($0.salesforceID)) }
    records = keys.indices.sorted { keys[$0] < keys[$1] }.map { RecordID($0) }
    recordRanks = Self.ranks(records)
  }

  private static func ranks(_ order: [some DenseID]) -> [Int] {
    var ranks = Array(repeating: 0, count: order.count)
    for (rank, id) in order.enumerated() { ranks[id.index] = rank }
    return ranks
  }

  /// The tables, in the order of the files.
  private static let tables: [(name: String, write: @Sendable (StateWriter) -> CSVWriter?)] = [
    ("campaign.csv", { $0.campaigns() }),
    ("campaign_member_status.csv", { $0.statuses() }),
    ("campaign_member.csv", { $0.campaignMembers() }),
    ("lead.csv", { $0.recordTable(.lead) }),
    ("contact.csv", { $0.recordTable(.contact) }),
    ("opportunity.csv", { $0.opportunityTable() }),
    ("opportunity_contact_role.csv", { $0.opportunityRoleTable() }),
    ("people.csv", { $0.peopleTable() }),
    ("program_members.csv", { $0.programMembers() }),
    ("list_members.csv", { $0.listMembers() }),
    ("campaign_history.csv", { $0.history() }),
    ("sync_shadow.csv", { $0.shadows() }),
    ("run_position.csv", { writer in writer.rest.map { writer.runPosition($0) } }),
    ("flow_waits.csv", { writer in writer.rest.map { writer.flowWaits($0) } }),
    ("sync_pending.csv", { writer in writer.rest.map { writer.syncPending($0) } }),
  ]

  /// The number of tables.
  public static var tableCount: Int { tables.count }

  /// Returns the file of a table, so that several can be made side by side; nil for an empty one.
  public func table(_ number: Int) -> OutputFile? {
    let table = Self.tables[number]
    guard var writer = table.write(self), writer.rowCount > 0 else { return nil }
    if writer.needsMarks {
      var marking = self
      marking.isMarked = true
      writer = table.write(marking) ?? writer
    }
    return OutputFile(name: table.name, bytes: writer.bytes)
  }

  /// Returns an empty table.
  func file(_ null: CSVWriter.Null, _ columns: [String]) -> CSVWriter {
    CSVWriter(columns: columns, null: null, isMarked: isMarked)
  }

  /// Returns the files, in a fixed order; empty tables are left out.
  public func files() -> [OutputFile] { Self.tables.indices.compactMap { table($0) } }

  func text(_ id: TextID?) -> String? { id.map { mirror.text[$0] } }

  private var memberFields: Schema { mirror.assets.memberFields }

  /// The custom fields of members that Salesforce has.
  private var salesforceFields: [FieldID] {
    memberFields.fields.indices.map { FieldID($0) }
      .filter { memberFields[$0].salesforceName != nil }
  }

  private func campaigns() -> CSVWriter {
    let names = kept?.keptCampaigns.names ?? []
    var writer = file(
      .salesforce, ["Id", "Name", "Type", "IsActive", "ActualCost", "IsDeleted"] + names)
    for (position, campaign) in mirror.campaigns.enumerated() {
      let row = [
        text(campaign.salesforceID), mirror.assets.sfdcCampaigns[position].name,
        text(campaign.type), flag(campaign.isActive), campaign.actualCost?.decimalText,
        flag(campaign.isDeleted),
      ]
      writer.append(
        values: row + names.indices.map { text(kept?.keptCampaigns.text($0, row: position)) })
    }
    return writer
  }

  private func statuses() -> CSVWriter {
    var writer = file(
      .salesforce,
      ["CampaignId", "Campaign.Name", "Label", "HasResponded", "IsDefault", "SortOrder"])
    for (position, campaign) in mirror.campaigns.enumerated() {
      let key = campaignKey(position)
      for (order, status) in campaign.statuses.filter({ !$0.isDeleted }).enumerated() {
        writer.append(
          values: key + [
            status.label, flag(status.hasResponded), flag(status.isDefault), String(order + 1),
          ])
      }
    }
    return writer
  }

  /// The cells of `CampaignId` and `Campaign.Name`: the id, or the name where there is none.
  private func campaignKey(_ position: Int) -> [String?] {
    let id = mirror.campaigns[position].salesforceID
    return [text(id), id == nil ? mirror.assets.sfdcCampaigns[position].name : nil]
  }

  private func campaignMembers() -> CSVWriter {
    var writer = file(
      .salesforce,
      [
        "Id", "CampaignId", "Campaign.Name", "LeadId", "ContactId", "Status", "HasResponded",
        "FirstRespondedDate",
      ] + salesforceFields.map { memberFields[$0].salesforceName ?? "" })
    let salesforceFields = salesforceFields
    for (position, campaign) in mirror.campaigns.enumerated() {
      let key = campaignKey(position)
      for member in campaign.members.rows.sorted(by: isBefore) {
        let record = mirror.records[member.record]
        let id = text(record.salesforceID)
        let status = campaign.statuses[member.status.index]
        writer.append(value: text(member.salesforceID))
        for value in key { writer.append(value: value) }
        writer.append(value: record.kind == .lead ? id : nil)
        writer.append(value: record.kind == .contact ? id : nil)
        writer.append(value: status.label)
        writer.append(cell: flag(status.hasResponded))
        writer.append(value: member.firstRespondedDate?.description)
        for field in salesforceFields {
          writer.append(
            value: SalesforceCell.value(campaign.members[member.record, field], mirror.text))
        }
        writer.endRow()
      }
    }
    return writer
  }

  private func programMembers() -> CSVWriter {
    let hasStreams = mirror.assets.programs.contains { $0.type == .engagement }
    var writer = file(
      .marketo,
      [
        "programId", "program", "leadId", "statusName", "reachedSuccess", "reachedSuccessDate",
        "membershipDate", "acquiredBy",
      ] + memberFields.fields.map(\.apiName)
        + (hasStreams ? ["trackName", "nurtureCadence", "isExhausted"] : []))
    for (position, members) in mirror.programs.enumerated() {
      let program = mirror.assets.programs[position]
      let channel = mirror.assets.channels[program.channel.index]
      let id = program.marketoID.map { String($0) }
      for member in members.rows.sorted(by: isBefore)
      where !mirror.people.isDeleted(member.person) {
        writer.append(value: id)
        writer.append(value: program.name)
        writer.append(cell: String(mirror.people.marketoID(member.person)))
        writer.append(value: channel.statuses[member.status.index].name)
        writer.append(cell: flag(member.reachedSuccess))
        writer.append(value: member.successDate?.description)
        writer.append(value: member.membershipDate?.description)
        writer.append(cell: flag(member.acquiredBy))
        for field in memberFields.fields.indices {
          let value = members[member.person, FieldID(field)]
          writer.append(value: value.isNull ? nil : value.spelled(mirror.text, zone: .utc))
        }
        for value in hasStreams ? nurture(of: member, in: program) : [] {
          writer.append(value: value)
        }
        writer.endRow()
      }
    }
    return writer
  }

  /// The cells of `trackName`, `nurtureCadence` and `isExhausted` (MX-P1, MX-P4).
  private func nurture(of member: ProgramMember, in program: Program) -> [String?] {
    guard let nurture = member.nurture else { return [nil, nil, nil] }
    return [
      nurture.stream.map { program.streams[$0.index] },
      nurture.isPaused ? "pause" : "norm", flag(nurture.isExhausted),
    ]
  }

  private func listMembers() -> CSVWriter {
    var writer = file(.marketo, ["listId", "list", "leadId"])
    for (position, members) in mirror.lists.enumerated() {
      let list = mirror.assets.lists[position]
      let id = list.marketoID.map { String($0) }
      for person in members.people.sorted(by: isBefore) where !mirror.people.isDeleted(person) {
        writer.append(values: [id, list.name, String(mirror.people.marketoID(person))])
      }
    }
    return writer
  }

  private func history() -> CSVWriter {
    var writer = file(.marketo, ["smartCampaign", "leadId", "qualifiedAt"])
    for (position, history) in mirror.history.enumerated() where history.count > 0 {
      for person in people {
        guard let instant = history[person] else { continue }
        let id = String(mirror.people.marketoID(person))
        writer.append(values: [mirror.assets.smartCampaigns[position], id, instant.text])
      }
    }
    return writer
  }

  private func shadows() -> CSVWriter {
    var writer = file(.marketo, ["program", "leadId", "programStatus", "campaignStatus"])
    for (position, link) in mirror.links.enumerated() {
      guard let link, link.isInitialised else { continue }
      let program = mirror.assets.programs[position]
      let channel = mirror.assets.channels[program.channel.index]
      let statuses = mirror.campaigns[link.campaign.index].statuses
      writer.append(values: [program.name, nil, nil, nil])
      for person in people {
        guard let shadow = link[person] else { continue }
        writer.append(values: [
          program.name, String(mirror.people.marketoID(person)),
          shadow.program.map { channel.statuses[$0.index].name },
          shadow.campaign.map { statuses[$0.index].label },
        ])
      }
    }
    return writer
  }

  private func isBefore(_ left: CampaignMember, _ right: CampaignMember) -> Bool {
    recordRanks[left.record.index] < recordRanks[right.record.index]
  }

  private func isBefore(_ left: ProgramMember, _ right: ProgramMember) -> Bool {
    isBefore(left.person, right.person)
  }

  private func isBefore(_ left: PersonID, _ right: PersonID) -> Bool {
    personRanks[left.index] < personRanks[right.index]
  }

  private func flag(_ flag: Bool) -> String { flag ? "true" : "false" }
}

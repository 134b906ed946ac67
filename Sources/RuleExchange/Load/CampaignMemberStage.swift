import SyncState

/// The rows of campaign member files until all files are there.
struct CampaignMemberStage: Sendable {
  /// How the columns of a file are read.
  struct Mapping: Sendable {
    let campaign: CampaignStage.KeyColumn
    let id: Int?
    let lead: Int?
    let contact: Int?
    let either: Int?
    let status: Int?
    let firstRespondedDate: Int?
    let isDeleted: Int?
    let fields: MemberColumns
  }

  /// How the rows name their campaigns.
  var campaigns = CodedKeys<CampaignStage.CampaignKey>()
  /// The leads and contacts.
  var records: [RecordKey] = []
  /// The labels; nil means the campaign's default (SF-M4).
  var statuses = CodedKeys<TextID?>()
  /// The days of the first response, `Column.dateNull` for none.
  var firstRespondedDays: [Int32] = []
  var places = RowPlaces()
  /// The ids of the members plus one, 0 for none; empty when nobody asks for them.
  var ids: [UInt32] = []
  /// The custom fields (CS-C1), one column each.
  var values: [Column]
  let demand: ColumnDemand
  private let finder: MemberFieldFinder
  /// The number of rows of members that were deleted in Salesforce.
  var deletedCount = 0

  init(fields: Schema, demand: ColumnDemand) {
    self.demand = demand
    finder = MemberFieldFinder(fields)
    values = fields.fields.map { Column(type: $0.type) }
  }

  /// Finds the columns of a file.
  func map(_ header: HeaderMap) -> (Mapping, unknown: [Int]) {
    let fields = finder.salesforceColumns(of: header)
    let campaign = CampaignStage.KeyColumn(header)
    let mapping = Mapping(
      campaign: campaign, id: header.column("Id"), lead: header.column("LeadId", "Lead.Id"),
      contact: header.column("ContactId", "Contact.Id"),
      either: header.column("LeadOrContactId"), status: header.column("Status"),
      firstRespondedDate: header.column("FirstRespondedDate"),
      isDeleted: header.column("IsDeleted"), fields: fields)
    // Known without being needed: they follow from others, or say who touched the row.
    let derived = [
      "HasResponded", "CreatedDate", "LastModifiedDate", "SystemModstamp", "Type", "CreatedById",
      "LastModifiedById",
    ].map { header.column($0) }
    let known =
      derived + [
        mapping.id, mapping.lead, mapping.contact, mapping.either, mapping.status,
        mapping.firstRespondedDate, mapping.isDeleted, campaign.id, campaign.name,
      ] + fields.map(\.column)
    return (mapping, header.names.indices.filter { !known.contains($0) })
  }

  /// Takes a row; false when it cannot be used.
  mutating func take(_ row: CSVReader, _ mapping: Mapping, _ context: inout LoadContext) -> Bool {
    let id = context.recordID(row, mapping.id)
    let lead = context.recordID(row, mapping.lead)
    let contact = context.recordID(row, mapping.contact)
    let either = context.recordID(row, mapping.either)
    let date = context.day(row, mapping.firstRespondedDate)
    let isDeleted = context.flag(row, mapping.isDeleted)
    guard let campaign = mapping.campaign.read(row, &context), !id.isBad, !lead.isBad,
      !contact.isBad, !either.isBad, !date.isBad, !isDeleted.isBad,
      let cells = context.memberCells(row, mapping.fields)
    else { return false }
    let column = mapping.lead ?? mapping.contact ?? mapping.either ?? 0
    // With both, Salesforce keeps the contact.
    guard let record = contact.content ?? lead.content ?? either.content else {
      context.reportMissing(row, column)
      return false
    }
    if isDeleted.content ?? false {
      deletedCount += 1
      return true
    }
    let used = contact.content != nil ? mapping.contact : column
    values.append(cells)
    campaigns.append(campaign)
    records.append(record)
    statuses.append(context.text(row, mapping.status))
    firstRespondedDays.append(date.content?.daysSince1970 ?? Column.dateNull)
    places.append(context.place(row, mapping.campaign.column, used, mapping.status))
    if demand.isWritten {
      ids.append(id.content.map { context.text.intern($0.text).rawValue + 1 } ?? 0)
    }
    return true
  }
}

import RuleSource
import SyncState

/// The rows of campaign member files until all files are there.
struct CampaignMemberStage: Sendable {
  /// A member of the data.
  struct Member: Sendable {
    let id: TextID?
    let campaign: CampaignStage.CampaignKey
    let record: TextID
    /// The label; nil means the campaign's default (SF-M4).
    let status: TextID?
    let firstRespondedDate: CivilDate?
    let values: MemberCells
    let place: RowPlace
  }

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

  private let finder: MemberFieldFinder
  private(set) var members: [Member] = []
  /// The number of rows of members that were deleted in Salesforce.
  private(set) var deletedCount = 0

  init(fields: Schema) { finder = MemberFieldFinder(fields) }

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
      let values = context.memberCells(row, mapping.fields)
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
    members.append(
      Member(
        id: id.content, campaign: campaign, record: record,
        status: context.text(row, mapping.status), firstRespondedDate: date.content,
        values: values,
        place: context.place(row, mapping.campaign.column, used, mapping.status)))
    return true
  }
}

/// The rows of program member extracts until all files are there.
struct ProgramMemberStage: Sendable {
  /// A program member of the data.
  struct Member: Sendable {
    let programID: Int64?
    let programName: TextID?
    let lead: Int64
    let status: TextID
    let reachedSuccess: Bool
    let successDate: CivilDate?
    let membershipDate: CivilDate?
    let acquiredBy: Bool
    let stream: TextID?
    let isPaused: Bool
    let isExhausted: Bool
    let values: MemberCells
    let place: RowPlace
  }

  /// How the columns of a file are read.
  struct Mapping: Sendable {
    let lead: Int
    let programID: Int?
    let programName: Int?
    let status: Int
    let reachedSuccess: Int?
    let successDate: Int?
    let membershipDate: Int?
    let acquiredBy: Int?
    let stream: Int?
    let cadence: Int?
    let isExhausted: Int?
    let fields: MemberColumns
  }

  private let finder: MemberFieldFinder
  private(set) var members: [Member] = []

  init(fields: Schema) { finder = MemberFieldFinder(fields) }

  /// Finds the columns of a file.
  func map(_ header: HeaderMap) -> (Mapping, unknown: [Int])? {
    guard let lead = header.column("leadId"), let status = header.column("statusName") else {
      return nil
    }
    let mapping = Mapping(
      lead: lead, programID: header.column("programId"), programName: header.column("program"),
      status: status, reachedSuccess: header.column("reachedSuccess"),
      successDate: header.column("reachedSuccessDate"),
      membershipDate: header.column("membershipDate"), acquiredBy: header.column("acquiredBy"),
      stream: header.column("trackName"), cadence: header.column("nurtureCadence"),
      isExhausted: header.column("isExhausted"),
      fields: finder.marketoColumns(of: header))
    let unused = [
      "createdAt", "updatedAt", "attendanceLikelihood", "registrationCode",
      "registrationLikelihood", "statusReason", "waitlistPriority", "webinarUrl",
    ].map { header.column($0) }
    let used: [Int?] = [
      lead, status, mapping.programID, mapping.programName, mapping.reachedSuccess,
      mapping.successDate, mapping.membershipDate, mapping.acquiredBy, mapping.stream,
      mapping.cadence, mapping.isExhausted,
    ]
    let known: [Int?] = unused + used + mapping.fields.map(\.column)
    return (mapping, header.names.indices.filter { !known.contains($0) })
  }

  /// Takes a row; false when it cannot be used.
  mutating func take(_ row: CSVReader, _ mapping: Mapping, _ context: inout LoadContext) -> Bool {
    let lead = context.marketoID(row, mapping.lead)
    let success = context.flag(row, mapping.reachedSuccess)
    let successDate = context.day(row, mapping.successDate)
    let membershipDate = context.day(row, mapping.membershipDate)
    let acquiredBy = context.flag(row, mapping.acquiredBy)
    let isExhausted = context.flag(row, mapping.isExhausted)
    let isPaused = Self.isPaused(row, mapping.cadence, &context)
    let name = context.text(row, mapping.programName)
    let idColumn = mapping.programID.flatMap { context.isNull(row, $0) ? nil : $0 }
    let id = idColumn.map { context.marketoID(row, $0) } ?? .empty
    guard let lead = lead.content, !success.isBad, !successDate.isBad, !membershipDate.isBad,
      !acquiredBy.isBad, !isExhausted.isBad, !isPaused.isBad, !id.isBad,
      let values = context.memberCells(row, mapping.fields)
    else { return false }
    let programColumn = idColumn ?? mapping.programName ?? mapping.programID ?? 0
    guard id.content != nil || name != nil else {
      context.reportMissing(row, programColumn)
      return false
    }
    guard let status = context.text(row, mapping.status) else {
      context.reportMissing(row, mapping.status)
      return false
    }
    members.append(
      Member(
        programID: id.content, programName: name, lead: lead, status: status,
        reachedSuccess: success.content ?? false, successDate: successDate.content,
        membershipDate: membershipDate.content, acquiredBy: acquiredBy.content ?? false,
        stream: mapping.stream.flatMap { context.text(row, $0) },
        isPaused: isPaused.content ?? false, isExhausted: isExhausted.content ?? false,
        values: values,
        place: context.place(row, programColumn, mapping.lead, mapping.status)))
    return true
  }

  /// Reads a cadence: `norm`, or `pause` or `paus` for paused (MX-P4).
  private static func isPaused(
    _ row: CSVReader, _ column: Int?, _ context: inout LoadContext
  ) -> Cell<Bool> {
    guard let column, !context.isNull(row, column) else { return .empty }
    if row.isEqual(column, "norm") { return .value(false) }
    if row.isEqual(column, "pause") || row.isEqual(column, "paus") { return .value(true) }
    context.report(
      ExchangeDiagnostics.invalidValue, row, column,
      "\(Diagnostic.quoted(row.text(ofColumn: column))) in `nurtureCadence` is neither `norm` nor "
        + "`pause`")
    return .bad
  }
}

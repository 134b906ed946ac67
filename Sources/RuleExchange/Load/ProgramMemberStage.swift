import RuleSource
import SyncState

/// The rows of program member extracts until all files are there.
struct ProgramMemberStage: Sendable {
  /// How a row names its program.
  struct ProgramKey: Hashable, Sendable {
    /// The id, 0 for none.
    let id: Int64
    let name: TextID?
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

  /// How the rows name their programs.
  var programs = CodedKeys<ProgramKey>()
  /// The Marketo ids of the people.
  var leads: [Int64] = []
  /// The names of the statuses.
  var statuses = CodedKeys<TextID>()
  var reachedSuccess: [Bool] = []
  /// The days of success, `Column.dateNull` for none.
  var successDays: [Int32] = []
  /// The days of membership, `Column.dateNull` for none.
  var membershipDays: [Int32] = []
  var acquiredBy: [Bool] = []
  /// The names of the streams; nil where there is none.
  var streams = CodedKeys<TextID?>()
  var arePaused: [Bool] = []
  var areExhausted: [Bool] = []
  var places = RowPlaces()
  /// The custom fields (CS-C1), one column each.
  var values: [Column]
  private let finder: MemberFieldFinder

  init(fields: Schema) {
    finder = MemberFieldFinder(fields)
    values = fields.fields.map { Column(type: $0.type) }
  }

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
      let cells = context.memberCells(row, mapping.fields)
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
    values.append(cells)
    programs.append(ProgramKey(id: id.content ?? 0, name: name))
    leads.append(lead)
    statuses.append(status)
    reachedSuccess.append(success.content ?? false)
    successDays.append(successDate.content?.daysSince1970 ?? Column.dateNull)
    membershipDays.append(membershipDate.content?.daysSince1970 ?? Column.dateNull)
    self.acquiredBy.append(acquiredBy.content ?? false)
    streams.append(context.text(row, mapping.stream))
    arePaused.append(isPaused.content ?? false)
    areExhausted.append(isExhausted.content ?? false)
    places.append(context.place(row, programColumn, mapping.lead, mapping.status))
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

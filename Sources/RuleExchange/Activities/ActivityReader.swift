import RuleRuntime
public import RuleSource
public import SyncState

/// Reads activity extracts (MX-A1 … MX-A10) into neutral entries.
///
/// ```swift
/// var reader = ActivityReader(text: graph.text)
/// reader.load(file: "activities.csv", bytes: bytes)
/// let (entries, report) = reader.finish()
/// ```
public struct ActivityReader: Sendable {
  private struct Columns: Sendable {
    let guid: Int
    let lead: Int
    let date: Int
    let type: Int
    let campaign: Int?
    let primaryID: Int?
    let primaryValue: Int?
    let attributes: Int?
    let result: Int?

    init?(_ header: HeaderMap) {
      let required = FileShape.activities.requirements.compactMap { header.column(among: $0) }
      guard required.count == 4 else { return nil }
      (guid, lead, date, type) = (required[0], required[1], required[2], required[3])
      campaign = header.column("campaignId")
      primaryID = header.column("primaryAttributeValueId")
      primaryValue = header.column("primaryAttributeValue")
      attributes = header.column("attributes")
      result = header.column("actionResult")
    }

    var all: [Int?] {
      [guid, lead, date, type, campaign, primaryID, primaryValue, attributes, result]
    }
  }

  private struct OpenFile: Sendable {
    var reader: CSVReader
    var report: LoadReport.File
    var columns: Columns?
    var isDead = false
  }

  private var context: LoadContext
  private var entries: [ImportedActivity] = []
  /// Whether each text was the id of an entry, as far as the last such text.
  private var isEntryID: [Bool] = []
  private var reports: [LoadReport.File] = []
  private var open: OpenFile?
  private let limits: Limits
  private let recognizer = HeaderRecognizer(schema: Schema())

  /// Creates a reader; texts are added to a copy of `text`.
  public init(
    text: TextPool = TextPool(), zone: TimeZoneTable = .utc, policy: BadRowPolicy = .stop,
    limits: Limits = .standard
  ) {
    context = LoadContext(assets: Assets(), zone: zone, text: text, log: FindingLog(policy: policy))
    self.limits = limits
  }

  /// The texts of the entries.
  public var text: TextPool { context.text }

  /// Whether an error has ended the reading, so that further files need not be read.
  public var isStopped: Bool { context.log.isStopped }

  /// Reads a whole file; `file` is the name in reports.
  public mutating func load(file: String, bytes: [UInt8]) {
    begin(file: file)
    append(bytes)
    end()
  }

  /// Begins a file whose bytes come in pieces; `file` is the name in reports.
  public mutating func begin(file: String) {
    precondition(open == nil, "one file after the other")
    context.files.append(file)
    open = OpenFile(reader: CSVReader(limits: limits), report: LoadReport.File(name: file))
  }

  /// Gives the next bytes of the file.
  public mutating func append(_ bytes: [UInt8]) {
    guard var file = open, !file.isDead, !isStopped else { return }
    open = nil
    file.reader.append(bytes)
    drain(&file)
    open = file
  }

  /// Ends the file.
  public mutating func end() {
    guard var file = open else { return }
    open = nil
    if !file.isDead, !isStopped {
      file.reader.end()
      drain(&file)
      if !file.isDead, !isStopped, file.reader.rowCount == 0 {
        context.log.add(
          ExchangeDiagnostics.noRows, file: context.file,
          DataPosition(line: 1, column: 1, offset: 0), "the file has a header and no rows")
      }
    }
    file.report.rowCount = file.reader.rowCount
    reports.append(file.report)
  }

  /// Returns the entries by instant, those of one instant in the order of reading.
  public mutating func finish() -> ([ImportedActivity], LoadReport) {
    precondition(open == nil, "the last file must have ended")
    var report = LoadReport()
    report.files = reports
    report.findings = context.sortedFindings()
    report.counts = context.log.sortedCounts
    report.isUsable = !context.log.isStopped && !context.log.hasFileError
    let order = entries.indices.sorted { (entries[$0].at, $0) < (entries[$1].at, $1) }
    return (order.map { entries[$0] }, report)
  }

  private mutating func drain(_ file: inout OpenFile) {
    while !isStopped, !file.isDead {
      let step = file.reader.next()
      if case .needsInput = step { return }
      if file.columns == nil, !file.reader.header.isEmpty { recognise(&file) }
      if file.isDead { return }
      switch step {
      case .needsInput, .end: return
      case .row:
        if let columns = file.columns, !take(file.reader, columns) { file.report.badRowCount += 1 }
      case .problem(let problem):
        if problem.kind.isFatal || file.columns == nil {
          file.isDead = true
          context.log.addFileError(
            problem.diagnosticKind, file: context.file, problem.position, problem.message)
        } else {
          file.report.badRowCount += 1
          context.log.add(
            problem.diagnosticKind, file: context.file, problem.position, problem.message)
        }
      }
    }
  }

  private mutating func recognise(_ file: inout OpenFile) {
    let map = HeaderMap(file.reader.header)
    if let columns = Columns(map) {
      file.columns = columns
      file.report.shape = .activities
      file.report.unknownColumns = map.names.indices.filter { !columns.all.contains($0) }
        .map { map.names[$0] }
      return
    }
    file.isDead = true
    let place = DataPosition(line: 1, column: 1, offset: 0)
    switch recognizer.recognise(file.reader.header, firstID: nil) {
    case .shape(let shape):
      context.log.addFileError(
        ExchangeDiagnostics.unknownFileShape, file: context.file, place,
        "the file is a \(shape.title); expected a Marketo activity extract")
    case .unknown(let nearest, let missing):
      context.log.addFileError(
        ExchangeDiagnostics.unknownFileShape, file: context.file, place,
        ExchangeDiagnostics.unknownShapeMessage(nearest, missing, header: map.names))
    }
  }

  /// Takes a row; false when it cannot be used.
  private mutating func take(_ row: CSVReader, _ columns: Columns) -> Bool {
    guard let guid = context.text(row, columns.guid) else {
      context.reportMissing(row, columns.guid)
      return false
    }
    let date = context.value(row, columns.date, as: .datetime)
    let attributes = attributes(row, columns.attributes)
    let result = result(row, columns.result)
    guard case .value(let lead) = context.marketoID(row, columns.lead),
      case .value(let type) = context.marketoID(row, columns.type), !date.isBad,
      !attributes.isBad, !result.isBad
    else { return false }
    guard case .value(.datetime(let at)) = date else {
      context.reportMissing(row, columns.date)
      return false
    }
    guard note(entryID: guid) else {
      let shown = Diagnostic.quoted(context.text[guid])
      context.report(
        ExchangeDiagnostics.duplicateID, row, columns.guid,
        "the entry \(shown) occurs twice; the first row is used")
      return false
    }
    entries.append(
      ImportedActivity(
        guid: guid, leadID: lead, at: at, typeID: type,
        campaignID: context.looseID(row, columns.campaign),
        primaryID: context.looseID(row, columns.primaryID),
        primaryValue: context.text(row, columns.primaryValue),
        attributes: attributes.content ?? [], result: result.content,
        file: context.files.count - 1, line: row.rowPosition.line))
    return true
  }

  /// Notes the id of an entry; false when an entry had it before.
  private mutating func note(entryID: TextID) -> Bool {
    let missing = entryID.index + 1 - isEntryID.count
    if missing > 0 { isEntryID.append(contentsOf: repeatElement(false, count: missing)) }
    guard !isEntryID[entryID.index] else { return false }
    isEntryID[entryID.index] = true
    return true
  }

  private mutating func result(_ row: CSVReader, _ column: Int?) -> Cell<StepResult> {
    guard let column, !context.isNull(row, column) else { return .empty }
    for result in StepResult.allCases where row.isEqual(column, result.rawValue) {
      return .value(result)
    }
    let names = StepResult.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    context.report(
      ExchangeDiagnostics.invalidValue, row, column,
      "\(Diagnostic.quoted(row.text(ofColumn: column))) in `actionResult` is not one of \(names)")
    return .bad
  }

  /// Reads the attributes: an object, or an array of objects with `name` and `value` (MX-A2).
  private mutating func attributes(
    _ row: CSVReader, _ column: Int?
  ) -> Cell<[ImportedActivity.Attribute]> {
    guard let column, !context.isNull(row, column) else { return .empty }
    var scanner = JSONScanner(row.buffer, row.cells[column])
    do throws(JSONScanner.Failure) {
      let isArray = scanner.peek() == UInt8(ascii: "[")
      let attributes =
        isArray
        ? try scanner.namedValues(&context.text) : try scanner.object(&context.text)
      if scanner.peek() == nil { return .value(attributes) }
    } catch {}
    let offset = scanner.index - row.cells[column].lowerBound + 1
    context.report(
      ExchangeDiagnostics.malformedAttributes, row, column,
      "the attributes are not JSON at character \(offset); expected an object of names and values")
    return .bad
  }
}

extension JSONScanner {
  /// Reads an object of names and values.
  fileprivate mutating func object(
    _ pool: inout TextPool
  ) throws(Failure) -> [ImportedActivity.Attribute] {
    var attributes: [ImportedActivity.Attribute] = []
    try expect("{")
    if skip("}") { return [] }
    repeat {
      let name = try string(&pool)
      try expect(":")
      attributes.append(.init(name: name, value: try value(&pool)))
    } while skip(",")
    try expect("}")
    return attributes
  }

  /// Reads an array of objects with a `name` and a `value`; other members are passed over.
  fileprivate mutating func namedValues(
    _ pool: inout TextPool
  ) throws(Failure) -> [ImportedActivity.Attribute] {
    let nameKey = pool.intern("name")
    let valueKey = pool.intern("value")
    var attributes: [ImportedActivity.Attribute] = []
    try expect("[")
    if skip("]") { return [] }
    repeat {
      let members = try object(&pool)
      guard case .text(let name)? = members.first(where: { $0.name == nameKey })?.value else {
        throw Failure()
      }
      let value = members.first { $0.name == valueKey }?.value
      attributes.append(.init(name: name, value: value ?? .null))
    } while skip(",")
    try expect("]")
    return attributes
  }
}

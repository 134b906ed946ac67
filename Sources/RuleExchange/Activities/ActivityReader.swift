import RuleRuntime
public import RuleSource
public import SyncState

/// Reads activity extracts (MX-A1 … MX-A9) into neutral entries.
///
/// Pieces of a file can be read side by side, as with a ``StateLoader``.
///
/// ```swift
/// var reader = ActivityReader(text: graph.text)
/// reader.load(file: "activities.csv", bytes: bytes)
/// let (activities, report) = reader.finish()
/// ```
public struct ActivityReader: Sendable {
  private struct OpenFile: Sendable {
    var reader: CSVReader
    var report: LoadReport.File
    var columns: ActivityColumns?
    var isDead = false
  }

  private var context: LoadContext
  private var activities = ImportedActivities()
  private var entryIDs = EntryIDs()
  private var reports: [LoadReport.File] = []
  private var open: OpenFile?
  private let limits: Limits
  private let recognizer = HeaderRecognizer(schema: Schema())

  /// Creates a reader; `zone` is that of dates without a time.
  public init(
    zone: TimeZoneTable = .utc, policy: BadRowPolicy = .stop, limits: Limits = .standard
  ) {
    context = LoadContext(
      assets: Assets(), zone: zone, text: TextPool(), log: FindingLog(policy: policy))
    self.limits = limits
  }

  /// Whether more bytes of the present file are of use.
  public var isReading: Bool { !isStopped && open?.isDead == false }

  /// Whether an error has ended the reading, so that further files need not be read.
  public var isStopped: Bool { context.log.isStopped }

  /// Reads a whole file; `file` is the name in reports.
  public mutating func load(file: String, bytes: [UInt8]) {
    begin(file: file)
    append(bytes)
    end()
  }

  /// Begins a file whose bytes come in pieces; `file` is the name in reports.
  public mutating func begin(file: String, byteCount _: Int = 0) {
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

  /// Reads the rows of the present file piece by piece, on any thread; nil while its header is not
  /// known.
  public var chunkDecoder: ChunkDecoder? {
    guard let file = open, !file.isDead, !isStopped, let columns = file.columns,
      let form = file.reader.form(limits)
    else { return nil }
    return ChunkDecoder(form, context.cells) { cells in
      ActivityChunk(cells, columns).map { .activities($0) }
    }
  }

  /// Gives the next bytes of the file, read before by its ``chunkDecoder``.
  public mutating func append(_ chunk: DecodedChunk) {
    guard var file = open, !file.isDead, !isStopped else { return }
    guard case .activities(let rows)? = chunk.rows, file.reader.isAtRowStart else {
      return append(Array(chunk.bytes))
    }
    open = nil
    let origin = ChunkOrigin(file: context.files.count - 1, line: file.reader.rowPosition.line)
    file.report.badRowCount += take(rows, origin)
    file.reader.pass(rowCount: chunk.rowCount, byteCount: chunk.byteCount)
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
  public mutating func finish() -> (ImportedActivities, LoadReport) {
    precondition(open == nil, "the last file must have ended")
    var report = LoadReport()
    report.files = reports
    report.findings = context.sortedFindings()
    report.counts = context.log.sortedCounts
    report.hasFaultyFile = context.log.hasFileError
    report.isUsable = !context.log.isStopped && !context.log.hasFileError
    var activities = ImportedActivities()
    swap(&activities, &self.activities)
    activities.sort()
    swap(&activities.texts, &context.text)
    return (activities, report)
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
    if let columns = ActivityColumns(map) {
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
  private mutating func take(_ row: CSVReader, _ columns: ActivityColumns) -> Bool {
    guard !context.isNull(row, columns.guid) else {
      context.reportMissing(row, columns.guid)
      return false
    }
    let date = context.value(row, columns.date, as: .datetime)
    let first = activities.attributes.count
    let hasAttributes = readAttributes(row, columns.attributes)
    let result = result(row, columns.result)
    guard case .value(let lead) = context.marketoID(row, columns.lead),
      case .value(let type) = context.marketoID(row, columns.type), !date.isBad,
      hasAttributes, !result.isBad, isNew(row, columns, date)
    else {
      activities.attributes.removeLast(activities.attributes.count - first)
      return false
    }
    guard case .value(.datetime(let at)) = date else { return false }
    activities.entries.append(
      ImportedActivity(
        leadID: lead, at: at, typeID: type, campaign: context.looseID(row, columns.campaign) ?? 0,
        primary: context.looseID(row, columns.primaryID) ?? 0,
        name: context.text(row, columns.primaryValue).map { $0.rawValue + 1 } ?? 0,
        attributes: first..<activities.attributes.count, result: result.content,
        file: context.files.count - 1, line: row.rowPosition.line))
    return true
  }

  /// Whether a row has an instant, and an id that no row had before.
  private mutating func isNew(
    _ row: CSVReader, _ columns: ActivityColumns, _ date: Cell<Value>
  ) -> Bool {
    guard date.content != nil else {
      context.reportMissing(row, columns.date)
      return false
    }
    guard entryIDs.insert(row.buffer.span.extracting(row.cells[columns.guid])) else {
      context.report(
        ExchangeDiagnostics.duplicateID, row, columns.guid,
        Self.duplicateMessage(row.text(ofColumn: columns.guid)))
      return false
    }
    return true
  }

  private static func duplicateMessage(_ id: String) -> String {
    "the entry \(Diagnostic.quoted(id)) occurs twice; the first row is used"
  }

  /// Takes the rows of a piece of a file; returns how many of them cannot be used.
  private mutating func take(_ chunk: ActivityChunk, _ origin: ChunkOrigin) -> Int {
    let texts = context.text.merge(chunk.pool)
    let firstAttribute = activities.attributes.count
    activities.attributes.append(
      contentsOf: chunk.attributes.lazy.map { attribute in
        var value = attribute.value
        if case .text(let text) = value { value = .text(texts[text.index]) }
        return .init(name: texts[attribute.name.index], value: value)
      })
    var badCount = 0
    for (row, entry) in chunk.entries.enumerated() {
      guard isNew(row, of: chunk) else {
        badCount += 1
        let place = RowPlace(
          file: UInt16(clamping: origin.file), line: UInt32(clamping: origin.line + row),
          columns: chunk.places[row])
        context.report(
          ExchangeDiagnostics.duplicateID, place, place.columns.0,
          Self.duplicateMessage(chunk.id(ofRow: row)))
        if isStopped { break }
        continue
      }
      activities.entries.append(
        entry.placed(origin, texts: texts, firstAttribute: firstAttribute))
    }
    return badCount
  }

  private mutating func isNew(_ row: Int, of chunk: ActivityChunk) -> Bool {
    switch chunk.ids {
    case .numbers(let numbers): entryIDs.insert(numbers[row])
    case .texts(let texts, let pool): entryIDs.insert(pool.utf8(texts[row]).span)
    }
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

  /// Reads the attributes; false when they are not what they should be.
  private mutating func readAttributes(_ row: CSVReader, _ column: Int?) -> Bool {
    guard let column, !context.isNull(row, column) else { return true }
    var scanner = JSONScanner(row.buffer)
    scanner.begin(row.cells[column])
    if scanner.readAttributes(&activities.attributes, &context.text) { return true }
    let offset = scanner.index - row.cells[column].lowerBound + 1
    context.report(
      ExchangeDiagnostics.malformedAttributes, row, column,
      "the attributes are not JSON at character \(offset); expected an object of names and values")
    return false
  }
}

extension ActivityChunk {
  /// The id of the entry in a row.
  fileprivate func id(ofRow row: Int) -> String {
    switch ids {
    case .numbers(let numbers): String(numbers[row])
    case .texts(let texts, let pool): pool[texts[row]]
    }
  }
}

extension ActivityReader: ChunkedReader {}

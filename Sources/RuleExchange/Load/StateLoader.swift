public import RuleSource
public import SyncState

/// Builds the state of both systems from exported files, which may come in any order.
///
/// Files are recognised by their headers. Rows become typed columns and identifiers as they are
/// read; what refers to other rows is resolved in ``finish()``.
///
/// ```swift
/// var loader = StateLoader(assets: graph.assets, text: graph.text, zone: graph.zone)
/// for (name, bytes) in files { loader.load(file: name, bytes: bytes) }
/// let (mirror, report) = loader.finish()
/// ```
public struct StateLoader: Sendable {
  /// How the rows of a file are taken in.
  enum Sink: Sendable {
    case unrecognised
    case ignored
    case people(PeopleStage.Mapping)
    case records(RecordStage.Mapping)
    case campaigns(CampaignStage.CampaignMapping)
    case statuses(CampaignStage.StatusMapping)
    case campaignMembers(CampaignMemberStage.Mapping)
    case programMembers(ProgramMemberStage.Mapping)
    case opportunities(OpportunityStage.Mapping)
    case opportunityRoles(OpportunityStage.RoleMapping)
    case lists(ListStage.Mapping)
    case history([Int])
    case shadow([Int])
    case unfinished(FileShape, [Int])
  }

  /// A file that is being read.
  private struct OpenFile: Sendable {
    var reader: CSVReader
    var report: LoadReport.File
    var sink = Sink.unrecognised
    var isDead = false
    /// The size of the file in bytes, 0 when it is not known.
    var byteCount: Int
    /// Whether there is room for all of its rows.
    var hasRoom = false
  }

  private var stages: LoadStages
  var context: LoadContext
  private var reports: [LoadReport.File] = []
  private var open: OpenFile?
  private let limits: Limits
  private let demand: ColumnDemand
  private let recognizer: HeaderRecognizer

  /// Creates a loader; `text` holds the texts of the rules, `zone` turns instants into days, `dates`
  /// says how days may be written in Marketo's files, and `demand` what will be asked for.
  public init(
    assets: Assets, text: TextPool = TextPool(), zone: TimeZoneTable = .utc,
    dates: DateOrder = .iso, demand: ColumnDemand = .everything, policy: BadRowPolicy = .stop,
    limits: Limits = .standard
  ) {
    stages = LoadStages(assets: assets, demand: demand)
    self.demand = demand
    context = LoadContext(
      assets: assets, zone: zone, dates: dates, text: text, log: FindingLog(policy: policy))
    self.limits = limits
    recognizer = HeaderRecognizer(schema: assets.fields)
  }

  /// Whether more bytes of the present file are of use.
  public var isReading: Bool { !isStopped && open?.isDead == false }

  /// Whether an error has ended the loading, so that further files need not be read.
  public var isStopped: Bool { context.log.isStopped }

  /// Loads a whole file; `file` is the name in reports.
  public mutating func load(file: String, bytes: [UInt8]) {
    begin(file: file)
    append(bytes)
    end()
  }

  /// Begins a file whose bytes come in pieces; `file` is the name in reports, `byteCount` the size of
  /// the file as far as it is known.
  public mutating func begin(file: String, byteCount: Int = 0) {
    precondition(open == nil, "one file after the other")
    context.files.append(file)
    open = OpenFile(
      reader: CSVReader(limits: limits), report: LoadReport.File(name: file), byteCount: byteCount)
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
  /// known, and for small shapes.
  public var chunkDecoder: ChunkDecoder? {
    guard let file = open, !file.isDead, !isStopped, let form = file.reader.form(limits) else {
      return nil
    }
    let (sink, demand) = (file.sink, demand)
    return ChunkDecoder(form, context.cells) { Self.rows($0, sink, demand) }
  }

  private static func rows(
    _ cells: ChunkCells, _ sink: Sink, _ demand: ColumnDemand
  ) -> DecodedChunk.Rows? {
    switch sink {
    case .people(let mapping): PeopleChunk(cells, mapping, demand).map { .people($0, mapping) }
    case .records(let mapping): RecordChunk(cells, mapping, demand).map { .records($0, mapping) }
    case .campaignMembers(let mapping):
      CampaignMemberChunk(cells, mapping, demand).map { .campaignMembers($0) }
    case .programMembers(let mapping):
      ProgramMemberChunk(cells, mapping).map { .programMembers($0) }
    case .unrecognised, .ignored, .campaigns, .statuses, .opportunities, .opportunityRoles, .lists,
      .history, .shadow, .unfinished:
      nil
    }
  }

  /// Gives the next bytes of the file, read before by its ``chunkDecoder``.
  public mutating func append(_ chunk: DecodedChunk) {
    guard var file = open, !file.isDead, !isStopped else { return }
    guard let rows = chunk.rows, file.reader.isAtRowStart else {
      return append(Array(chunk.bytes))
    }
    open = nil
    let origin = ChunkOrigin(file: context.files.count - 1, line: file.reader.rowPosition.line)
    if !file.hasRoom {
      file.hasRoom = true
      stages.makeRoom(for: chunk.rowCount(inFileOf: file.byteCount), of: rows)
    }
    take(rows, origin)
    file.reader.pass(rowCount: chunk.rowCount, byteCount: chunk.byteCount)
    open = file
  }

  private mutating func take(_ rows: DecodedChunk.Rows, _ origin: ChunkOrigin) {
    switch rows {
    case .people(let chunk, let mapping): stages.people.take(chunk, mapping, origin, &context)
    case .records(let chunk, let mapping): stages.records.take(chunk, mapping, origin, &context)
    case .campaignMembers(let chunk): stages.campaignMembers.take(chunk, origin, &context)
    case .programMembers(let chunk): stages.programMembers.take(chunk, origin, &context)
    case .activities: preconditionFailure("a state has no decoder for activities")
    }
  }

  /// Ends the file.
  public mutating func end() {
    guard var file = open else { return }
    open = nil
    if !file.isDead, !isStopped {
      file.reader.end()
      drain(&file)
      let isWhole = !file.isDead && !isStopped && file.report.badRowCount == 0
      if isWhole, file.reader.isOpenEnded, file.reader.rowCount > 0 {
        context.log.add(
          ExchangeDiagnostics.noLastLineBreak, file: context.file, nil,
          "the last row does not end with a line break; if the file was cut off, export it again")
      }
      if !file.isDead, !isStopped, file.reader.rowCount == 0 {
        context.log.add(
          ExchangeDiagnostics.noRows, file: context.file,
          DataPosition(line: 1, column: 1, offset: 0), "the file has a header and no rows")
      }
    }
    file.report.rowCount = file.reader.rowCount
    reports.append(file.report)
  }

  /// Puts everything together; the state is only worth using when the report says so.
  public mutating func finish(_ workers: Workers = .one) -> (Mirror, LoadReport) {
    precondition(open == nil, "the last file must have ended")
    var builder = StateBuilder(stages: stages, context: context, demand: demand)
    stages = LoadStages(assets: context.assets, demand: demand)
    context.text = TextPool()
    builder.build(workers)
    var report = builder.report
    report.files = reports
    return (builder.mirror, report)
  }

  /// Takes in the rows that are complete.
  private mutating func drain(_ file: inout OpenFile) {
    while !isStopped, !file.isDead {
      let step = file.reader.next()
      switch step {
      case .needsInput: return
      case .end:
        if case .unrecognised = file.sink { recognise(&file, step) }
        return
      case .problem(let problem):
        if !problem.kind.isFatal, !file.reader.header.isEmpty {
          if case .unrecognised = file.sink { recognise(&file, step) }
          file.report.badRowCount += 1
          context.log.add(
            problem.diagnosticKind, file: context.file, problem.position, problem.message)
        } else {
          file.isDead = true
          context.log.addFileError(
            problem.diagnosticKind, file: context.file, problem.position, problem.message)
        }
      case .row:
        if case .unrecognised = file.sink { recognise(&file, step) }
        if !file.isDead, !take(file.reader, file.sink) { file.report.badRowCount += 1 }
      }
    }
  }

  /// Takes in a row; false when it cannot be used.
  private mutating func take(_ row: CSVReader, _ sink: Sink) -> Bool {
    switch sink {
    case .unrecognised, .ignored: true
    case .people(let mapping): stages.people.take(row, mapping, &context)
    case .records(let mapping): stages.records.take(row, mapping, &context)
    case .campaigns(let mapping): stages.campaigns.take(row, mapping, &context)
    case .statuses(let mapping): stages.campaigns.take(row, mapping, &context)
    case .campaignMembers(let mapping): stages.campaignMembers.take(row, mapping, &context)
    case .programMembers(let mapping): stages.programMembers.take(row, mapping, &context)
    case .opportunities(let mapping): stages.opportunities.take(row, mapping, &context)
    case .opportunityRoles(let mapping): stages.opportunities.take(row, mapping, &context)
    case .lists(let mapping): stages.lists.take(row, mapping, &context)
    case .history(let columns): stages.history.take(row, columns, &context)
    case .shadow(let columns): stages.shadow.take(row, columns, &context)
    case .unfinished(let shape, let columns):
      stages.unfinished.take(row, shape, columns, &context)
    }
  }

  /// Finds out what the file holds and where its columns are.
  private mutating func recognise(_ file: inout OpenFile, _ step: CSVReader.Step) {
    let map = HeaderMap(file.reader.header)
    let firstID = step == .row ? map.column("Id").map { file.reader.text(ofColumn: $0) } : nil
    switch recognizer.recognise(file.reader.header, firstID: firstID) {
    case .shape(let shape):
      file.report.shape = shape
      context.isSalesforce = shape.isSalesforce
      let unknown: [Int]
      (file.sink, unknown) = sink(shape, map)
      let columns = unknown.filter { !shape.isOrdinary(map.names[$0]) }
      file.report.unknownColumns = columns.map { map.names[$0] }
      report(unknown: columns, at: file.reader.headerPositions, among: map, shape)
    case .unknown(let nearest, let missing):
      file.isDead = true
      context.log.addFileError(
        ExchangeDiagnostics.unknownFileShape, file: context.file,
        DataPosition(line: 1, column: 1, offset: 0),
        ExchangeDiagnostics.unknownShapeMessage(nearest, missing, header: map.names))
    }
  }

  /// Returns where the rows of a shape go, and the columns that nobody reads.
  private mutating func sink(_ shape: FileShape, _ map: HeaderMap) -> (Sink, unknown: [Int]) {
    let schema = context.assets.fields
    switch shape {
    case .people:
      let (mapping, unknown) = stages.people.map(map, schema)
      return (.people(mapping), unknown)
    case .lead, .contact:
      let kind: RecordKind = shape == .lead ? .lead : .contact
      let (mapping, unknown) = stages.records.map(map, kind, schema)
      return (.records(mapping), unknown)
    case .campaign:
      let (mapping, unknown) = stages.campaigns.mapCampaigns(map)
      return (.campaigns(mapping), unknown)
    case .campaignMemberStatus:
      guard let (mapping, unknown) = stages.campaigns.mapStatuses(map) else { break }
      return (.statuses(mapping), unknown)
    case .campaignMember:
      let (mapping, unknown) = stages.campaignMembers.map(map)
      return (.campaignMembers(mapping), unknown)
    case .programMembers:
      guard let (mapping, unknown) = stages.programMembers.map(map) else { break }
      return (.programMembers(mapping), unknown)
    case .opportunity:
      let (mapping, unknown) = stages.opportunities.map(map)
      return (.opportunities(mapping), unknown)
    case .opportunityContactRole:
      guard let (mapping, unknown) = stages.opportunities.mapRoles(map) else { break }
      return (.opportunityRoles(mapping), unknown)
    case .listMembers:
      guard let (mapping, unknown) = stages.lists.map(map) else { break }
      return (.lists(mapping), unknown)
    case .campaignHistory: return (.history(columns(shape, map)), [])
    case .syncShadow: return (.shadow(columns(shape, map)), [])
    case .runPosition, .flowWaits, .syncPending:
      return (.unfinished(shape, columns(shape, map)), [])
    case .activities:
      context.log.add(
        ExchangeDiagnostics.notState, file: context.file, nil,
        "the file is an activity extract; give it as a file of events")
      return (.ignored, [])
    }
    preconditionFailure("a recognised header has the columns of its shape")
  }

  private func columns(_ shape: FileShape, _ map: HeaderMap) -> [Int] {
    shape.requirements.compactMap { map.column(among: $0) }
  }
}

extension StateLoader: ChunkedReader {}

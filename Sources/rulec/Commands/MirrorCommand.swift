import ArgumentParser
import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleStore
import RuleWorkspace
import SyncState

/// `rulec mirror`.
struct MirrorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mirror",
    abstract: "Keep the state of both systems in a file and advance it by activity extracts.",
    discussion: """
      A mirror is one SQLite file with the state of both systems, what they last agreed on, who went \
      through which campaign, the activity log and the position up to which it has been advanced. \
      Every change is one transaction: it is there as a whole or not at all, whenever the process \
      ends.
      """,
    subcommands: [MirrorInit.self, MirrorUpdate.self, MirrorShow.self, MirrorExport.self])

  /// Opens a mirror that must exist.
  static func open(_ file: String) throws -> MirrorFile {
    _ = try FileReader.size(of: file)
    return try MirrorFile.open(file)
  }

  /// Reads an instant of the command line.
  static func instant(_ text: String, _ flag: String, _ zone: TimeZoneTable) throws -> Instant {
    if let instant = DryRunClock.instant(text, zone: zone) { return instant }
    throw UsageError(
      "\(flag): `\(text)` is no date or time; expected 2026-12-01, 2026-12-01T09:00 or "
        + "2026-12-01T09:00:00Z")
  }
}

/// `rulec mirror init`.
struct MirrorInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a mirror from exports.")

  @Argument(help: "The file to make.", completion: .file())
  var file: String

  @Argument(help: "The workspace; the one here when not given.")
  var workspace = "."

  @Option(
    parsing: .upToNextOption,
    help: "Folders or files with the exported state of both systems.", completion: .directory)
  var state: [String] = []

  @Option(help: "When the exports were made: a date or date-time.")
  var at: String

  @Option(name: .customLong("bad-rows"), help: "At a bad row: stop, or skip it and count.")
  var badRows: Simulate.BadRows = .stop

  @Flag(name: .shortAndLong, help: "No progress, and no findings about the data but errors.")
  var quiet = false

  func run() throws {
    guard !state.isEmpty else { throw UsageError("give the exports of both systems with --state") }
    guard !Directory.contains(file) else {
      throw UsageError("\(file) exists; a mirror is made in a new file")
    }
    var progress = Progress(quiet: quiet)
    defer { progress.clear() }
    let graph = try CompiledWorkspace(workspace).graph
    let instant = try MirrorCommand.instant(at, "--at", graph.zone)
    let data = DataFiles(badRows: badRows == .stop ? .stop : .skip, isQuiet: quiet)
    let (mirror, report) = try data.loadState(state, graph: graph, &progress)
    let tables = StoredState.tables(mirror, report)
    _ = try MirrorFile.create(
      file, tables: tables, position: StoredPosition(at: instant.text),
      source: state.joined(separator: " "))
    let rows = tables.reduce(0) { $0 + $1.rows.count }
    Console.print("made \(file): \(tables.count) tables, \(rows) rows, at \(instant.text)\n")
  }
}

/// `rulec mirror update`.
struct MirrorUpdate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Advance a mirror by activity extracts.",
    discussion: """
      Runs campaigns and sync cycles on the stored state, from its position up to the last entry of \
      the extracts or --until. Entries at or before the position have been taken already and are \
      left out, so that an extract may be given twice.
      """)

  @Argument(help: "The mirror.", completion: .file())
  var file: String

  @Argument(help: "The workspace; the one here when not given.")
  var workspace = "."

  @Option(parsing: .upToNextOption, help: "Marketo activity extracts.", completion: .file())
  var events: [String] = []

  @Option(help: "When the update ends, inclusive; at the last entry when not given.")
  var until: String?

  @Option(name: .customLong("bad-rows"), help: "At a bad row: stop, or skip it and count.")
  var badRows: Simulate.BadRows = .stop

  @Flag(name: .shortAndLong, help: "No progress, and no findings about the data but errors.")
  var quiet = false

  func run() throws {
    var progress = Progress(quiet: quiet)
    defer { progress.clear() }
    let graph = try CompiledWorkspace(workspace).graph
    let limit = try until.map { try MirrorCommand.instant($0, "--until", graph.zone) }
    let mirror = try MirrorCommand.open(file)
    var message = ""
    // The lock is taken before the state is read, so that no other update comes in between.
    try mirror.transaction {
      message = try advance(mirror, graph, until: limit, &progress)
    }
    progress.clear()
    Console.print(message)
  }

  private func advance(
    _ file: MirrorFile, _ graph: ExecutionGraph, until limit: Instant?, _ progress: inout Progress
  ) throws -> String {
    guard let last = try file.updates().last,
      let position = Instant(utf8: last.position.at.utf8.span)
    else { throw UsageError("\(self.file): the position of the mirror is no instant") }
    let (loaded, report) = try StoredState.load(try file.tables(), graph: graph)
    let data = DataFiles(badRows: badRows == .stop ? .stop : .skip, isQuiet: quiet)
    let (state, imported, history) = try data.loadEvents(
      events, graph: graph, loaded, start: position.advanced(milliseconds: 1), &progress)
    let known = imported.count { $0.at <= position }
    if known > 0 { Console.log("note: left out what was taken before; entries: \(known)") }
    guard let end = limit ?? imported.map(\.at).max() else {
      throw UsageError("give activity extracts with --events, or --until")
    }
    guard end > position else {
      return "\(self.file) is at \(last.position.at) already; nothing to do\n"
    }
    var simulation = Simulation(
      graph: graph, mirror: state, start: position.advanced(milliseconds: 1))
    simulation.remember(history)
    for event in imported where event.at > position && event.at <= end { simulation.add(event) }
    var next = last.position
    next.at = end.text
    let log = try run(&simulation, until: end, graph, &next)
    let summary = simulation.summary
    next.cycles += summary.cycles
    try file.write(StoredState.tables(simulation.state.mirror, report))
    try file.append(activities: log)
    try file.append(
      StoredUpdate(
        number: last.number + 1, position: next, source: events.joined(separator: " "),
        events: summary.events))
    let waiting = summary.campaigns.reduce(0) { $0 + $1.waiting }
    if waiting > 0 {
      Console.log(
        "warning: a mirror does not keep waits; people who wait in flows go no further: \(waiting)"
      )
    }
    return "updated \(self.file) to \(end.text): events: \(summary.events), "
      + "sync cycles: \(summary.cycles), log entries: \(log.count)\n"
  }

  /// Runs a simulation and returns its log entries as rows; counts its trace records.
  private func run(
    _ simulation: inout Simulation, until end: Instant, _ graph: ExecutionGraph,
    _ position: inout StoredPosition
  ) throws -> [[String]] {
    var writer = ActivityLogWriter(graph: graph)
    var bytes: [UInt8] = []
    var records = 0
    simulation.run(
      until: end,
      onTrace: {
        records += $0.count
        _ = $1
      },
      onActivities: {
        writer.append($0, mirror: $1)
        bytes += writer.take()
      })
    position.traceRecords += records
    return bytes.isEmpty ? [] : CSVTable(bytes).rows.map(\.cells)
  }
}

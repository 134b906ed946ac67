import ArgumentParser
import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleStore
import RuleWorkspace
import SyncState

/// `rulec mirror update`.
struct MirrorUpdate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Advance a mirror by activity extracts.",
    discussion: """
      Runs campaigns and sync cycles on the stored state, from its position up to the last entry of \
      the extracts or --until. Who waits in a flow goes on, and the sync goes on where it was: \
      updates day by day come to the same end as one update over all days. Entries at or before the \
      position have been taken already and are left out, so that an extract may be given twice; \
      those from before the mirror was made are kept for the filters that look back.
      """)

  @Argument(help: "The mirror.", completion: .file())
  var file: String

  @Argument(help: "The workspace; the one here when not given.")
  var workspace = "."

  @Option(parsing: .upToNextOption, help: "Marketo activity extracts.", completion: .file())
  var events: [String] = []

  @Option(help: "When the update ends, inclusive; at the last entry when not given.")
  var until: String?

  @Option(name: .customLong("bad-rows"), help: .badRows)
  var badRows: BadRowPolicy = .stop

  @Flag(name: .shortAndLong, help: .quiet)
  var quiet = false

  func run() throws {
    try WorkspaceLocation.check(workspace, before: [("--events", events)])
    var progress = Progress(quiet: quiet)
    defer { progress.clear() }
    let graph = try CompiledWorkspace(workspace).graph
    let limit = try until.map { try Instant($0, of: "--until", in: graph.zone) }
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
    let updates = try file.updates()
    guard let first = updates.first.flatMap({ Instant(utf8: $0.position.at.utf8.span) }),
      let last = updates.last, let position = Instant(utf8: last.position.at.utf8.span)
    else { throw UsageError("\(self.file): the position of the mirror is no instant") }
    let start = position.advanced(milliseconds: 1)
    let (loaded, report) = try StoredState.load(try file.tables(), graph: graph)
    let data = DataFiles(badRows: badRows, isQuiet: quiet)
    let (imported, events, earlier) = try data.loadEvents(
      events, graph: graph, loaded, start: start, &progress)
    let known = events.count { $0.at <= position }
    if known > 0 { Console.log("note: left out what was taken before; entries: \(known)") }
    guard let end = limit ?? events.map(\.at).max() else {
      throw UsageError("give activity extracts with --events, or --until")
    }
    guard end > position else {
      return "\(self.file) is at \(last.position.at) already; nothing to do\n"
    }
    var log = MirrorLog(try file.activities(), graph: graph, imported)
    log.take(earlier: earlier.filter { $0.at <= first })
    var simulation = Simulation(graph: graph, mirror: log.state, start: start)
    if let unfinished = report.unfinished { simulation.resume(unfinished) }
    simulation.remember(log.history)
    for event in events where event.at > position && event.at <= end { simulation.add(event) }
    var next = last.position
    next.at = end.text
    simulation.run(
      until: end, onTrace: { records, _ in next.traceRecords += records.count },
      onActivities: { log.append($0, $1) })
    let summary = simulation.summary
    next.cycles += summary.cycles
    try file.write(
      StoredState.tables(simulation.state.mirror, report, simulation.unfinished))
    let rows = log.newRows
    try file.append(activities: rows)
    try file.append(
      StoredUpdate(
        number: last.number + 1, position: next, source: self.events.joined(separator: " "),
        events: summary.events))
    for rejected in summary.rejectedEvents {
      let what = rejected.count == 1 ? "event was" : "events were"
      Console.log("warning: \(rejected.count) \(what) not carried out: \(rejected.reason)")
    }
    let waiting = summary.campaigns.reduce(0) { $0 + $1.waiting }
    return "updated \(self.file) to \(end.text): events: \(summary.events), "
      + "sync cycles: \(summary.cycles), log entries: \(rows.count)"
      + (waiting > 0 ? ", waiting in flows: \(waiting)\n" : "\n")
  }
}

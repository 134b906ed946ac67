import ArgumentParser
import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleWorkspace
import SyncState

/// `rulec simulate`.
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Dry-run the campaigns against exported data, both systems mirrored.",
    discussion: """
      Loads the state of both systems from exports (recognised by their headers), lets events happen \
      (an activity extract, a scenario), runs campaigns and sync cycles on a virtual clock, and says \
      what they did. Nothing is sent anywhere; files are written only below --out.

      Example: rulec simulate rules/webinar --state rules/webinar/state \\
        --events rules/webinar/events/activities.csv rules/webinar/events/timeline.yaml \\
        --until 2026-12-01 --out out
      """)

  @Argument(help: "The workspace; the one here when not given.")
  var workspace = "."

  @Option(parsing: .upToNextOption, help: .state, completion: .directory)
  var state: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Marketo activity extracts and scenario files (*.yaml).", completion: .file())
  var events: [String] = []

  @Option(help: "When the run begins: a date or date-time, local unless it has an offset.")
  var start: String?

  @Option(help: "When the run ends, inclusive.")
  var until: String?

  @Option(name: .customLong("out"), help: "The folder for trace, log, change set and new state.")
  var output: String?

  @Flag(help: "Overwrite files in --out.")
  var force = false

  @Option(name: .customLong("bad-rows"), help: .badRows)
  var badRows: BadRowPolicy = .stop

  @Option(help: "How much goes into trace.jsonl: off, decisions or full.")
  var trace: Depth = .decisions

  @Option(help: "How the summary is written: text or json.")
  var format: AnswerFormat = .text

  @Option(help: .locale)
  var locale = ScreenLocale.en

  @Flag(name: .shortAndLong, help: .quiet)
  var quiet = false

  @Flag(help: .hidden)
  var timings = false

  enum Depth: String, CaseIterable, ExpressibleByArgument {
    case off, decisions, full
  }

  func run() throws {
    try WorkspaceLocation.check(workspace, before: [("--state", state), ("--events", events)])
    var progress = Progress(quiet: quiet)
    defer { progress.clear() }
    var timings = Timings(isOn: self.timings)
    let scenarioFiles = events.filter { WorkspaceFile.isRuleFile($0) }.map(
      WorkspaceLocation.normalised)
    let compiled = try CompiledWorkspace(workspace, extra: scenarioFiles)
    let graph = compiled.graph
    let timelines = graph.timelines.filter {
      scenarioFiles.contains(compiled.sources[$0.span.file].path)
    }
    let outputs = try output.map { try RunOutput($0, graph: graph, overwrite: force) }
    timings.end("rules")

    let data = DataFiles(badRows: badRows, isQuiet: quiet)
    let demand = ColumnDemand(people: nil, records: nil, isWritten: outputs != nil, isForRuns: true)
    let (loaded, loadReport) = try data.loadState(
      state, graph: graph, demand: demand, &progress)
    timings.end("state")
    let extracts = events.filter { !WorkspaceFile.isRuleFile($0) }
    let knownStart =
      try start.map { try Instant($0, of: "--start", in: graph.zone) }
      ?? DryRunClock.start(timelines: timelines, events: [])
      ?? loadReport.unfinished?.at.advanced(milliseconds: 1)
    let (mirror, imported, history) = try data.loadEvents(
      extracts, graph: graph, loaded, start: knownStart, &progress)
    timings.end("events")

    let scripted = timelines.flatMap(\.events)
    let (start, end) = try period(from: knownStart, timelines, scripted + imported, graph.zone)
    // Without files to write nobody asks how the state was, and the run need not copy it.
    let before = outputs.map { _ in mirror }
    var simulation = Simulation(
      graph: graph, mirror: consume mirror, start: start,
      options: options(hasOutput: outputs != nil))
    if let unfinished = loadReport.unfinished { simulation.resume(unfinished) }
    simulation.remember(history)
    let missed = simulation.add(scripted) + simulation.add(imported)
    if missed > 0 { Console.log("note: \(missed) events lie before the start and were left out") }
    // The first instant, with the first sync cycle, and the last one are parts of their own for the
    // benchmarks.
    let instants = [
      ("begin", start), ("run", max(start, end.advanced(milliseconds: -1))), ("end", end),
    ]
    for (part, instant) in instants {
      try run(&simulation, from: start, until: instant, outputs, &progress)
      timings.end(part)
    }
    progress.clear()

    let report = DryRunReport(
      graph: graph, mirror: simulation.state.mirror, summary: simulation.summary, start: start,
      end: end)
    if let outputs, let before {
      try outputs.finish(
        report: report, before: before, after: simulation, load: loadReport)
    }
    Console.print(format == .text ? report.text(labels: locale.labels) : report.json.pretty)
    timings.end("report")
    timings.log()
  }

  /// Returns when the run begins and ends: as the options say, else as the events do.
  private func period(
    from known: Instant?, _ timelines: [Timeline], _ events: [TimelineEvent],
    _ zone: TimeZoneTable
  ) throws -> (start: Instant, end: Instant) {
    let end =
      try until.map { try Instant($0, of: "--until", in: zone) }
      ?? DryRunClock.end(timelines: timelines)
    guard let start = known ?? DryRunClock.start(timelines: timelines, events: events) else {
      throw UsageError("when does the run begin? give --start or --events")
    }
    guard let end else { throw UsageError("when does the run end? give --until") }
    guard start <= end else {
      throw UsageError("the run would end (\(end.text)) before it begins (\(start.text))")
    }
    return (start, end)
  }

  private func options(hasOutput: Bool) -> Simulation.Options {
    var options = Simulation.Options()
    options.givesActivities = hasOutput
    options.traceDepth =
      switch hasOutput ? trace : .off {
      case .off: .off
      case .decisions: .decisions
      case .full: .full
      }
    return options
  }

  private func run(
    _ simulation: inout Simulation, from start: Instant, until end: Instant, _ outputs: RunOutput?,
    _ progress: inout Progress
  ) throws {
    let span = max(1, end.millisecondsSince1970 - start.millisecondsSince1970)
    var line = progress
    simulation.run(
      until: end,
      onTrace: { outputs?.append(trace: $0, $1) },
      onActivities: { outputs?.append(activities: $0, $1) },
      onProgress: { now in
        let done = now.millisecondsSince1970 - start.millisecondsSince1970
        line.show("simulating", Double(done) / Double(span))
      })
    progress = line
    try outputs?.wait()
  }
}

import ArgumentParser
import RuleExchange
import RuleGraph
import RuleSource
import RuleWorkspace
import SyncState

/// `rulec qualify`.
struct Qualify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say who matches a smart campaign or a smart list now.",
    discussion: """
      Evaluates the filters over exported data, and for a campaign the qualification rule too. \
      Filters about what somebody did need --events with activity extracts. Nothing runs.

      Example: rulec qualify "01 Invite" rules/webinar --state rules/webinar/state \\
        --at 2026-10-01T09:00 --explain ada@example.com
      """)

  @Argument(help: "The smart campaign or smart list, with or without its program.")
  var name: String

  @Argument(help: "The workspace; the one here when not given.")
  var workspace = "."

  @Option(
    parsing: .upToNextOption,
    help: "Folders or files with the exported state of both systems.", completion: .directory)
  var state: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Marketo activity extracts, for filters that look back.", completion: .file())
  var events: [String] = []

  @Option(help: "The instant that counts as now: a date or date-time; now when not given.")
  var at: String?

  @Option(help: "How the answer is written: count, csv or json.")
  var format: Format = .count

  @Option(help: "A Marketo id or email address: show each filter for this person, with its value.")
  var explain: String?

  @Option(name: .customLong("bad-rows"), help: "At a bad row: stop, or skip it and count.")
  var badRows: Simulate.BadRows = .stop

  @Flag(name: .shortAndLong, help: "No progress, and no findings about the data but errors.")
  var quiet = false

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case count, csv, json
  }

  func validate() throws {
    guard explain == nil || format != .csv else {
      throw ValidationError("--explain is written as text or, with --format json, as JSON")
    }
  }

  func run() throws {
    var progress = Progress(quiet: quiet)
    defer { progress.clear() }
    let graph = try CompiledWorkspace(workspace).graph
    let subject = try subject(graph)
    let at = try instant(graph)
    guard !state.isEmpty else { throw UsageError("give the exported people with --state") }
    if events.isEmpty, !quiet, !graph.rememberedTypes.isEmpty {
      Console.log("note: without --events, filters that look back see no activity")
    }
    let data = DataFiles(badRows: badRows == .stop ? .stop : .skip, isQuiet: quiet)
    let (loaded, _) = try data.loadState(state, graph: graph, &progress)
    // Everything up to the instant is history; what comes later has not happened.
    let (mirror, _, history) = try data.loadEvents(
      events, graph: graph, loaded, start: at.advanced(milliseconds: 1), &progress)
    progress.clear()
    let report = QualifyReport(subject, graph: graph, mirror: mirror, at: at, history: history)
    guard let explain else { return Console.print(text(of: report)) }
    guard let person = report.person(explain) else {
      throw UsageError("--explain: the state has no person \(Diagnostic.quoted(explain))")
    }
    let explanation = report.explanation(of: person)
    Console.print(format == .json ? explanation.json.pretty : explanation.text)
  }

  private func text(of report: QualifyReport) -> String {
    switch format {
    case .count: report.text
    case .csv: report.csv
    case .json: report.json.pretty
    }
  }

  private func subject(_ graph: ExecutionGraph) throws -> QualifySubject {
    switch QualifySubject.named(name, in: graph) {
    case .success(let subject): return subject
    case .failure(.ambiguous(let titles)):
      throw UsageError(
        "\(Diagnostic.quoted(name)) may mean \(titles.joined(separator: " or ")); write the whole name"
      )
    case .failure(.unknown(let names)):
      let hint = Suggestion.phrase(for: name, among: names)
      throw UsageError(
        "there is no smart campaign or smart list \(Diagnostic.quoted(name))\(hint)")
    }
  }

  private func instant(_ graph: ExecutionGraph) throws -> Instant {
    guard let at else { return .now }
    if let instant = DryRunClock.instant(at, zone: graph.zone) { return instant }
    throw UsageError(
      "--at: `\(at)` is no date or time; expected 2026-12-01, 2026-12-01T09:00 or "
        + "2026-12-01T09:00:00Z")
  }
}

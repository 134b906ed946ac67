import ArgumentParser
import RuleExchange
import RuleGraph
import RuleSource
import RuleWorkspace
import SyncState

/// `rulec qualify`.
struct Qualify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "qualify",
    abstract: "Say who matches smart campaigns or smart lists now.",
    discussion: """
      Evaluates the filters over exported data, and for a campaign the qualification rule too. \
      Filters about what somebody did need --events with activity extracts. Nothing runs. Several \
      names cost hardly more than one: the data is read once.

      Example: rulec qualify "01 Invite" rules/webinar --state rules/webinar/state \\
        --at 2026-10-01T09:00 --explain ada@example.com
      """)

  @Argument(
    help: ArgumentHelp(
      """
      Smart campaigns and smart lists, with or without their programs; then the workspace, unless \
      it is the one here. Of several words the last is the workspace when such a folder or file \
      exists.
      """, valueName: "name"))
  var words: [String]

  @Option(parsing: .upToNextOption, help: .state, completion: .directory)
  var state: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Marketo activity extracts, for filters that look back.", completion: .file())
  var events: [String] = []

  @Option(help: "The instant that counts as now: a date or date-time; now when not given.")
  var at: String?

  @Option(help: "How the answer is written: count, csv or json.")
  var format: Format = .count

  @Flag(
    help: "How many match, not who: JSON has no ids, CSV a row with numbers for each name.")
  var count = false

  @Option(help: "A Marketo id or email address: show each filter for this person, with its value.")
  var explain: String?

  @Option(help: .locale)
  var locale = ScreenLocale.en

  @Option(name: .customLong("bad-rows"), help: .badRows)
  var badRows: BadRowPolicy = .stop

  @Flag(
    name: .customLong("no-cache"),
    help: "Neither read nor write \(AnalysisCache.folderName) in the workspace.")
  var noCache = false

  @Flag(help: .hidden)
  var timings = false

  @Flag(name: .shortAndLong, help: .quiet)
  var quiet = false

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case count, csv, json
  }

  func validate() throws {
    guard explain == nil || format != .csv else {
      throw ValidationError("--explain is written as text or, with --format json, as JSON")
    }
    guard explain == nil || !count else {
      throw ValidationError("--explain is about one person; leave out --count")
    }
  }

  func run() throws {
    var progress = Progress(quiet: quiet)
    defer { progress.clear() }
    var timings = Timings(isOn: self.timings)
    let (names, workspace) = namesAndWorkspace
    try WorkspaceLocation.check(workspace, before: [("--state", state), ("--events", events)])
    let location = try WorkspaceLocation.single(workspace)
    let snapshot = noCache || !events.isEmpty ? nil : SnapshotAhead(root: location.root)
    let graph = try CompiledWorkspace(location).graph
    let subjects = try names.map { try subject($0, graph) }
    let at = try at.map { try Instant($0, of: "--at", in: graph.zone) } ?? .now
    guard !state.isEmpty else { throw UsageError("give the exported people with --state") }
    if events.isEmpty, !quiet, !graph.rememberedTypes.isEmpty {
      Console.log("note: without --events, filters that look back see no activity")
    }
    timings.end("rules")
    let data = DataFiles(badRows: badRows, isQuiet: quiet)
    let fields = fields(subjects, graph)
    let loaded: Mirror
    var keep = {}
    if let snapshot {
      (loaded, keep) = try data.loadState(
        state, graph: graph, people: fields, snapshot: snapshot, &progress)
    } else {
      let demand = ColumnDemand(people: fields, records: [], isWritten: false, isForScans: true)
      loaded = try data.loadState(state, graph: graph, demand: demand, &progress).0
    }
    timings.end("state")
    // Everything up to the instant is history; what comes later has not happened.
    let (mirror, _, history) = try data.loadEvents(
      events, graph: graph, loaded, start: at.advanced(milliseconds: 1), &progress)
    timings.end("events")
    progress.clear()
    let reports = QualifyReport.make(
      subjects, graph: graph, mirror: mirror, at: at, history: history)
    timings.end("run")
    try write(reports)
    timings.end("report")
    keep()
    timings.end("cache")
    timings.log()
  }

  private func write(_ reports: [QualifyReport]) throws {
    guard let explain else {
      switch format {
      case .count: Console.print(reports.map(\.text).joined())
      case .csv: Console.print(QualifyReport.csv(reports, listing: !count))
      case .json:
        QualifyReport.json(reports, listing: !count).writePretty { Console.print($0) }
      }
      return
    }
    let explanations = try reports.map { report in
      guard let person = report.person(explain) else {
        throw UsageError("--explain: the state has no person \(Diagnostic.quoted(explain))")
      }
      return report.explanation(of: person)
    }
    Console.print(
      format == .json
        ? QualifyExplanation.json(explanations).pretty
        : explanations.map { $0.text(labels: locale.labels) }.joined(separator: "\n"))
  }

  /// The names, and the workspace that the last word may be.
  private var namesAndWorkspace: ([String], String) {
    guard words.count > 1, let last = words.last,
      last.contains("/") || Directory.exists(last) || (try? FileReader.size(of: last)) != nil
    else { return (words, ".") }
    return (Array(words.dropLast()), last)
  }

  /// What the filters look at, and the address where it is shown or asked for.
  private func fields(_ subjects: [QualifySubject], _ graph: ExecutionGraph) -> Set<FieldID> {
    var fields = QualifySubject.fields(of: subjects, in: graph)
    if format == .csv && !count || explain != nil,
      let email = graph.assets.fields.find("Email Address")
    {
      fields.insert(email)
    }
    return fields
  }

  private func subject(_ name: String, _ graph: ExecutionGraph) throws -> QualifySubject {
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
}

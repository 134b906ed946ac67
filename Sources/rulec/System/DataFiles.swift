import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleWorkspace
import SyncState

/// Reads the files of data that a dry run starts from.
struct DataFiles {
  /// What happens at a bad row.
  let badRows: BadRowPolicy
  /// Whether only errors are told.
  let isQuiet: Bool

  /// Loads the state from folders and files; only what is asked for is kept.
  func loadState(
    _ paths: [String], graph: ExecutionGraph, demand: ColumnDemand = .everything,
    _ progress: inout Progress
  ) throws -> (Mirror, LoadReport) {
    let loader = StateLoader(
      assets: graph.assets, text: graph.text, zone: graph.zone, demand: demand, policy: badRows)
    let files = try files(in: paths)
    let loading = try ParallelLoading(loader, files, progress)
    for file in files { try loading.load(file) }
    let (mirror, report) = loading.finish()
    progress.clear()
    try tell(report)
    return (mirror, report)
  }

  /// Reads activity extracts into events and, before the start, what filters look back at; the state gets the texts that they refer to.
  func loadEvents(
    _ paths: [String], graph: ExecutionGraph, _ mirror: Mirror, start: Instant? = nil,
    _ progress: inout Progress
  ) throws -> (mirror: Mirror, events: [TimelineEvent], history: [Activity]) {
    guard !paths.isEmpty else { return (mirror, [], []) }
    var reader = ActivityReader(zone: graph.zone, policy: badRows)
    let files = try files(in: paths)
    try stream(files, "reading the events", &progress) { event in
      switch event {
      case .begin(let file): reader.begin(file: file)
      case .bytes(let bytes): reader.append(bytes)
      case .end: reader.end()
      }
      return !reader.isStopped
    }
    let texts = reader.text
    let (entries, report) = reader.finish()
    progress.clear()
    try tell(report)
    var activities = ActivityImport(
      graph: graph, mirror: mirror, texts: texts, files: files, start: start)
    activities.add(entries)
    try tell(activities)
    return (activities.state, activities.events, activities.history)
  }

  private static let findingsShownMax = 20

  private func tell(_ report: LoadReport) throws {
    for finding in report.findings where !isQuiet || finding.kind.severity == .error {
      Console.log(finding.concise)
    }
    for count in report.counts where count.count > Self.findingsShownMax {
      Console.log("... \(count.count) findings `\(count.kind.name)` in all")
    }
    guard report.isUsable else {
      Console.log("error: the data cannot be used; correct it, or run with --bad-rows skip")
      throw ExitStatus.findings
    }
  }

  private func tell(_ activities: ActivityImport) throws {
    for finding in activities.findings.prefix(Self.findingsShownMax) {
      Console.log(finding.concise)
    }
    let hidden = activities.findings.count - Self.findingsShownMax
    if hidden > 0 { Console.log("... and \(hidden) more") }
    if !activities.findings.isEmpty, badRows == .stop {
      Console.log("error: the events cannot be used; correct them, or run with --bad-rows skip")
      throw ExitStatus.findings
    }
    guard !isQuiet else { return }
    if !activities.history.isEmpty {
      Console.log(
        "note: \(activities.history.count) entries lie before the start; filters look back at them")
    }
    if activities.causedCount > 0 {
      Console.log(
        "note: \(activities.causedCount) entries were caused by smart campaigns and left out")
    }
    if activities.otherCount > 0 {
      Console.log("note: \(activities.otherCount) entries take no part in the run")
    }
  }

  /// The files that some paths mean: themselves, or the tables in a folder.
  private func files(in paths: [String]) throws -> [String] {
    try paths.flatMap { path -> [String] in
      guard Directory.exists(path) else { return [path] }
      let found = try Directory.files(below: path) { name in
        [".csv", ".tsv", ".ssv", ".txt"].contains { name.lowercased().hasSuffix($0) }
      }
      guard !found.isEmpty else {
        throw UsageError("no *.csv, *.tsv, *.ssv or *.txt in the folder `\(path)`")
      }
      return found.map { WorkspaceLocation.join(path, $0) }
    }
  }

  private enum StreamEvent {
    case begin(String)
    case bytes([UInt8])
    case end
  }

  private func stream(
    _ files: [String], _ task: String, _ progress: inout Progress,
    to consume: (StreamEvent) -> Bool
  ) throws {
    let total = try files.reduce(Int64(0)) { try $0 + FileReader.size(of: $1) }
    var done: Int64 = 0
    for file in files {
      _ = consume(.begin(file))
      var line = progress
      var goesOn = true
      try FileReader.stream(file) { piece in
        done += Int64(piece.count)
        line.show(task, Double(done) / Double(max(1, total)))
        if goesOn { goesOn = consume(.bytes(Array(piece))) }
      }
      progress = line
      _ = consume(.end)
      if !goesOn { return }
    }
  }
}

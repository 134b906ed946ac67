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
  ///
  /// What was found is told, unless it has been told before.
  func loadState(
    _ paths: [String], graph: ExecutionGraph, demand: ColumnDemand = .everything,
    isTold: Bool = true, _ progress: inout Progress
  ) throws -> (Mirror, LoadReport) {
    let loader = StateLoader(
      assets: graph.assets, text: graph.text, zone: graph.zone, dates: graph.settings.importDates,
      demand: demand, policy: badRows)
    let files = try files(in: paths)
    let loading = try ParallelLoading(loader, files, "reading the state", progress)
    for file in files { try loading.load(file) }
    let (mirror, report) = loading.finish { $0.finish(.processors) }
    progress.clear()
    if isTold { try tell(report) }
    return (mirror, report)
  }

  /// Loads the state for a command that looks at everybody: from a snapshot, or from the files.
  ///
  /// What was read from the files is kept for the next time when the second result is called.
  func loadState(
    _ paths: [String], graph: ExecutionGraph, people fields: Set<FieldID>,
    snapshot: SnapshotAhead, _ progress: inout Progress
  ) throws -> (Mirror, keep: () -> Void) {
    let store = SnapshotStore(
      snapshot, files: try files(in: paths), graph: graph, policy: badRows)
    if let (mirror, notes) = store?.load(fields, graph) {
      tell(notes)
      return (mirror, {})
    }
    // What earlier questions looked at stays in the snapshot.
    let fields = fields.union(store?.fields ?? [])
    let demand = ColumnDemand(people: fields, records: [], isWritten: false, isForScans: true)
    let (mirror, report) = try loadState(paths, graph: graph, demand: demand, &progress)
    return (mirror, { store?.save(mirror, fields: fields, notes: Self.notes(on: report)) })
  }

  /// Reads activity extracts into events and, before the start, what filters look back at; the state gets the texts that they refer to.
  func loadEvents(
    _ paths: [String], graph: ExecutionGraph, _ mirror: Mirror, start: Instant? = nil,
    _ progress: inout Progress
  ) throws -> (mirror: Mirror, events: [TimelineEvent], history: [Activity]) {
    guard !paths.isEmpty else { return (mirror, [], []) }
    let reader = ActivityReader(zone: graph.zone, policy: badRows)
    let files = try files(in: paths)
    let loading = try ParallelLoading(reader, files, "reading the events", progress)
    for file in files { try loading.load(file) }
    let (extract, report) = loading.finish { $0.finish() }
    progress.clear()
    try tell(report)
    let activities = ActivityImport(
      extract, graph: graph, mirror: mirror, files: files, start: start)
    try tell(activities)
    return (activities.state, activities.events, activities.history)
  }

  private static let findingsShownMax = 20

  private func tell(_ report: LoadReport) throws {
    tell(Self.notes(on: report))
    guard report.isUsable else {
      Console.log(
        report.hasFaultyFile
          ? "error: the data cannot be used; correct the file, or leave it out"
          : "error: the data cannot be used; correct it, or run with --bad-rows skip, which goes on "
            + "and names every bad row")
      throw ExitStatus.findings
    }
  }

  private func tell(_ notes: [StateSnapshot.Note]) {
    for note in notes where !isQuiet || note.isAlwaysTold { Console.log(note.text) }
  }

  /// What is told about a load.
  private static func notes(on report: LoadReport) -> [StateSnapshot.Note] {
    report.findings.map { StateSnapshot.Note($0.concise, isAlwaysTold: $0.kind.severity == .error) }
      + report.counts.filter { $0.count > findingsShownMax }.map {
        StateSnapshot.Note("... \($0.count) findings `\($0.kind.name)` in all", isAlwaysTold: true)
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
      let found = try Directory.files(below: path, accept: Self.isTable)
      guard !found.isEmpty else {
        throw UsageError("no *.csv, *.tsv, *.ssv or *.txt in the folder `\(path)`")
      }
      return found.map { WorkspaceLocation.join(path, $0) }
    }
  }

  /// Whether a name is that of a table; also of a packed one or a workbook, so that it is refused
  /// with what to do about it instead of being missed in silence.
  private static func isTable(_ name: String) -> Bool {
    let name = name.lowercased()
    let packing = [".gz", ".zip"].first { name.hasSuffix($0) } ?? ""
    let unpacked = name.dropLast(packing.utf8.count)
    return [".csv", ".tsv", ".ssv", ".txt", ".xlsx"].contains { unpacked.hasSuffix($0) }
  }
}

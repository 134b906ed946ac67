import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleWorkspace
import SyncState
import SystemPackage

/// The files of a dry run, which appear together when the run is over.
final class RunOutput {
  // A class because the closures of a run write to it.
  private let folder: String
  private let overwrite: Bool
  private let lines: RunLines
  /// How much of the state the lines know.
  private var extent = StateTexts.Extent()

  /// Opens the files of a run in a folder, which is made when it is missing.
  init(_ folder: String, graph: ExecutionGraph, overwrite: Bool) throws {
    self.folder = folder
    self.overwrite = overwrite
    if !overwrite, Directory.exists(folder), !(try Directory.names(in: folder)).isEmpty {
      throw UsageError("the folder `\(folder)` is not empty; --force overwrites files in it")
    }
    try Directory.make(folder)
    lines = try RunLines(folder, graph: graph, overwrite: overwrite)
  }

  /// Writes trace records.
  func append(trace records: [TraceRecord], _ mirror: Mirror) {
    lines.append(trace: records, news(of: mirror))
  }

  /// Writes log entries.
  func append(activities: [Activity], _ mirror: Mirror) {
    lines.append(activities: activities, news(of: mirror))
  }

  /// Returns what lines may show of a state and have not been told yet.
  private func news(of mirror: Mirror) -> StateTexts {
    defer { extent = StateTexts.Extent(mirror) }
    return StateTexts(mirror, after: extent)
  }

  /// Waits until everything so far is written; throws when it could not be.
  func wait() throws { try lines.finish() }

  /// Writes the rest and gives all files their names.
  func finish(
    report: DryRunReport, before: Mirror, after: Simulation, load: LoadReport
  ) throws {
    let unfinished = after.unfinished
    let after = after.state.mirror
    try wait()
    var files = [
      OutputFile(name: "summary.txt", bytes: Array(report.text().utf8)),
      OutputFile(name: "summary.json", bytes: Array(report.json.pretty.utf8)),
    ]
    // The change set takes as long as some of the tables.
    let state = StateWriter(after, report: load, unfinished: unfinished)
    files += SideBySide.map(StateWriter.tableCount + 1) { number -> [OutputFile] in
      if number > 0 { return state.table(number - 1).map { [$0.placed(in: "state")] } ?? [] }
      let changes = ChangeSet.between(before: before, after: after)
      return ChangeSetWriter(changes, after: after).files().map { $0.placed(in: "salesforce") }
    }.flatMap(\.self)
    var pending: [AtomicFile] = []
    for file in files {
      let path = FilePath(folder + "/" + file.name)
      try Directory.make(path.removingLastComponent().string)
      let output = try AtomicFile(path.string, overwrite: overwrite)
      try output.write(file.bytes)
      pending.append(output)
    }
    try lines.commit()
    for file in pending { try file.commit() }
  }
}

extension OutputFile {
  /// The file in a folder.
  fileprivate func placed(in folder: String) -> OutputFile {
    OutputFile(name: "\(folder)/\(name)", bytes: bytes)
  }
}

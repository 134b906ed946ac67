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
  private let traceFile: AtomicFile
  private let activityFile: AtomicFile
  private let traceWriter: TraceWriter
  private var activityWriter: ActivityLogWriter
  /// In how many parts the lines of a portion are made.
  private static let partCount = 4
  /// The first failure to write, after which nothing more is written.
  private(set) var failure: FileReader.Failure?

  /// Opens the files of a run in a folder, which is made when it is missing.
  init(_ folder: String, graph: ExecutionGraph, overwrite: Bool) throws {
    self.folder = folder
    self.overwrite = overwrite
    if !overwrite, Directory.exists(folder), !(try Directory.names(in: folder)).isEmpty {
      throw UsageError("the folder `\(folder)` is not empty; --force overwrites files in it")
    }
    try Directory.make(folder)
    traceFile = try AtomicFile(folder + "/trace.jsonl", overwrite: overwrite)
    activityFile = try AtomicFile(folder + "/activities.csv", overwrite: overwrite)
    traceWriter = TraceWriter(graph: graph)
    activityWriter = ActivityLogWriter(graph: graph)
  }

  /// Writes trace records.
  func append(trace records: [TraceRecord], _ mirror: Mirror) {
    let writer = traceWriter
    let parts = SideBySide.map(parts: Self.partCount, of: records.count) { range in
      writer.lines(of: records, range, mirror: mirror)
    }
    attempt { () throws(FileReader.Failure) in try traceFile.write(parts) }
  }

  /// Writes log entries.
  func append(activities: [Activity], _ mirror: Mirror) {
    let numbered = activityWriter.number(activities, mirror: mirror)
    let parts = SideBySide.map(parts: Self.partCount, of: activities.count) { range in
      numbered.rows(range, mirror: mirror)
    }
    attempt { () throws(FileReader.Failure) in
      // First of all the header.
      try activityFile.write([activityWriter.take()] + parts)
    }
  }

  /// Writes the rest and gives all files their names.
  func finish(
    report: DryRunReport, before: Mirror, after: Simulation, load: LoadReport
  ) throws {
    let unfinished = after.unfinished
    let after = after.state.mirror
    attempt { () throws(FileReader.Failure) in try activityFile.write(activityWriter.take()) }
    if let failure { throw failure }
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
    var pending = [traceFile, activityFile]
    for file in files {
      let path = FilePath(folder + "/" + file.name)
      try Directory.make(path.removingLastComponent().string)
      let output = try AtomicFile(path.string, overwrite: overwrite)
      try output.write(file.bytes)
      pending.append(output)
    }
    for file in pending { try file.commit() }
  }

  private func attempt(_ write: () throws(FileReader.Failure) -> Void) {
    guard failure == nil else { return }
    do {
      try write()
    } catch {
      failure = error
    }
  }
}

extension OutputFile {
  /// The file in a folder.
  fileprivate func placed(in folder: String) -> OutputFile {
    OutputFile(name: "\(folder)/\(name)", bytes: bytes)
  }
}

import Dispatch
import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleWorkspace
import SyncState
import Synchronization
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
  func append(trace records: TracePortion, _ mirror: Mirror) {
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
    let writing = Mutex(PendingFiles(folder: folder, overwrite: overwrite))
    // The change set takes as long as some of the tables. What is made is written at once, so that it
    // need not be kept.
    let state = StateWriter(after, report: load, unfinished: unfinished)
    DispatchQueue.concurrentPerform(iterations: StateWriter.tableCount + 2) { number in
      let files: [OutputFile] =
        switch number {
        case 0:
          [
            OutputFile(name: "summary.txt", bytes: Array(report.text().utf8)),
            OutputFile(name: "summary.json", bytes: Array(report.json.pretty.utf8)),
          ]
        case 1:
          ChangeSetWriter(ChangeSet.between(before: before, after: after), after: after)
            .files().map { $0.placed(in: "salesforce") }
        default: state.table(number - 2).map { [$0.placed(in: "state")] } ?? []
        }
      writing.withLock { $0.write(files) }
    }
    try writing.withLock { try $0.commit(with: lines) }
  }
}

/// Files that are written and have no names yet.
private struct PendingFiles {
  private let folder: String
  private let overwrite: Bool
  private var files: [AtomicFile] = []
  private var failure: (any Error)?

  init(folder: String, overwrite: Bool) {
    self.folder = folder
    self.overwrite = overwrite
  }

  /// Writes files, unless one before them could not be written.
  mutating func write(_ files: [OutputFile]) {
    guard failure == nil else { return }
    do {
      for file in files {
        let path = FilePath(folder + "/" + file.name)
        try Directory.make(path.removingLastComponent().string)
        let output = try AtomicFile(path.string, overwrite: overwrite)
        try output.write(file.bytes)
        self.files.append(output)
      }
    } catch {
      failure = error
    }
  }

  /// Gives these files and those of the run their names; throws when one could not be written.
  func commit(with lines: RunLines) throws {
    if let failure { throw failure }
    try lines.commit()
    for file in files { try file.commit() }
  }
}

extension OutputFile {
  /// The file in a folder.
  fileprivate func placed(in folder: String) -> OutputFile {
    OutputFile(name: "\(folder)/\(name)", bytes: bytes)
  }
}

import Dispatch
import RuleExchange
import RuleGraph
import RuleRuntime
import SyncState
import Synchronization

/// The trace and the log of a run, whose lines are made on other threads while the run goes on.
final class RunLines: Sendable {
  // A class because the other threads refer to it.
  private struct Shared {
    let traceFile: AtomicFile
    let activityFile: AtomicFile
    let traceWriter: TraceWriter
    var activityWriter: ActivityLogWriter
    var texts = StateTexts()
    /// The first failure to write, after which nothing more is written.
    var failure: FileReader.Failure?
  }

  private let shared: Mutex<Shared>
  private let queue = DispatchQueue(label: "rulec.lines")
  private let room = DispatchSemaphore(value: portionsMax)

  /// How many portions may wait, so that memory stays bounded.
  private static let portionsMax = 4
  /// In how many parts the lines of a portion are made.
  private static let partCount = 4

  /// Opens the files in a folder.
  init(_ folder: String, graph: ExecutionGraph, overwrite: Bool) throws {
    shared = Mutex(
      Shared(
        traceFile: try AtomicFile(folder + "/trace.jsonl", overwrite: overwrite),
        activityFile: try AtomicFile(folder + "/activities.csv", overwrite: overwrite),
        traceWriter: TraceWriter(graph: graph), activityWriter: ActivityLogWriter(graph: graph)))
  }

  /// Adds trace records; `news` is what the state has had since the last portion.
  func append(trace records: TracePortion, _ news: StateTexts) {
    append(news) { shared throws(FileReader.Failure) in
      let (writer, texts) = (shared.traceWriter, shared.texts)
      try shared.traceFile.write(
        SideBySide.map(parts: Self.partCount, of: records.count) { range in
          writer.lines(of: records, range, texts)
        })
    }
  }

  /// Adds log entries; `news` is what the state has had since the last portion.
  func append(activities: [Activity], _ news: StateTexts) {
    append(news) { shared throws(FileReader.Failure) in
      let texts = shared.texts
      let numbered = shared.activityWriter.number(activities, texts)
      // First of all the header.
      try shared.activityFile.write(shared.activityWriter.take())
      try shared.activityFile.write(
        SideBySide.map(parts: Self.partCount, of: activities.count) { range in
          numbered.rows(range, texts)
        })
    }
  }

  private func append(
    _ news: StateTexts,
    _ write: @escaping @Sendable (inout Shared) throws(FileReader.Failure) -> Void
  ) {
    room.wait()
    queue.async { [self] in
      defer { room.signal() }
      shared.withLock { shared in
        guard shared.failure == nil else { return }
        shared.texts.append(news)
        do throws(FileReader.Failure) {
          try write(&shared)
        } catch {
          shared.failure = error
        }
      }
    }
  }

  /// Waits until all lines are made; throws when some could not be written.
  func finish() throws(FileReader.Failure) {
    queue.sync {}
    try shared.withLock { shared throws(FileReader.Failure) in
      if let failure = shared.failure { throw failure }
      // A log without entries has a header too.
      try shared.activityFile.write(shared.activityWriter.take())
    }
  }

  /// Gives the files their names.
  func commit() throws(FileReader.Failure) {
    try shared.withLock { shared throws(FileReader.Failure) in
      try shared.traceFile.commit()
      try shared.activityFile.commit()
    }
  }
}

import Dispatch
import RuleExchange
import SyncState
import Synchronization

/// Loads files whose pieces are decoded side by side and put together in their order, so that the
/// result does not depend on how many threads there are.
///
/// A class, because several threads hand in what they have read.
final class ParallelLoading<Reader: ChunkedReader>: Sendable {
  private struct Shared: Sendable {
    var reader: Reader
    var progress: Progress
    var doneCount = 0
    var failure: FileReader.Failure?
    /// The next piece of the present file.
    var next = 0
  }

  private let shared: Mutex<Shared>
  private let ready = Mutex<[Int: DecodedChunk]>([:])
  /// Whether the rest of the present file is of no use.
  private let isOver = Mutex(false)
  /// How many bytes the files have.
  private let totalCount: Int
  private let task: String

  /// How many pieces may wait for an earlier one.
  private static var waitingMax: Int { 32 }

  /// Prepares to load some files; `task` is what the line of progress says.
  init(_ reader: Reader, _ files: [String], _ task: String, _ progress: Progress) throws {
    shared = Mutex(Shared(reader: reader, progress: progress))
    self.task = task
    totalCount = try files.reduce(0) { try $0 + Int(FileReader.size(of: $1)) }
  }

  /// Loads a file, unless an error has ended the loading.
  func load(_ path: String) throws {
    guard shared.withLock({ !$0.reader.isStopped }) else { return }
    let pieces = try RowPieces(path)
    let head = try pieces.head()
    let decoder = shared.withLock { shared in
      shared.reader.begin(file: path, byteCount: pieces.size)
      shared.reader.append(head)
      note(head.count, &shared)
      shared.next = 0
      return shared.reader.chunkDecoder
    }
    isOver.withLock { $0 = false }
    ready.withLock { $0 = [:] }
    let count = pieces.count(from: head.count)
    if let decoder {
      DispatchQueue.concurrentPerform(iterations: count) { index in
        take(index) { () throws(FileReader.Failure) in
          let (bytes, range) = try pieces.piece(index, from: head.count)
          return decoder.decode(bytes, range)
        }
      }
    } else {
      for index in 0..<count {
        take(index) { () throws(FileReader.Failure) in
          DecodedChunk(try pieces.stretch(index, from: head.count)[...])
        }
      }
    }
    try shared.withLock { shared in
      takeReady(&shared)
      shared.reader.end()
      if let failure = shared.failure { throw failure }
    }
  }

  /// Puts everything together.
  func finish<Result: Sendable>(_ body: (inout Reader) -> Result) -> Result {
    shared.withLock { body(&$0.reader) }
  }

  private func take(
    _ index: Int, _ read: () throws(FileReader.Failure) -> DecodedChunk
  ) {
    guard !isOver.withLock({ $0 }) else { return }
    let chunk: DecodedChunk
    do throws(FileReader.Failure) {
      chunk = try read()
    } catch {
      isOver.withLock { $0 = true }
      return shared.withLock { $0.failure = $0.failure ?? error }
    }
    let waitingCount = ready.withLock { ready in
      ready[index] = chunk
      return ready.count
    }
    // Whoever comes first puts the pieces together; the others go on reading.
    if waitingCount > Self.waitingMax {
      shared.withLock { takeReady(&$0) }
    } else {
      shared.withLockIfAvailable { takeReady(&$0) }
    }
  }

  private func takeReady(_ shared: inout Shared) {
    while let chunk = ready.withLock({ $0.removeValue(forKey: shared.next) }) {
      shared.next += 1
      if chunk.byteCount > 0 { shared.reader.append(chunk) }
      note(chunk.byteCount, &shared)
    }
    if !shared.reader.isReading { isOver.withLock { $0 = true } }
  }

  private func note(_ byteCount: Int, _ shared: inout Shared) {
    shared.doneCount += byteCount
    shared.progress.show(
      task, Double(shared.doneCount) / Double(max(1, totalCount)))
  }
}

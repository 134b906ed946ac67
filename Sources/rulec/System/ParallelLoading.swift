import Dispatch
import RuleExchange
import SyncState
import Synchronization

/// Loads a state from files whose pieces are decoded side by side and put together in their order,
/// so that the result does not depend on how many threads there are.
final class ParallelLoading: Sendable {
  // A class because several threads hand in what they have read.
  private struct Shared: Sendable {
    var loader: StateLoader
    var progress: Progress
    var doneCount = 0
    var failure: FileReader.Failure?
    /// The next piece of the present file.
    var next = 0
  }

  private let shared: Mutex<Shared>
  private let ready = Mutex<[Int: DecodedChunk]>([:])
  private let totalCount: Int

  /// How many pieces may wait for an earlier one.
  private static let waitingMax = 32

  /// Prepares to load some files.
  init(_ loader: StateLoader, _ files: [String], _ progress: Progress) throws {
    shared = Mutex(Shared(loader: loader, progress: progress))
    totalCount = try files.reduce(0) { try $0 + Int(FileReader.size(of: $1)) }
  }

  /// Loads a file, unless an error has ended the loading.
  func load(_ path: String) throws {
    guard shared.withLock({ !$0.loader.isStopped }) else { return }
    let pieces = try RowPieces(path)
    let head = try pieces.head()
    let decoder = shared.withLock { shared in
      shared.loader.begin(file: path)
      shared.loader.append(head.bytes)
      note(head.bytes.count, &shared)
      shared.next = 0
      return shared.loader.chunkDecoder
    }
    if !head.isAll {
      let start = head.bytes.count
      let count = pieces.count(from: start)
      if let decoder {
        DispatchQueue.concurrentPerform(iterations: count) { index in
          read(index, of: pieces, from: start) { decoder.decode($0, $1) }
        }
      } else {
        for index in 0..<count {
          read(index, of: pieces, from: start) { DecodedChunk($0[$1]) }
        }
      }
      shared.withLock { takeReady(&$0) }
    }
    try shared.withLock { shared in
      shared.loader.end()
      if let failure = shared.failure { throw failure }
    }
  }

  /// Puts everything together.
  func finish() -> (Mirror, LoadReport) { shared.withLock { $0.loader.finish() } }

  private func read(
    _ index: Int, of pieces: RowPieces, from start: Int,
    _ decode: ([UInt8], Range<Int>) -> DecodedChunk
  ) {
    let chunk: DecodedChunk
    do throws(FileReader.Failure) {
      let (bytes, range) = try pieces.piece(index, from: start)
      chunk = decode(bytes, range)
    } catch {
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
      if chunk.byteCount > 0 { shared.loader.append(chunk) }
      note(chunk.byteCount, &shared)
    }
  }

  private func note(_ byteCount: Int, _ shared: inout Shared) {
    shared.doneCount += byteCount
    shared.progress.show(
      "reading the state", Double(shared.doneCount) / Double(max(1, totalCount)))
  }
}

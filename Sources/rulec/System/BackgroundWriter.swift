import Dispatch
import Synchronization
import SystemPackage

/// Writes the pieces of a file one after the other on another thread.
final class BackgroundWriter: Sendable {
  // A class because the other thread refers to it.
  private let descriptor: FileDescriptor
  private let queue = DispatchQueue(label: "rulec.write")
  private let room = DispatchSemaphore(value: piecesMax)
  private let failure = Mutex<Errno?>(nil)

  /// How many pieces may wait, so that memory stays bounded when the disk is slow.
  private static let piecesMax = 16

  /// Creates a writer of an open file.
  init(_ descriptor: FileDescriptor) { self.descriptor = descriptor }

  /// Adds a piece; throws when an earlier one could not be written, after which nothing is.
  func write(_ piece: [UInt8]) throws(Errno) {
    room.wait()
    if let failure = failure.withLock({ $0 }) {
      room.signal()
      throw failure
    }
    queue.async { [self] in
      defer { room.signal() }
      guard failure.withLock({ $0 }) == nil else { return }
      do {
        try descriptor.writeAll(piece)
      } catch {
        failure.withLock { $0 = error as? Errno ?? .ioError }
      }
    }
  }

  /// Waits until everything is written.
  func finish() throws(Errno) {
    queue.sync {}
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}

import Dispatch
import Synchronization
import SystemPackage

/// Reads regular files, and nothing that could block or never end.
enum FileReader {
  /// Why a file could not be read.
  enum Failure: Error {
    /// There is no such file.
    case missing(String)
    /// It is a directory, a pipe, a device or a socket.
    case notRegular(String, String)
    /// It is larger than allowed, in bytes.
    case tooLarge(String, size: Int64, max: Int)
    /// The system refused.
    case system(String, Errno)

    /// What happened, for people.
    var message: String {
      switch self {
      case .missing(let path): "\(path): no such file"
      case .notRegular(let path, let what): "\(path): expected a regular file, found \(what)"
      case .tooLarge(let path, let size, let max):
        "\(path): the file has \(size) bytes, the limit is \(max)"
      case .system(let path, let errno): "\(path): \(errno)"
      }
    }
  }

  /// Returns the content of a regular file of at most `sizeMax` bytes.
  static func read(_ path: String, sizeMax: Int = .max) throws(Failure) -> [UInt8] {
    let descriptor = try open(path)
    defer { try? descriptor.close() }
    let size = try regularSize(of: descriptor, path)
    guard size <= Int64(sizeMax) else { throw .tooLarge(path, size: size, max: sizeMax) }
    return try readAll(descriptor, path, expected: Int(size), sizeMax: sizeMax)
  }

  /// Returns the beginning of a regular file: all of it, or its first `count` bytes.
  static func read(_ path: String, prefix count: Int) throws(Failure) -> [UInt8] {
    let descriptor = try open(path)
    defer { try? descriptor.close() }
    let size = try regularSize(of: descriptor, path)
    // One byte more than the file has shows its end without another call.
    var bytes = [UInt8](repeating: 0, count: max(1, min(count, Int(size) + 1)))
    let first = try fill(&bytes, from: descriptor, path)
    let mayHaveMore = first == bytes.count && first < count
    bytes.removeLast(bytes.count - first)
    guard mayHaveMore else { return bytes }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < count {
      let read = try fill(&buffer, from: descriptor, path)
      guard read > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<min(read, count - bytes.count)])
    }
    return bytes
  }

  /// Returns the beginnings of regular files, in their order; several are read at once.
  static func read(
    _ paths: [String], prefix count: Int
  ) -> [Result<[UInt8], Failure>] {
    let portion = 64
    let portions = Mutex([Int: [Result<[UInt8], Failure>]]())
    let number = (paths.count + portion - 1) / portion
    DispatchQueue.concurrentPerform(iterations: number) { index in
      let range = index * portion..<min(paths.count, (index + 1) * portion)
      let files = paths[range].map { path in
        Result { () throws(Failure) in try read(path, prefix: count) }
      }
      portions.withLock { $0[index] = files }
    }
    return portions.withLock { found in (0..<number).flatMap { found[$0] ?? [] } }
  }

  /// A regular file of which any part can be read, on any thread.
  final class RandomAccess: Sendable {
    // A class because it closes the file.
    private let path: String
    private let descriptor: FileDescriptor
    /// The size in bytes when the file was opened.
    let size: Int64

    /// Opens a file.
    init(_ path: String) throws(Failure) {
      self.path = path
      descriptor = try FileReader.open(path)
      size = try FileReader.regularSize(of: descriptor, path)
    }

    deinit { try? descriptor.close() }

    /// Returns the bytes from an offset on; fewer when the file ends before.
    func read(at offset: Int, count: Int) throws(Failure) -> [UInt8] {
      var failure: Failure?
      // A few bytes more, for readers that look at words of eight.
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count + 16) { buffer, filled in
        let wanted = unsafe UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count])
        do throws(Failure) {
          filled = try unsafe fill(wanted, from: offset)
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      return bytes
    }

    /// Fills memory with the bytes from an offset on; returns how many there were.
    @unsafe func fill(
      _ buffer: UnsafeMutableRawBufferPointer, from offset: Int
    ) throws(Failure) -> Int {
      var filled = 0
      do {
        while filled < buffer.count {
          let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
          let read = try unsafe descriptor.read(
            fromAbsoluteOffset: Int64(offset + filled), into: rest)
          if read == 0 { break }
          filled += read
        }
      } catch {
        throw .system(path, error as? Errno ?? .ioError)
      }
      return filled
    }
  }

  /// Returns the size of a regular file in bytes.
  static func size(of path: String) throws(Failure) -> Int64 {
    let descriptor = try open(path)
    defer { try? descriptor.close() }
    return try regularSize(of: descriptor, path)
  }

  /// Returns standard input until its end, at most `sizeMax` bytes.
  static func readStandardInput(sizeMax: Int) throws(Failure) -> [UInt8] {
    try readAll(.standardInput, "standard input", expected: 1 << 16, sizeMax: sizeMax)
  }

  static func open(_ path: String) throws(Failure) -> FileDescriptor {
    do {
      return try FileDescriptor.open(
        FilePath(path), .readOnly, options: [.nonBlocking, .closeOnExec])
    } catch let errno as Errno {
      throw errno == .noSuchFileOrDirectory ? .missing(path) : .system(path, errno)
    } catch {
      throw .system(path, .ioError)
    }
  }

  static func regularSize(
    of descriptor: FileDescriptor, _ path: String
  ) throws(Failure) -> Int64 {
    do {
      let status = try descriptor.stat()
      if status.type == .regular { return Int64(status.size) }
      throw Failure.notRegular(path, name(of: status.type))
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .system(path, error as? Errno ?? .ioError)
    }
  }

  private static func name(of type: FileType) -> String {
    switch type {
    case .directory: "a directory"
    case .fifo: "a pipe"
    case .characterSpecial, .blockSpecial: "a device"
    case .socket: "a socket"
    default: "something else"
    }
  }

  private static func readAll(
    _ descriptor: FileDescriptor, _ path: String, expected: Int, sizeMax: Int
  ) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expected + 1)
    var buffer = [UInt8](repeating: 0, count: min(max(expected + 1, 4_096), 1 << 20))
    while true {
      let count = try fill(&buffer, from: descriptor, path)
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= sizeMax else {
        throw .tooLarge(path, size: Int64(bytes.count), max: sizeMax)
      }
    }
  }

  private static func fill(
    _ buffer: inout [UInt8], from descriptor: FileDescriptor, _ path: String
  ) throws(Failure) -> Int {
    do {
      return try unsafe buffer.withUnsafeMutableBytes { pointer in
        try unsafe descriptor.read(into: pointer)
      }
    } catch {
      throw .system(path, error as? Errno ?? .ioError)
    }
  }
}

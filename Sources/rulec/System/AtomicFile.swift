import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that appears under its name only when it is complete.
///
/// It is written under a temporary name in the same folder, then renamed; when it is dropped
/// before, nothing is left behind.
final class AtomicFile {
  // A class because an unfinished file must be removed when its owner goes away.
  private let path: String
  private let temporaryPath: String
  private let descriptor: FileDescriptor
  private let writer: BackgroundWriter
  private var buffer: [UInt8] = []
  private var isOpen = true

  private static let bufferSize = 1 << 20
  /// From this size on, a piece is handed on as it is.
  private static let pieceSize = 1 << 16

  /// Opens a file for writing; an existing file is replaced only with `overwrite`.
  init(_ path: String, overwrite: Bool) throws(FileReader.Failure) {
    self.path = path
    temporaryPath = "\(path).\(getpid()).tmp"
    if !overwrite, (try? FilePath(path).stat(followTargetSymlink: false)) != nil {
      throw .system(path, .fileExists)
    }
    Interruption.began(temporaryPath)
    // A file that is replaced stays as private as it was.
    let permissions =
      (try? FilePath(path).stat().permissions) ?? [.ownerReadWrite, .groupRead, .otherRead]
    do {
      descriptor = try FileDescriptor.open(
        FilePath(temporaryPath), .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: permissions)
    } catch {
      throw .system(path, error as? Errno ?? .ioError)
    }
    writer = BackgroundWriter(descriptor)
  }

  deinit {
    defer { Interruption.ended(temporaryPath) }
    guard isOpen else { return }
    try? writer.finish()
    try? descriptor.close()
    unsafe unlink(temporaryPath)
  }

  /// Appends bytes.
  func write(_ bytes: some Sequence<UInt8>) throws(FileReader.Failure) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Appends bytes; a large piece is not copied.
  func write(_ piece: [UInt8]) throws(FileReader.Failure) {
    guard piece.count >= Self.pieceSize else { return try write(piece[...]) }
    try flush()
    try send(piece)
  }

  /// Appends pieces.
  func write(_ pieces: [[UInt8]]) throws(FileReader.Failure) {
    for piece in pieces { try write(piece) }
  }

  /// Appends a text.
  func write(_ text: String) throws(FileReader.Failure) { try write(text.utf8) }

  /// Completes the file and gives it its name.
  func commit() throws(FileReader.Failure) {
    try flush()
    do {
      try writer.finish()
      try descriptor.close()
      isOpen = false
    } catch {
      throw .system(path, error as? Errno ?? .ioError)
    }
    guard unsafe rename(temporaryPath, path) == 0 else {
      let errno = Errno(rawValue: errno)
      unsafe unlink(temporaryPath)
      throw .system(path, errno)
    }
  }

  private func flush() throws(FileReader.Failure) {
    guard !buffer.isEmpty else { return }
    try send(buffer)
    buffer = []
  }

  private func send(_ piece: [UInt8]) throws(FileReader.Failure) {
    do {
      try writer.write(piece)
    } catch {
      throw .system(path, error)
    }
  }
}

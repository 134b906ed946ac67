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
/// before, nothing is left behind. A link stays one: the file that it leads to is replaced. What is
/// no file, such as a pipe or a terminal, is written as it is.
final class AtomicFile {
  // A class because an unfinished file must be removed when its owner goes away.
  private let path: String
  /// What is replaced in the end.
  private let target: String
  /// The name until then; nil for what is written as it is.
  private let temporaryPath: String?
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
    if !overwrite, (try? FilePath(path).stat(followTargetSymlink: false)) != nil {
      throw .system(path, .fileExists)
    }
    let status = try? FilePath(path).stat()
    target = status == nil ? path : Self.resolved(path)
    let isStream = Self.isStream(path, status?.type)
    temporaryPath = isStream ? nil : "\(target).\(getpid()).tmp"
    if let temporaryPath { Interruption.began(temporaryPath) } else { Interruption.begin() }
    // A file that is replaced stays as private as it was.
    let permissions = status?.permissions ?? [.ownerReadWrite, .groupRead, .otherRead]
    do {
      descriptor = try FileDescriptor.open(
        FilePath(temporaryPath ?? path), .writeOnly,
        options: isStream ? [.append, .closeOnExec] : [.create, .truncate, .closeOnExec],
        permissions: permissions)
    } catch {
      throw .system(path, error as? Errno ?? .ioError)
    }
    writer = BackgroundWriter(descriptor)
  }

  deinit {
    defer { if let temporaryPath { Interruption.ended(temporaryPath) } }
    guard isOpen else { return }
    try? writer.finish()
    try? descriptor.close()
    if let temporaryPath { unsafe unlink(temporaryPath) }
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
    guard let temporaryPath else { return }
    guard unsafe rename(temporaryPath, target) == 0 else {
      let errno = Errno(rawValue: errno)
      unsafe unlink(temporaryPath)
      throw .system(path, errno)
    }
  }

  /// Whether bytes written to a path go elsewhere at once, so that no file can take its place.
  private static func isStream(_ path: String, _ type: FileType?) -> Bool {
    if path == "/dev/stdout" || path == "/dev/stderr" || path.hasPrefix("/dev/fd/") { return true }
    guard let type else { return false }
    return type != .regular && type != .directory
  }

  /// The path of an existing file, links followed.
  private static func resolved(_ path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
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

import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Lists and makes folders.
enum Directory {
  /// The deepest nesting of folders that is walked.
  static let depthMax = 64

  /// Returns the names in a folder without `.` and `..`, sorted by bytes.
  static func names(in path: String) throws(FileReader.Failure) -> [String] {
    try entries(in: path).map(\.name)
  }

  /// A name in a folder.
  private struct Entry {
    let name: String
    /// Whether it is a folder; nil for a link, or when the file system does not say.
    let isFolder: Bool?
  }

  private static func entries(in path: String) throws(FileReader.Failure) -> [Entry] {
    guard let stream = unsafe opendir(path) else {
      let errno = Errno(rawValue: errno)
      throw errno == .noSuchFileOrDirectory ? .missing(path) : .system(path, errno)
    }
    defer { unsafe closedir(stream) }
    var entries: [Entry] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      guard name != ".", name != ".." else { continue }
      let type = unsafe Int(entry.pointee.d_type)
      let isKnown = type != Int(DT_UNKNOWN) && type != Int(DT_LNK)
      entries.append(Entry(name: name, isFolder: isKnown ? type == Int(DT_DIR) : nil))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Whether a path leads to a folder, links followed.
  static func exists(_ path: String) -> Bool {
    (try? FilePath(path).stat().type) == .directory
  }

  /// Makes a folder and those above it; returns false when it was there already.
  @discardableResult
  static func make(_ path: String) throws(FileReader.Failure) -> Bool {
    if exists(path) { return false }
    let parent = FilePath(path).removingLastComponent().string
    if !parent.isEmpty, !exists(parent) { try make(parent) }
    guard unsafe mkdir(path, 0o777) == 0 else { throw .system(path, Errno(rawValue: errno)) }
    return true
  }

  /// Returns the files below a folder that a filter accepts, relative to it, in a fixed order.
  ///
  /// Hidden names are left out, and folders below that hold a file with the name of a marker; links to
  /// folders are followed only while they do not lead back.
  static func files(
    below root: String, outsideFoldersWith marker: String? = nil, accept: (String) -> Bool
  ) throws(FileReader.Failure) -> [String] {
    var found: [String] = []
    try walk(root, "", depth: 0, parents: [], marker, accept, &found)
    return found
  }

  /// Whether a path leads to something that is not a folder.
  static func contains(_ path: String) -> Bool {
    guard let status = try? FilePath(path).stat() else { return false }
    return status.type != .directory
  }

  private static func walk(
    _ root: String, _ relative: String, depth: Int, parents: [Identity],
    _ marker: String?, _ accept: (String) -> Bool, _ found: inout [String]
  ) throws(FileReader.Failure) {
    let here = relative.isEmpty ? root : root + "/" + relative
    guard let identity = Identity(here), !parents.contains(identity), depth < depthMax else {
      return
    }
    let entries = try entries(in: here)
    let isMarked = entries.contains { entry in
      entry.name == marker && (entry.isFolder.map { !$0 } ?? contains(here + "/" + entry.name))
    }
    if isMarked, depth > 0 { return }
    for entry in entries where !entry.name.hasPrefix(".") {
      let path = relative.isEmpty ? entry.name : relative + "/" + entry.name
      if entry.isFolder ?? exists(root + "/" + path) {
        try walk(
          root, path, depth: depth + 1, parents: parents + [identity], marker, accept, &found)
      } else if accept(path) {
        found.append(path)
      }
    }
  }

  /// Device and number of a folder, which identify it however it was reached.
  private struct Identity: Equatable {
    let device: UInt64
    let number: UInt64

    init?(_ path: String) {
      guard let status = try? FilePath(path).stat() else { return nil }
      device = UInt64(status.deviceID.rawValue)
      number = UInt64(status.inode.rawValue)
    }
  }
}

import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder of caches in a workspace, which keeps itself out of git.
enum CacheFolder {
  /// Makes the folder unless it is there.
  static func make(_ folder: String) throws {
    try Directory.make(folder)
    let ignore = folder + "/.gitignore"
    guard !Directory.contains(ignore) else { return }
    let file = try AtomicFile(ignore, overwrite: false)
    try file.write("*\n")
    try file.commit()
  }

  /// What tells this program from any other, and from itself after an update; nil when the system does
  /// not say.
  static var program: String? {
    let candidates = ["/proc/self/exe", CommandLine.arguments.first ?? ""]
    for path in candidates where path.contains("/") {
      guard let status = try? FilePath(path).stat(), status.type == .regular else { continue }
      let time = status.st_mtim
      return "\(status.size) \(status.inode.rawValue) \(time.tv_sec) \(time.tv_nsec)"
    }
    return nil
  }
}

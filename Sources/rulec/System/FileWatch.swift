import RuleWorkspace
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Waits until a file of some workspaces is changed, made or removed.
///
/// It looks at sizes and times of change a few times a second: that works on every file system, shared
/// folders and containers included, and a workspace has few files.
struct FileWatch {
  /// What tells one state of a file from another.
  private struct Stamp: Equatable {
    let path: String
    let size: Int64
    let seconds: Int
    let nanoseconds: Int
    let inode: UInt64
  }

  private let roots: [String]
  private var seen: [Stamp]

  /// How long a look at the files is apart from the next, in microseconds.
  private static let interval: UInt32 = 250_000

  /// Remembers how the files are now.
  init(_ locations: [WorkspaceLocation]) {
    roots = locations.map(\.root)
    seen = Self.stamps(roots)
  }

  /// The number of files that are looked at.
  var count: Int { seen.count }

  /// Returns when something has changed, and has stayed as it is for a moment: editors write a file in
  /// several steps.
  mutating func wait() {
    var last = seen
    while true {
      usleep(Self.interval)
      let now = Self.stamps(roots)
      if now != seen, now == last {
        seen = now
        return
      }
      last = now
    }
  }

  private static func stamps(_ roots: [String]) -> [Stamp] {
    roots.flatMap { root -> [Stamp] in
      let accept = { (path: String) in
        WorkspaceFile.isRuleFile(path) || path.hasSuffix(Baseline.fileName)
      }
      let paths = (try? Directory.files(below: root, accept: accept)) ?? []
      return paths.compactMap { path in
        let shown = WorkspaceLocation.join(root, path)
        guard let status = try? FilePath(shown).stat() else { return nil }
        return Stamp(
          path: shown, size: status.size, seconds: status.st_mtim.tv_sec,
          nanoseconds: status.st_mtim.tv_nsec, inode: UInt64(status.inode.rawValue))
      }
    }
  }
}

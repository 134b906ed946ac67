import RuleExchange
import RuleGraph
import RuleSource
import RuleWorkspace
import SyncState
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What earlier runs have made of exports, in the folder of caches: see decision 008.
///
/// A snapshot counts when each file is the same inode with the same size and the same times of its
/// last change, of which the system sets one (`ctime`) at every change and nobody can set it back. It is
/// only made of files that had been left alone for a while, so that no later change can have the time of
/// an earlier one. A snapshot that is damaged, foreign or cannot be written is passed over.
struct SnapshotStore {
  private let folder: String
  private let key: Digest
  /// Whether the files had been left alone when they were looked at.
  private let isSettled: Bool
  private let file: SnapshotFile?

  private var path: String { folder + Self.name }

  private static let name = "/state"

  /// Where the snapshot in the workspace of a folder is.
  static func path(in root: String) -> String {
    WorkspaceLocation.join(root, AnalysisCache.folderName) + name
  }

  /// The least bytes that exports must have to be worth a snapshot.
  static let sizeMin: Int64 = 1 << 20
  /// For how many seconds files must have been left alone: file systems may count in steps of two.
  private static let settlingTime = 3

  /// Takes a snapshot that was looked at ahead, if it is one of some files; nil when these are not worth
  /// one.
  init?(
    _ ahead: SnapshotAhead, files: [String], graph: ExecutionGraph, policy: BadRowPolicy
  ) {
    guard let program = CacheFolder.program else { return nil }
    folder = WorkspaceLocation.join(ahead.root, AnalysisCache.folderName)
    let now = time(nil)
    var key = Digest()
    var isSettled = true
    var size: Int64 = 0
    key.mix("state 2 \(Version.text) \(program) \(policy.rawValue) \(graph.zone.name)")
    key.mix(graph.settings.importDates.rawValue)
    let zone = ZoneFiles.digest(of: graph.zone.name)
    key.mix(zone.first)
    key.mix(zone.second)
    key.mix(graph.assets)
    for path in files {
      guard let status = try? FilePath(path).stat(), status.type == .regular else { return nil }
      let (modified, changed) = (status.st_mtim, status.st_ctim)
      key.mix(path)
      key.mix(
        "\(status.deviceID.rawValue) \(status.inode.rawValue) \(status.size) \(modified.tv_sec) "
          + "\(modified.tv_nsec) \(changed.tv_sec) \(changed.tv_nsec)")
      isSettled = isSettled && changed.tv_sec + Self.settlingTime <= now
      size += status.size
    }
    guard size >= Self.sizeMin else { return nil }
    self.key = key
    self.isSettled = isSettled
    let found = ahead.file()
    file = found?.key == key ? found : nil
  }

  /// The fields of people that the snapshot has.
  var fields: Set<FieldID> { file.flatMap { StateSnapshot.fields($0.head) } ?? [] }

  /// Returns the state with some fields of people, and what was told about it; nil when there is no
  /// snapshot that has all of it.
  func load(_ fields: Set<FieldID>, _ graph: ExecutionGraph) -> (Mirror, [StateSnapshot.Note])? {
    guard let file else { return nil }
    return StateSnapshot.restore(
      file.head, fields: fields, graph: graph, workers: .processors, read: { file.section($0) })
  }

  /// Keeps a state of which some fields of people were loaded.
  func save(_ mirror: Mirror, fields: Set<FieldID>, notes: [StateSnapshot.Note]) {
    guard isSettled, let snapshot = StateSnapshot(mirror, fields: fields, notes: notes) else {
      return
    }
    // Whoever cannot keep anything reads the exports again next time.
    guard (try? CacheFolder.make(folder)) != nil else { return }
    try? SnapshotFile.write(snapshot, key: key, to: path)
  }
}

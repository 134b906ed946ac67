import RuleSource
import RuleWorkspace
import SyncState
import Synchronization

/// Analyses a workspace, or takes what an earlier run has left in the folder of caches.
///
/// A cache may be missing, damaged, foreign or read-only: then the workspace is analysed, and the cache
/// is written anew if that can be done.
struct AnalysisStore {
  private let folder: String
  private var path: String { folder + "/check" }

  /// The most bytes that a cache may have.
  private static let sizeMax = 1 << 28

  /// Creates the store of the workspace in a folder.
  init(root: String) {
    folder = WorkspaceLocation.join(root, AnalysisCache.folderName)
  }

  /// Returns what is known or found about files.
  func analyse(_ files: [WorkspaceFile], after sources: SourceMap) -> WorkspaceAnalysis {
    guard files.count >= AnalysisCache.filesMin, let program = CacheFolder.program else {
      return WorkspaceAnalyser(zones: ZoneFiles.load).analyse(files, after: sources)
    }
    let fingerprints = Fingerprints(files)
    if let bytes = try? FileReader.read(path, sizeMax: Self.sizeMax),
      let cache = AnalysisCache(bytes, program: program),
      cache.zones.allSatisfy({ ZoneFiles.digest(of: $0.name) == $0.digest }),
      let known = cache.analysis(of: files, fingerprints, after: sources)
    {
      return known
    }
    let asked = ZoneQuestions()
    let analysis = WorkspaceAnalyser(zones: asked.load).analyse(
      files, after: sources, forCache: true)
    let bytes = AnalysisCache.bytes(
      of: analysis, fingerprints, program: program, zones: asked.answers)
    if let bytes { try? save(bytes) }
    return analysis
  }

  private func save(_ bytes: [UInt8]) throws {
    try CacheFolder.make(folder)
    let file = try AtomicFile(path, overwrite: true)
    try file.write(bytes)
    try file.commit()
  }
}

/// The time zones that an analysis asks for.
///
/// A class, because the analysis takes a function that remembers.
private final class ZoneQuestions: Sendable {
  private let names = Mutex<[String]>([])

  var load: @Sendable (String) -> TimeZoneTable? {
    { name in
      self.names.withLock { $0.append(name) }
      return ZoneFiles.load(name)
    }
  }

  var answers: [(name: String, digest: Digest)] {
    names.withLock { $0.map { ($0, ZoneFiles.digest(of: $0)) } }
  }
}

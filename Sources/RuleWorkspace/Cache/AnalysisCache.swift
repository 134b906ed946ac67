import RuleSemantics
public import RuleSource
import RuleSyntax
import RuleYAML
import SyncState

/// What an analysis found, kept for the next run over the same workspace.
///
/// It answers when every file is the same, and when those that differ still say the same: their
/// comments and layout may change, as long as no finding points into them. Everything else is
/// analysed anew. Whatever is wrong with the bytes of a cache, it then answers nothing.
public struct AnalysisCache: Sendable {
  /// The folder of caches below a workspace.
  public static let folderName = ".rulec-cache"
  /// The fewest files for which reading a cache is faster than analysing.
  public static let filesMin = 100

  private let body: [UInt8]
  /// The time zones that the analysis asked for, each with the fingerprint of its definition.
  public let zones: [(name: String, digest: Digest)]

  private struct File {
    let path: String
    let content: Digest
    let meaning: Digest
  }

  /// What the first bytes say: the format, and the program whose answers these are.
  private static func head(_ program: String) -> String {
    "rulec cache 1 \(Version.text) \(program)"
  }

  /// Reads a cache; nil when another program wrote it, or when it is damaged.
  public init?(_ bytes: [UInt8], program: String) {
    guard bytes.count > 16 else { return nil }
    body = Array(bytes.dropLast(16))
    var end = CacheReader(Array(bytes.suffix(16)))
    var reader = CacheReader(body)
    guard let check = try? end.digest(), check == Digest(body),
      let head = try? reader.text(), head == Self.head(program),
      let zones = try? reader.each({ reader throws(CacheReader.Damaged) in
        let name = try reader.text()
        return (name: name, digest: try reader.digest())
      })
    else { return nil }
    self.zones = zones
  }

  /// Returns the bytes of a cache of an analysis; nil when the analysis is of little use to others.
  public static func bytes(
    of analysis: WorkspaceAnalysis, _ files: Fingerprints, program: String,
    zones: [(name: String, digest: Digest)]
  ) -> [UInt8]? {
    guard let meanings = analysis.meanings, meanings.count == files.files.count else { return nil }
    let firstID = analysis.firstID
    var writer = CacheWriter()
    writer.add(head(program))
    writer.add(each: zones) { writer, zone in
      writer.add(zone.name)
      writer.add(zone.digest)
    }
    writer.add(each: Array(zip(files.files, meanings))) { writer, file in
      writer.add(file.0.path)
      writer.add(file.0.digest)
      writer.add(file.1)
    }
    writer.add(analysis.isComplete)
    writer.add(each: analysis.diagnostics) { $0.add($1, firstID) }
    writer.add(each: analysis.checks) { $0.add($1, firstID) }
    writer.add(each: analysis.suppressions) { $0.add($1, firstID) }
    writer.add(each: analysis.suppressionMistakes) { $0.add($1, firstID) }
    let digest = Digest(writer.bytes)
    writer.add(digest)
    return writer.bytes
  }

  /// Returns what an analysis of files would find; nil when that is not known.
  public func analysis(
    of files: [WorkspaceFile], _ fingerprints: Fingerprints, after sources: SourceMap
  ) -> WorkspaceAnalysis? {
    guard var found = try? read(after: sources) else { return nil }
    let known = found.files
    guard known.count == files.count,
      zip(known, fingerprints.files).allSatisfy({ $0.path == $1.path })
    else { return nil }
    let firstID = sources.files.count
    var all = sources
    for (position, file) in files.enumerated() {
      all.add(
        SourceFile(id: FileID(UInt32(firstID + position)), path: file.path, bytes: file.bytes))
    }
    for (position, file) in known.enumerated()
    where file.content != fingerprints.files[position].digest {
      guard found.takeOver(all[FileID(UInt32(firstID + position))], meaning: file.meaning) else {
        return nil
      }
    }
    return WorkspaceAnalysis(cached: found.content, sources: all, firstID: firstID)
  }

  /// What stands in a cache.
  private struct Found {
    let files: [File]
    var content: WorkspaceAnalysis.Content

    /// Takes over a file that changed; false when that may change what is found.
    mutating func takeOver(_ file: SourceFile, meaning: Digest) -> Bool {
      guard !content.touches(file.id) else { return false }
      let (tree, problems) = YAMLReader().read(file)
      guard problems.isEmpty, tree.meaning == meaning else { return false }
      content.replaceSuppressions(of: file, by: Suppression.read(tree.comments, in: file))
      return true
    }
  }

  private func read(after sources: SourceMap) throws(CacheReader.Damaged) -> Found {
    let firstID = sources.files.count
    var reader = CacheReader(body)
    _ = try reader.text()
    _ = try reader.each { reader throws(CacheReader.Damaged) in
      _ = try reader.text()
      return try reader.digest()
    }
    let files = try reader.each { reader throws(CacheReader.Damaged) in
      File(
        path: try reader.text(), content: try reader.digest(), meaning: try reader.digest())
    }
    let count = files.count
    let content = WorkspaceAnalysis.Content(
      isComplete: try reader.flag(),
      diagnostics: try reader.each { reader throws(CacheReader.Damaged) in
        try reader.finding(firstID, fileCount: count)
      },
      checks: try reader.each { reader throws(CacheReader.Damaged) in
        try reader.setting(firstID, fileCount: count)
      },
      suppressions: try reader.each { reader throws(CacheReader.Damaged) in
        try reader.suppression(firstID, fileCount: count)
      },
      suppressionMistakes: try reader.each { reader throws(CacheReader.Damaged) in
        try reader.finding(firstID, fileCount: count)
      })
    guard reader.isAtEnd else { throw CacheReader.Damaged() }
    return Found(files: files, content: content)
  }
}

/// The files of a workspace as a cache knows them.
public struct Fingerprints: Sendable {
  struct File: Sendable {
    let path: String
    let digest: Digest
  }

  let files: [File]

  /// Takes the fingerprints of files.
  public init(_ files: [WorkspaceFile]) {
    self.files = Workers.processors.map(files.count) { position in
      File(path: files[position].path, digest: Digest(files[position].bytes))
    }
  }
}

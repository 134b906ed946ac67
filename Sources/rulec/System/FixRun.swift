import RuleSource
import RuleWorkspace

/// Applies fixes until nothing changes, in memory.
struct FixRun {
  /// A file before and after.
  struct Change {
    let path: String
    let before: [UInt8]
    var after: [UInt8]
  }

  /// The files that change, by path.
  private(set) var changes: [Change] = []
  /// The number of fixes that were applied.
  private(set) var fixCount = 0
  /// The check of the changed files.
  private(set) var result: CheckRun

  private let allowsUnsafe: Bool

  /// The number of rounds after which fixes that keep making work for each other are given up.
  private static let roundsMax = 10

  /// Checks, fixes and checks again; `input` stands for the file of its path.
  init(_ request: CheckRun.Request, unsafe: Bool, replacing input: WorkspaceFile?) throws {
    allowsUnsafe = unsafe
    let inputs = input.map { [$0] } ?? []
    let applier = FixApplier(allowsUnsafe: unsafe)
    result = try CheckRun(request, replacing: inputs)
    for _ in 0..<Self.roundsMax {
      let edits = applier.apply(result.report.diagnostics, to: result.report.sources)
      guard !edits.isEmpty else { break }
      for edit in edits {
        fixCount += edit.fixCount
        note(result.report.sources[edit.file], edit.bytes)
      }
      let unchanged = inputs.filter { input in !changes.contains { $0.path == input.path } }
      let changed = changes.map { WorkspaceFile(path: $0.path, bytes: $0.after) }
      result = try CheckRun(request, replacing: unchanged + changed)
    }
  }

  private mutating func note(_ file: SourceFile, _ bytes: [UInt8]) {
    if let index = changes.firstIndex(where: { $0.path == file.path }) {
      changes[index].after = bytes
    } else {
      let index = changes.firstIndex { $0.path > file.path } ?? changes.endIndex
      changes.insert(Change(path: file.path, before: file.bytes, after: bytes), at: index)
    }
  }

  /// The changes as a unified diff.
  var diff: String {
    changes.map { UnifiedDiff.between($0.before, $0.after, path: $0.path) }.joined()
  }

  /// Replaces the files on disk, one after the other, each all at once.
  func write() throws {
    for change in changes {
      let file = try AtomicFile(change.path, overwrite: true)
      try file.write(change.after)
      try file.commit()
    }
  }

  /// One line that sums up: `fixed 2 findings in 1 file; 1 more with --unsafe-fixes`.
  func headline(wouldFix: Bool = false) -> String {
    let files = "\(changes.count) file\(changes.count == 1 ? "" : "s")"
    let findings = "\(fixCount) finding\(fixCount == 1 ? "" : "s")"
    let done = "\(wouldFix ? "would fix" : "fixed") \(findings) in \(files)"
    let unsafeCount = result.report.diagnostics.count { diagnostic in
      diagnostic.fixes.contains { $0.applicability == .unsafe }
    }
    let more = unsafeCount > 0 && !allowsUnsafe ? "; \(unsafeCount) more with --unsafe-fixes" : ""
    return (changes.isEmpty ? "nothing to fix" : done) + more
  }
}

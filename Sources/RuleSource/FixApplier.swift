/// Applies the edits of findings to the files they belong to.
public struct FixApplier: Sendable {
  private let allowsUnsafe: Bool

  /// Creates an applier of safe fixes, and of unsafe ones too when they are allowed.
  public init(allowsUnsafe: Bool) { self.allowsUnsafe = allowsUnsafe }

  /// The new content of a file.
  public struct Change: Sendable {
    /// The file.
    public let file: FileID
    /// Its content with the edits.
    public let bytes: [UInt8]
    /// The number of findings whose fix was applied.
    public let fixCount: Int
  }

  /// Returns the changed files, by file.
  ///
  /// The first fix of each finding is taken; one whose edits touch those of an earlier finding is
  /// left for the next round, so call again on the result until nothing changes.
  public func apply(_ diagnostics: [Diagnostic], to sources: SourceMap) -> [Change] {
    var taken: [FileID: [Fix.Edit]] = [:]
    var counts: [FileID: Int] = [:]
    for diagnostic in diagnostics.sorted(by: Diagnostic.reportOrder) {
      guard let fix = diagnostic.fixes.first(where: isAllowed), !fix.edits.isEmpty else { continue }
      let touches = fix.edits.contains { edit in
        taken[edit.span.file, default: []].contains { overlap($0.span, edit.span) }
      }
      guard !touches else { continue }
      for edit in fix.edits { taken[edit.span.file, default: []].append(edit) }
      counts[diagnostic.span.file, default: 0] += 1
    }
    return taken.sorted { $0.key < $1.key }.map { file, edits in
      Change(
        file: file, bytes: edited(sources[file].bytes, edits), fixCount: counts[file] ?? 0)
    }
  }

  private func isAllowed(_ fix: Fix) -> Bool {
    switch fix.applicability {
    case .safe: true
    case .unsafe: allowsUnsafe
    case .display: false
    }
  }

  /// Whether two edits get into each other's way; two insertions at one place do.
  private func overlap(_ left: Span, _ right: Span) -> Bool {
    if left.count == 0 || right.count == 0 {
      return left.start <= right.end && right.start <= left.end
    }
    return left.start < right.end && right.start < left.end
  }

  private func edited(_ bytes: [UInt8], _ edits: [Fix.Edit]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for edit in edits.sorted(by: { $0.span < $1.span }) {
      result += bytes[position..<edit.span.start]
      result += Array(edit.replacement.utf8)
      position = edit.span.end
    }
    return result + bytes[position...]
  }
}

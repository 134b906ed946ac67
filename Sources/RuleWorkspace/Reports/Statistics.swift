import RuleSource

/// How often each kind of finding is in a report.
public struct Statistics: Sendable {
  private let counts: [(kind: DiagnosticKind, severity: Severity, count: Int)]

  /// Counts the findings of a report.
  public init(_ report: Report) {
    counts = Dictionary(grouping: report.diagnostics, by: \.kind).map { kind, findings in
      (kind, findings.map(\.severity).max() ?? kind.severity, findings.count)
    }.sorted { ($1.count, $0.kind.name) < ($0.count, $1.kind.name) }
  }

  /// A line a name, the most frequent first: count, severity, name, summary.
  public var text: String {
    let width = counts.map { String($0.count).count }.max() ?? 0
    let nameWidth = counts.map(\.kind.name.count).max() ?? 0
    return counts.map { entry in
      let count = String(entry.count)
      let pad = String(repeating: " ", count: width - count.count)
      let severity = entry.severity.rawValue
      let gap = String(repeating: " ", count: 9 - severity.count)
      let tail = String(repeating: " ", count: nameWidth - entry.kind.name.count + 2)
      return "\(pad)\(count)  \(severity)\(gap)\(entry.kind.name)\(tail)\(entry.kind.summary)\n"
    }.joined()
  }

  /// The same as one JSON document.
  public var json: String {
    JSON.object([
      ("schemaVersion", .int(1)),
      (
        "statistics",
        .array(
          counts.map { entry in
            .object([
              ("name", .string(entry.kind.name)), ("severity", .string(entry.severity.rawValue)),
              ("category", .string(entry.kind.category.rawValue)), ("count", .int(entry.count)),
            ])
          })
      ),
    ]).pretty
  }
}

import RuleSource

extension ReportFormat {
  /// Source snippets with underlines, for people.
  static let text = ReportFormat("text", forMachines: false) {
    report, style in
    let renderer = SnippetRenderer(
      sources: report.sources, usesColor: style.usesColor, usesASCII: style.usesASCII)
    let shown = report.diagnostics.prefix(Limits.standard.diagnosticsPrintedMax)
    return shown.map { renderer.render($0) }.joined() + hidden(report)
  }

  /// A line about findings beyond the limit; empty when all were shown.
  static func hidden(_ report: Report) -> String {
    let excess = report.diagnostics.count - Limits.standard.diagnosticsPrintedMax
    return excess > 0 ? "... and \(excess) more findings\n" : ""
  }
}

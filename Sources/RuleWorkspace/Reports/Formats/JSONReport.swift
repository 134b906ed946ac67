import RuleSource

extension ReportFormat {
  /// One JSON document; `grammar/check-report.schema.json` describes it.
  static let json = ReportFormat("json") { report, _ in
    let prints = report.fingerprints()
    return JSON.object([
      ("schemaVersion", .int(1)),
      ("tool", .object([("name", .string("rulec")), ("version", .string(report.toolVersion))])),
      (
        "summary",
        .object([
          ("files", .int(report.sources.files.count)), ("errors", .int(report.count(of: .error))),
          ("warnings", .int(report.count(of: .warning))), ("notes", .int(report.count(of: .note))),
          ("suppressed", .int(report.suppressed.count)),
        ])
      ),
      (
        "diagnostics",
        .array(
          report.diagnostics.enumerated().map { entry(report, $0.element, prints[$0.offset]) })
      ),
    ]).pretty
  }

  /// One JSON object a line.
  static let jsonl = ReportFormat("jsonl") { report, _ in
    let prints = report.fingerprints()
    return report.diagnostics.enumerated().map {
      entry(report, $0.element, prints[$0.offset]).line + "\n"
    }.joined()
  }

  private static func entry(_ report: Report, _ diagnostic: Diagnostic, _ print: String) -> JSON {
    JSON.compact([
      ("name", .string(diagnostic.kind.name)),
      ("severity", .string(diagnostic.severity.rawValue)),
      ("category", .string(diagnostic.kind.category.rawValue)),
      ("message", .string(diagnostic.message)),
      ("location", location(report, diagnostic.span)),
      (
        "related",
        diagnostic.labels.isEmpty
          ? nil
          : .array(
            diagnostic.labels.map { label in
              .object([
                ("location", location(report, label.span)), ("message", .string(label.text)),
              ])
            })
      ),
      ("notes", diagnostic.notes.isEmpty ? nil : .strings(diagnostic.notes)),
      ("fixes", diagnostic.fixes.isEmpty ? nil : .array(diagnostic.fixes.map { fix(report, $0) })),
      ("rules", .strings(diagnostic.kind.rules)),
      ("url", .string(DocumentationLink.url(of: diagnostic.kind))),
      ("fingerprint", .string(print)),
    ])
  }

  private static func location(_ report: Report, _ span: Span) -> JSON {
    let (path, start, end) = report.region(of: span)
    return .object([
      ("path", .string(path)), ("startLine", .int(start.line)), ("startColumn", .int(start.column)),
      ("endLine", .int(end.line)), ("endColumn", .int(end.column)),
      ("startByte", .int(span.start)), ("endByte", .int(span.end)),
    ])
  }

  private static func fix(_ report: Report, _ fix: Fix) -> JSON {
    .object([
      ("message", .string(fix.message)), ("applicability", .string(fix.applicability.rawValue)),
      (
        "edits",
        .array(
          fix.edits.map { edit in
            .object([
              ("location", location(report, edit.span)), ("replacement", .string(edit.replacement)),
            ])
          })
      ),
    ])
  }
}

import RuleSource

extension ReportFormat {
  /// Workflow commands that GitHub shows in the diff.
  static let github = ReportFormat("github") { report, _ in
    report.diagnostics.map { diagnostic in
      let (path, start, end) = report.region(of: diagnostic.span)
      let command = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
      let title = escapedProperty("rulec \(diagnostic.kind.name)")
      let columns =
        start.line == end.line ? ",col=\(start.column),endColumn=\(end.column)" : ""
      return "::\(command) title=\(title),file=\(escapedProperty(path)),line=\(start.line),"
        + "endLine=\(end.line)\(columns)::\(escapedData(diagnostic.message))\n"
    }.joined()
  }

  /// The code quality report of GitLab.
  static let gitlab = ReportFormat("gitlab") { report, _ in
    let prints = report.fingerprints()
    return JSON.array(
      report.diagnostics.enumerated().map { index, diagnostic in
        let (path, start, end) = report.region(of: diagnostic.span)
        let severity =
          switch diagnostic.severity {
          case .error: "major"
          case .warning: "minor"
          case .note: "info"
          }
        return .object([
          ("description", .string(diagnostic.message)),
          ("check_name", .string(diagnostic.kind.name)), ("fingerprint", .string(prints[index])),
          ("severity", .string(severity)),
          (
            "location",
            .object([
              ("path", .string(path)),
              ("lines", .object([("begin", .int(start.line)), ("end", .int(end.line))])),
            ])
          ),
        ])
      }
    ).pretty
  }

  /// Logging commands of Azure Pipelines.
  static let azure = ReportFormat("azure") { report, _ in
    report.diagnostics.map { diagnostic in
      let (path, start, _) = report.region(of: diagnostic.span)
      let type = diagnostic.severity == .error ? "error" : "warning"
      return "##vso[task.logissue type=\(type);sourcepath=\(azureProperty(path));"
        + "linenumber=\(start.line);columnnumber=\(start.column);code=\(diagnostic.kind.name);]"
        + "\(escapedData(diagnostic.message))\n"
    }.joined()
  }

  /// Reviewdog's diagnostic format.
  static let rdjson = ReportFormat("rdjson") { report, _ in
    JSON.object([
      (
        "source",
        .object([("name", .string("rulec")), ("url", .string(DocumentationLink.home))])
      ),
      (
        "diagnostics",
        .array(
          report.diagnostics.map { diagnostic in
            .object([
              ("message", .string(diagnostic.message)),
              (
                "location",
                .object([
                  ("path", .string(report.sources[diagnostic.span.file].path)),
                  ("range", range(report, diagnostic.span)),
                ])
              ),
              (
                "severity",
                .string(
                  diagnostic.severity == .note ? "INFO" : diagnostic.severity.rawValue.uppercased())
              ),
              (
                "code",
                .object([
                  ("value", .string(diagnostic.kind.name)),
                  ("url", .string(DocumentationLink.url(of: diagnostic.kind))),
                ])
              ),
              (
                "suggestions",
                .array(
                  diagnostic.fixes.filter { $0.edits.count == 1 }.flatMap(\.edits).map { edit in
                    .object([
                      ("range", range(report, edit.span)), ("text", .string(edit.replacement)),
                    ])
                  })
              ),
            ])
          })
      ),
    ]).pretty
  }

  /// A range as reviewdog reads it, whose columns count bytes.
  private static func range(_ report: Report, _ span: Span) -> JSON {
    let file = report.sources[span.file]
    func place(_ offset: Int) -> JSON {
      let offset = min(offset, file.bytes.count)
      let line = file.lines.line(of: offset)
      let start = file.lines.range(ofLine: line, in: file.bytes).lowerBound
      return .object([("line", .int(line)), ("column", .int(offset - start + 1))])
    }
    return .object([("start", place(span.start)), ("end", place(span.end))])
  }

  private static func escapedData(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  private static func escapedProperty(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  private static func azureProperty(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ";": "%3B", "]": "%5D"])
  }

  private static func escaped(_ text: String, _ table: [Unicode.Scalar: String]) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let replacement = table[scalar] {
        result += replacement
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return DisplayWidth.printable(result)
  }
}

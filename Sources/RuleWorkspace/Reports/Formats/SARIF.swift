import RuleSource

extension ReportFormat {
  /// SARIF 2.1.0 with one run, for code scanning.
  static let sarif = ReportFormat("sarif") { report, _ in
    let all = report.diagnostics + report.suppressed.map(\.diagnostic)
    let kinds = Set(all.map(\.kind)).sorted { $0.name < $1.name }
    let positions = Dictionary(
      uniqueKeysWithValues: kinds.enumerated().map { ($0.element.name, $0.offset) })
    let prints = report.fingerprints(of: all)
    let shown = report.diagnostics.count
    let results = all.enumerated().map { index, diagnostic in
      result(
        report, diagnostic, rule: positions[diagnostic.kind.name] ?? 0, prints[index],
        suppression: index < shown ? nil : report.suppressed[index - shown])
    }
    let driver = JSON.object([
      ("name", .string("rulec")), ("version", .string(report.toolVersion)),
      ("semanticVersion", .string(report.toolVersion)),
      ("informationUri", .string(DocumentationLink.home)), ("rules", .array(kinds.map(rule))),
    ])
    let run = JSON.object([
      ("tool", .object([("driver", driver)])), ("columnKind", .string("unicodeCodePoints")),
      (
        "originalUriBaseIds",
        .object([
          ("%SRCROOT%", .object([("description", text("The folder of the workspace"))]))
        ])
      ),
      ("invocations", .array([.object([("executionSuccessful", .bool(true))])])),
      ("results", .array(results)),
    ])
    return JSON.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")), ("runs", .array([run])),
    ]).pretty
  }

  private static func text(_ text: String) -> JSON { .object([("text", .string(text))]) }

  private static func level(_ severity: Severity) -> JSON { .string(severity.rawValue) }

  private static func rule(_ kind: DiagnosticKind) -> JSON {
    let name = kind.name.split(separator: "-").map { $0.capitalizedFirst }.joined()
    return .object([
      ("id", .string(kind.name)), ("name", .string(name)),
      ("shortDescription", text(kind.summary)), ("fullDescription", text(kind.explanation)),
      (
        "help",
        .object([("text", .string(kind.explanation)), ("markdown", .string(kind.explanation))])
      ),
      ("helpUri", .string(DocumentationLink.url(of: kind))),
      ("defaultConfiguration", .object([("level", level(kind.severity))])),
      (
        "properties",
        .object([
          ("tags", .strings(([kind.category.rawValue] + kind.rules).prefix(10))),
          ("precision", .string("very-high")),
        ])
      ),
    ])
  }

  private static func result(
    _ report: Report, _ diagnostic: Diagnostic, rule: Int, _ print: String,
    suppression: SuppressedDiagnostic?
  ) -> JSON {
    JSON.compact([
      ("ruleId", .string(diagnostic.kind.name)), ("ruleIndex", .int(rule)),
      ("level", level(diagnostic.severity)), ("message", text(message(diagnostic))),
      ("locations", .array([location(report, diagnostic.span, message: nil)])),
      (
        "relatedLocations",
        diagnostic.labels.isEmpty
          ? nil
          : .array(diagnostic.labels.map { location(report, $0.span, message: $0.text) })
      ),
      ("codeFlows", codeFlows(report, diagnostic)),
      ("partialFingerprints", .object([("rulec/v1", .string(print))])),
      ("fixes", fixes(report, diagnostic)),
      (
        "suppressions",
        suppression.map { suppression in
          .array([
            .object([
              ("kind", .string(suppression.place.rawValue)),
              ("justification", .string(suppression.justification)),
            ])
          ])
        }
      ),
    ])
  }

  private static func message(_ diagnostic: Diagnostic) -> String {
    ([diagnostic.message] + diagnostic.notes).joined(separator: "\n")
  }

  private static func region(_ report: Report, _ span: Span) -> JSON {
    let (_, start, end) = report.region(of: span)
    return .object([
      ("startLine", .int(start.line)), ("startColumn", .int(start.column)),
      ("endLine", .int(end.line)), ("endColumn", .int(end.column)),
    ])
  }

  private static func artifact(_ report: Report, _ span: Span) -> JSON {
    .object([
      ("uri", .string(PercentEncoding.path(report.sources[span.file].path))),
      ("uriBaseId", .string("%SRCROOT%")),
    ])
  }

  private static func location(_ report: Report, _ span: Span, message: String?) -> JSON {
    JSON.compact([
      (
        "physicalLocation",
        .object([("artifactLocation", artifact(report, span)), ("region", region(report, span))])
      ),
      ("message", message.map { text($0) }),
    ])
  }

  /// The way through the campaigns that a finding about several of them is about: one thread for each
  /// campaign, with the order of all places across the threads.
  private static func codeFlows(_ report: Report, _ diagnostic: Diagnostic) -> JSON? {
    guard diagnostic.kind.category == .interaction, !diagnostic.labels.isEmpty else { return nil }
    let places =
      [Diagnostic.Label(diagnostic.span, diagnostic.message)] + diagnostic.labels
    var scopes = ScopeFinder(root: ".")
    var threads: [(actor: String, steps: [JSON])] = []
    for (order, place) in places.enumerated() {
      let actor = scopes.scope(of: place.span, in: report.sources)
        .split(separator: "/").prefix(2).joined(separator: "/")
      let step = JSON.object([
        ("location", location(report, place.span, message: place.text)),
        ("executionOrder", .int(order + 1)),
      ])
      if let thread = threads.firstIndex(where: { $0.actor == actor }) {
        threads[thread].steps.append(step)
      } else {
        threads.append((actor, [step]))
      }
    }
    let flows = threads.map { thread in
      JSON.object([("id", .string(thread.actor)), ("locations", .array(thread.steps))])
    }
    return .array([.object([("threadFlows", .array(flows))])])
  }

  private static func fixes(_ report: Report, _ diagnostic: Diagnostic) -> JSON? {
    let edits = diagnostic.fixes.filter { $0.applicability != .display }
    guard !edits.isEmpty else { return nil }
    return .array(
      edits.map { fix in
        let byFile = Dictionary(grouping: fix.edits, by: \.span.file)
          .sorted { $0.key < $1.key }
        let changes = byFile.map { _, edits in
          JSON.object([
            ("artifactLocation", artifact(report, edits[0].span)),
            (
              "replacements",
              .array(
                edits.map { edit in
                  .object([
                    ("deletedRegion", region(report, edit.span)),
                    ("insertedContent", text(edit.replacement)),
                  ])
                })
            ),
          ])
        }
        let warning = fix.applicability == .unsafe ? " (may change what the rule means)" : ""
        return .object([
          ("description", text(fix.message + warning)), ("artifactChanges", .array(changes)),
          ("properties", .object([("applicability", .string(fix.applicability.rawValue))])),
        ])
      })
  }
}

extension StringProtocol {
  /// The text with its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// Percent-encoding of paths in URIs (RFC 3986).
enum PercentEncoding {
  static func path(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}

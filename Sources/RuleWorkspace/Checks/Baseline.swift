public import RuleSource
import RuleYAML

/// The findings that a team has decided to live with for now, as `rulec-baseline.json` lists them.
public struct Baseline: Sendable {
  /// How often a finding is expected in a place.
  public struct Entry: Sendable {
    /// The name of the finding.
    public let name: String
    /// The definition, or part of one, that it is about; see ``ScopeFinder``.
    public let scope: String
    /// How often it is there.
    public let count: Int
    /// Where the entry stands in the file.
    let span: Span
  }

  /// The usual name of the file, beside `rulec.yaml`.
  public static let fileName = "rulec-baseline.json"

  /// The entries, in the order of the file.
  let entries: [Entry]
  /// What is wrong with the file; such a baseline has no entries.
  let diagnostics: [Diagnostic]

  private init(entries: [Entry], diagnostics: [Diagnostic]) {
    self.entries = entries
    self.diagnostics = diagnostics
  }

  /// Reads a baseline; what cannot be read becomes a finding.
  public init(_ file: SourceFile) {
    // JSON is YAML, and the reader of that keeps the places.
    let (tree, mistakes) = YAMLReader().read(file)
    if let mistake = mistakes.first(where: { $0.severity == .error }) {
      self.init(refusing: mistake.span, mistake.message)
      return
    }
    guard let root = tree.documents.first, let version = root["schemaVersion"] else {
      self.init(refusing: file.wholeSpan, "it has no `schemaVersion`")
      return
    }
    guard version.value.hasText("1") else {
      self.init(refusing: version.value.span, "its `schemaVersion` is not 1")
      return
    }
    guard let list = root["findings"]?.value, list.kind == .sequence else {
      self.init(refusing: root.span, "it has no list `findings`")
      return
    }
    var entries: [Entry] = []
    for item in list.items {
      guard let name = item["name"]?.value, let scope = item["scope"]?.value,
        let count = (item["count"]?.value.text).flatMap({ Int($0) }), count > 0
      else {
        self.init(refusing: item.span, "an entry needs `name`, `scope` and a positive `count`")
        return
      }
      entries.append(Entry(name: name.text, scope: scope.text, count: count, span: item.span))
    }
    self.init(entries: entries, diagnostics: [])
  }

  private init(refusing span: Span, _ reason: String) {
    self.init(entries: [], diagnostics: [CheckDiagnostics.malformedBaseline(span, reason)])
  }

  /// Returns the text of a baseline that expects some findings, each given by name and scope.
  static func text(of findings: [(name: String, scope: String)]) -> String {
    let sorted = findings.sorted { ($0.scope, $0.name) < ($1.scope, $1.name) }
    var entries: [(name: String, scope: String, count: Int)] = []
    for finding in sorted {
      if let last = entries.last, last.name == finding.name, last.scope == finding.scope {
        entries[entries.count - 1].count += 1
      } else {
        entries.append((finding.name, finding.scope, 1))
      }
    }
    return JSON.object([
      ("schemaVersion", .int(1)),
      (
        "findings",
        .array(
          entries.map { entry in
            .object([
              ("name", .string(entry.name)), ("scope", .string(entry.scope)),
              ("count", .int(entry.count)),
            ])
          })
      ),
    ]).pretty
  }
}

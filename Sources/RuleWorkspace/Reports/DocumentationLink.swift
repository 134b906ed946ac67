import RuleSource

/// Where the manual page of a finding is published.
enum DocumentationLink {
  static let home = "https://github.com/rulec/rulec"

  static func url(of kind: DiagnosticKind) -> String {
    "\(home)/blob/main/docs/diagnostics/\(kind.name).md"
  }
}

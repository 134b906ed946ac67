import RuleExchange
import RuleLints
import RuleSemantics
public import RuleSource
import RuleSyntax
import RuleYAML

/// Every kind of finding that rulec can report.
public enum DiagnosticCatalogue {
  /// The kinds, by name.
  public static let all: [DiagnosticKind] =
    (YAMLDiagnostics.all + SyntaxDiagnostics.all + SemanticsDiagnostics.all
    + Linter.lints.map(\.kind)
    + InteractionDiagnostics.all + ExchangeDiagnostics.all + CheckDiagnostics.all).sorted {
      $0.name < $1.name
    }

  /// The errors that leave a workspace without a meaning: always reported, whatever is configured.
  public static let mandatoryNames: Set<String> = Set(
    (YAMLDiagnostics.all + SyntaxDiagnostics.all + SemanticsDiagnostics.all + CheckDiagnostics.all)
      .filter { $0.severity == .error }.map(\.name))

  private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

  /// Returns the kind with a name.
  public static func named(_ name: String) -> DiagnosticKind? { byName[name] }
}

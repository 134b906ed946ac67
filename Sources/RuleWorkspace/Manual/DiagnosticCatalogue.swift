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
    + InteractionDiagnostics.all + ExchangeDiagnostics.all).sorted { $0.name < $1.name }
}

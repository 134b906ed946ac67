public import RuleSource
public import RuleSyntax
public import RuleVocabulary
public import SyncState

/// Resolves the names of a workspace and checks every use of a word against its declaration.
public struct Resolver: Sendable {
  private let words: Vocabulary

  /// Creates a resolver of a vocabulary.
  public init(words: Vocabulary = .standard) { self.words = words }

  /// Returns the resolved workspace, as far as it could be understood, and what is wrong with it in
  /// the order of reports.
  ///
  /// The trees come in a fixed order, such as that of their paths: of two definitions with the
  /// same name the first one counts. `zones` finds a time zone by its IANA name.
  /// The result does not depend on the workers.
  public func resolve(
    _ trees: [SyntaxTree], zones: (String) -> TimeZoneTable?, workers: Workers = .one
  ) -> (program: ResolvedWorkspace, diagnostics: [Diagnostic]) {
    var resolution = Resolution(words, trees)
    resolution.resolveWorkspace(zones)
    resolution.resolveFields()
    resolution.resolveMemberFields()
    resolution.resolveAssets()
    resolution.checkMappings()
    resolution.resolveSmartLists()
    resolution.resolveCampaigns(workers)
    resolution.resolveScenarios()
    resolution.checkCalls()
    return (resolution.program, resolution.diagnostics.sorted(by: Diagnostic.reportOrder))
  }
}

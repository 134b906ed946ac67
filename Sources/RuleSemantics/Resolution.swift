import RuleGraph
import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

/// A resolution under way: what is known, what came out, and what was found.
struct Resolution: Sendable {
  let words: Vocabulary
  let catalogue: Catalogue
  var program = ResolvedWorkspace()
  /// The programs that are mapped to each Salesforce campaign.
  var mappedPrograms: [SFDCCampaignID: [ProgramID]] = [:]
  /// The programs whose channel is missing, so that nothing can be said about their statuses.
  var programsWithoutChannel: Set<ProgramID> = []
  /// What was called by name since the present campaign or smart list began.
  var named = NamedAssets()
  private(set) var diagnostics: [Diagnostic] = []

  init(_ words: Vocabulary, _ trees: [SyntaxTree]) {
    self.words = words
    var found: [Diagnostic] = []
    catalogue = Catalogue(trees, &found)
    for diagnostic in found { report(diagnostic) }
  }

  /// Returns a resolution that knows the same and has found nothing yet.
  func emptied() -> Resolution {
    var part = self
    part.diagnostics = []
    part.program.campaigns = []
    return part
  }

  /// Takes over what a part has found.
  mutating func add(_ part: Resolution) {
    diagnostics += part.diagnostics
    program.isComplete = program.isComplete && part.program.isComplete
  }

  /// Adds a finding; an error makes the program incomplete.
  mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    if diagnostic.severity == .error { program.isComplete = false }
  }

  /// Adds a finding that the program can be run with, whatever its severity.
  mutating func reportHarmless(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Adds a finding and returns nil in place of what could not be resolved.
  mutating func refuse<Content>(_ diagnostic: Diagnostic) -> Content? {
    report(diagnostic)
    program.isComplete = false
    return nil
  }

  /// Reads a text in a notation; what the decoder has checked already is not reported again.
  mutating func checked<Content: Notation>(
    _ scalar: ScalarLiteral, as notation: Content.Type
  ) -> Content? {
    switch notation.parse(scalar.text) {
    case .success(let content):
      return content
    case .failure:
      program.isComplete = false
      return nil
    }
  }

  /// Reads a text in a notation, and reports what is wrong with it.
  mutating func read<Content: Notation>(
    _ scalar: ScalarLiteral, as notation: Content.Type
  ) -> Content? {
    switch notation.parse(scalar.text) {
    case .success(let content): content
    case .failure(let error): refuse(error.diagnostic(in: scalar))
    }
  }

  /// Returns the identifier of a text.
  mutating func intern(_ text: String) -> TextID { program.text.intern(text) }
}

/// Where a word stands, as far as its arguments depend on it.
struct Scope {
  let position: Vocabulary.Position
  /// The smart campaign; nil in smart lists and scenarios.
  var campaign: CampaignID?
  /// How the campaign starts.
  var kind: CampaignNode.Kind?
  /// The program of the campaign or smart list.
  var program: ProgramID?
  /// Its name as written, from which short names are resolved.
  var programName: String?
  /// The trigger after which trigger tokens stay blank; nil when some trigger supplies them.
  var silentTrigger: Span?
  /// Whether the word is the condition of a choice.
  var isChoice = false
  /// Who acts, in scenarios.
  var actor: TimelineEvent.Actor?

  init(_ position: Vocabulary.Position) { self.position = position }

  /// Returns the same place for words of another position.
  func with(_ position: Vocabulary.Position, isChoice: Bool = false) -> Scope {
    var scope = Scope(position)
    scope.campaign = campaign
    scope.kind = kind
    scope.program = program
    scope.programName = programName
    scope.silentTrigger = silentTrigger
    scope.isChoice = isChoice
    return scope
  }
}

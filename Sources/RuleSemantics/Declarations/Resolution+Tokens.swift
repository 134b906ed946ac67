import RuleGraph
import RuleSource
import RuleSyntax
import SyncState

extension Resolution {
  /// Takes over the `my.` tokens of the workspace and of the programs.
  mutating func resolveTokens() {
    program.workspaceTokens = tokens(catalogue.workspace?.tokens ?? [])
    for (position, item) in catalogue.programs.items.enumerated() {
      program.programs[position].tokens = tokens(item.tokens)
    }
  }

  private mutating func tokens(_ definitions: [TokenDefinition]) -> [MyToken] {
    checkNames("token", definitions.map(\.name))
    var tokens: [MyToken] = []
    for definition in definitions {
      guard let type = TokenType(rawValue: definition.type.value) else {
        program.isComplete = false
        continue
      }
      check(definition.value, of: type)
      tokens.append(
        MyToken(
          name: intern(definition.name.value), type: type, value: intern(definition.value.value)))
    }
    return tokens
  }

  private mutating func check(_ value: Located<String>, of type: TokenType) {
    guard !value.value.isEmpty else { return }
    let expected: String?
    switch type {
    case .text, .richText, .emailScript, .calendarFile:
      expected = nil
    case .number:
      expected = Double(decimal: value.value.utf8.span) == nil ? "a number" : nil
    case .score:
      expected = ScoreChangeNotation.parse(value.value).isSuccess ? nil : "a change such as `+15`"
    case .date:
      expected = DateNotation.parse(value.value).isSuccess ? nil : "a day such as `2026-11-02`"
    case .sfdcCampaign:
      _ = asset(value, in: catalogue.sfdcCampaigns.names, "Salesforce campaign")
      expected = nil
    }
    guard let expected else { return }
    report(
      SemanticsDiagnostics.tokenValueMalformed(
        value.value, type: type.rawValue, expected: expected, at: value.span))
  }

  /// Returns the `my.` token with a name as a program sees it: its own first, then the workspace's
  /// (SC-T5).
  func myToken(_ name: String, in home: ProgramID?) -> MyToken? {
    let own = home.map { program.programs[$0.index].tokens } ?? []
    return (own + program.workspaceTokens).first {
      sameBytes(program.text[$0.name], name)
    }
  }

  /// Returns the names of the `my.` tokens that a program sees, without repetition.
  func myTokenNames(in home: ProgramID?) -> [String] {
    let own = home.map { program.programs[$0.index].tokens } ?? []
    var names: [String] = []
    for token in own + program.workspaceTokens where !names.contains(program.text[token.name]) {
      names.append(program.text[token.name])
    }
    return names
  }
}

extension Result {
  /// Whether there is a value.
  var isSuccess: Bool {
    switch self {
    case .success: true
    case .failure: false
    }
  }
}

import RuleSource
import RuleYAML

extension Form where Value == Located<Bool> {
  /// `enabled` or `disabled`.
  static var enabled: Form {
    Form<Located<String>>.choice([
      .init("enabled", "it is on"), .init("disabled", "it is off"),
    ]).map { Located($0.value == "enabled", $0.span) }
  }
}

extension Form where Value == [TokenDefinition] {
  /// `my.` tokens by their names.
  static var tokens: Form {
    .entries(key: .name, of: tokenContent, "tokens by their names") { name, content in
      guard let type = content.type, let value = content.value else { return nil }
      return TokenDefinition(name: name, type: type, value: value)
    }
  }

  private static var tokenContent: Form<TokenContent> {
    .record(
      Table<TokenContent>(
        "a token", "A `my.` token: text that stands in one place and is used in many (SC-T5).",
        [
          Key("type", .choice(tokenTypes), required: true, "The type of the token.") {
            $0.type = $1
          },
          Key(
            "value", .text(.free), required: true,
            "The value. A score change needs quotes: `\"+15\"`."
          ) { $0.value = $1 },
        ]),
      { _ in TokenContent() }, { $0 })
  }

  private static var tokenTypes: [Shape.Choice] {
    [
      .init("text", "a text"),
      .init("rich_text", "a text with mark-up"),
      .init("number", "a number"),
      .init("score", "a score change such as `\"+15\"`"),
      .init("date", "a day such as `2026-11-02`"),
      .init("sfdc_campaign", "the name of a Salesforce campaign (SC-T6)"),
      .init("email_script", "an email script"),
      .init("calendar_file", "a calendar file"),
    ]
  }
}

/// What is said about a token.
private struct TokenContent {
  var type: Located<String>?
  var value: Located<String>?
}

extension Form where Value == SmartListRules {
  /// The rules of a smart list with or without triggers.
  static func rules(_ table: Table<SmartListRules>) -> Form {
    .record(
      table,
      { span in
        var rules = SmartListRules()
        rules.span = span
        return rules
      }, { $0 })
  }
}

extension Decoding {
  /// Returns a node as data of the syntax tree.
  mutating func literal(_ node: YAMLNode) -> Literal {
    switch node.kind {
    case .scalar:
      // `NULL` in capitals is a word of the language: it clears a field (CAT-6.3).
      if node.isNull, !node.hasText("NULL") { return .null(node.span) }
      let literal = node.literal
      checkPlain(node, literal, truthValues: false)
      return .scalar(literal)
    case .sequence:
      return .list(node.items.map { literal($0) }, node.span)
    case .mapping:
      return .map(entries(node), node.span)
    }
  }

  /// Returns the entries of a mapping as data of the syntax tree.
  mutating func entries(_ node: YAMLNode) -> [Literal.Entry] {
    node.entries.map { Literal.Entry($0.key.located, literal($0.value)) }
  }
}

import RuleSyntax
public import RuleVocabulary

/// The reference page of the manual: every key and every word with what it means.
///
/// It derives from the tables that the decoder and the words are declared in;
/// `docs/language/reference.md` is its committed form.
public struct LanguageReference: Sendable {
  private let words: Vocabulary

  /// Creates the reference of the language with a vocabulary.
  public init(_ words: Vocabulary = .standard) { self.words = words }

  /// The page as Markdown.
  public var text: String {
    var page = Page()
    page.add(
      """
      # Reference

      Every key and every word of the language, version 1. This page is written by the program from
      the declarations that it checks files with, so it is complete; the other pages of this manual
      explain how things play together.

      A key in **bold** must be there. Rule ids such as `SC-Q1` point into the
      [description of Marketo's behaviour](../semantics/README.md).

      ## Definitions

      """)
    for kind in KindDeclaration.all { page.addKind(kind) }
    for position in Vocabulary.Position.allCases {
      page.add("## \(Self.title(position))\n")
      for word in words.words(position) { page.add(word) }
    }
    page.addOperators()
    return page.lines.joined(separator: "\n")
  }

  private static func title(_ position: Vocabulary.Position) -> String {
    switch position {
    case .trigger: "Triggers"
    case .filter: "Filters"
    case .action: "Flow steps"
    case .event: "Events of scenarios"
    }
  }
}

/// The lines of the page as they come together.
private struct Page {
  private(set) var lines: [String] = []

  mutating func add(_ text: String) {
    lines += text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  mutating func addKind(_ kind: KindDeclaration) {
    add("### `\(kind.name):`\n")
    add(kind.record.documentation + "\n")
    addKeys(of: kind.record)
    addParts(of: kind.record, path: kind.name)
  }

  private mutating func addKeys(of record: RecordDeclaration) {
    add("| key | value | meaning |\n|---|---|---|")
    for key in record.keys {
      let name = key.isRequired ? "**`\(key.name)`**" : "`\(key.name)`"
      add("| \(name) | \(summary(of: key.shape)) | \(key.documentation) |")
    }
    for group in record.exclusive {
      add("\nOf \(group.map { "`\($0)`" }.joined(separator: " and ")), at most one may be there.")
    }
    add("")
  }

  /// Adds a table for each record that stands below the keys of one.
  private mutating func addParts(of record: RecordDeclaration, path: String) {
    for key in record.keys {
      guard let part = part(of: key.shape) else { continue }
      let place = "\(path) › \(key.name)"
      add("#### \(place)\n")
      add("\(part.documentation)\n")
      addKeys(of: part)
      addParts(of: part, path: place)
    }
  }

  private func part(of shape: Shape) -> RecordDeclaration? {
    switch shape {
    case .record(let record): record
    case .list(let item, _, _), .oneOrMore(let item, _), .nothing(let item): part(of: item)
    case .entries(_, let value, _): part(of: value)
    case .word(_, let beside): beside
    case .text, .number, .boolean, .choice, .anything: nil
    }
  }

  private func summary(of shape: Shape) -> String {
    switch shape {
    case .text, .boolean, .anything: shape.phrase
    case .number(let range):
      range.upperBound == range.lowerBound ? "`\(range.lowerBound)`" : "a whole number"
    case .choice(let choices):
      choices.map { "`\($0.word)`: \($0.documentation)" }.joined(separator: "<br>")
    case .list(_, let noun, _): "a list of \(noun)"
    case .oneOrMore(let item, _): "\(summary(of: item)); or a list of these"
    case .record: "keys, see below"
    case .entries(_, _, let noun): noun
    case .word: shape.phrase
    case .nothing(let other): "\(summary(of: other)), or `~`"
    }
  }

  mutating func add(_ word: Word) {
    add("### `\(word.name)`\n")
    add("*\(word.label)*. \(word.summary)\(rules(word.rules))\n")
    if !word.parameters.isEmpty {
      add("| parameter | meaning |\n|---|---|")
      for parameter in word.parameters {
        let needed = parameter.presence == .required
        let name = needed ? "**`\(parameter.name)`**" : "`\(parameter.name)`"
        let short = parameter.isMain ? " A single value after the word means this parameter." : ""
        add("| \(name) | \(parameter.summary)\(short) |")
      }
      add("")
    }
    add("```yaml fragment\n- \(word.example)\n```\n")
    if !word.aliases.isEmpty {
      add("Also known as \(word.aliases.map { "`\($0)`" }.joined(separator: ", ")).\n")
    }
  }

  private func rules(_ rules: [String]) -> String {
    rules.isEmpty ? "" : " (\(rules.joined(separator: ", ")))"
  }

  mutating func addOperators() {
    add("## Operators\n")
    add("Which types of fields offer them is in [smart lists](smart-lists.md).\n")
    add("| operator | passes values that are |\n|---|---|")
    for name in ConditionOperator.allCases { add("| `\(name.rawValue)` | \(name.meaning) |") }
    add("")
  }
}

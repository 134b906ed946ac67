import RuleSyntax
import RuleVocabulary

/// The page of the manual with every key of every kind of definition, and the operators.
///
/// It derives from the tables that the decoder reads files with;
/// `docs/language/reference/definitions.md` is its committed form.
public struct LanguageReference: Sendable {
  /// Creates the reference of the language.
  public init() {}

  /// The page as Markdown.
  public var text: String {
    var page = Page()
    page.add(
      """
      # Definitions and operators

      Every key of every definition, version 1 of the language. This page is written from the tables
      that files are checked with, so it is complete. The words that stand in smart lists, flows and
      scenarios have [pages of their own](README.md).

      A key in **bold** must be there. Rule ids such as `SC-Q1` point into the
      [description of Marketo's behaviour](../../semantics/README.md).

      ## Definitions

      """)
    for kind in KindDeclaration.all { page.addKind(kind) }
    page.addOperators()
    return page.lines.joined(separator: "\n")
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

  mutating func addOperators() {
    add("## Operators\n")
    add("Which types of fields offer them is in [smart lists](../smart-lists.md).\n")
    add("| operator | passes values that are |\n|---|---|")
    for name in ConditionOperator.allCases { add("| `\(name.rawValue)` | \(name.meaning) |") }
    add("")
  }
}

import RuleGraph
public import RuleSource
import RuleVocabulary
import SyncState

/// Something with a name that the manual explains: a rule, a word or a finding.
public struct ManualEntry: Sendable {
  /// The kinds of entries.
  public enum Kind: String, Sendable, CaseIterable {
    /// Domain rules.
    case rules
    /// Words of the language.
    case words
    /// Findings of the checks.
    case diagnostics

    /// The kinds for messages: `rules, words or diagnostics`.
    public static var names: String {
      let names = allCases.map(\.rawValue)
      return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    }
  }

  /// What `kind` says in JSON: `rule`, `trigger`, `filter`, `action`, `event` or `diagnostic`.
  public let kind: String
  /// The name that a user types.
  public let name: String
  /// The name on the screen, or a title.
  public let label: String
  /// Other names that are accepted.
  public let aliases: [String]
  /// The ids of the domain rules that it rests on.
  public let rules: [String]
  /// The text for people, in Markdown without a title.
  public let body: String

  /// Returns the entries of a kind, in a fixed order; words have the labels of a language.
  public static func all(of kind: Kind, _ locale: ScreenLocale = .en) -> [ManualEntry] {
    switch kind {
    case .rules: RuleStatement.all.map(entry)
    case .words: Vocabulary.Position.allCases.flatMap { words($0, locale) }
    case .diagnostics: DiagnosticCatalogue.all.map(entry)
    }
  }

  /// Returns the entries that a name stands for; a word may stand in several positions, and may be
  /// named by its label in any language.
  public static func find(_ name: String, _ locale: ScreenLocale = .en) -> [ManualEntry] {
    if let rule = RuleStatement.named(name) { return [entry(rule)] }
    let words = Vocabulary.Position.allCases.flatMap { position -> [ManualEntry] in
      switch Vocabulary.standard.meaning(of: name, as: position) {
      case .word(let place), .otherName(let place):
        [entry(Vocabulary.standard.words(position)[place], position, locale)]
      case .unknown: []
      }
    }
    return words + all(of: .diagnostics).filter { $0.name == name }
  }

  /// Every name that `find` knows.
  public static var allNames: [String] { Kind.allCases.flatMap { all(of: $0).map(\.name) } }

  /// The entry for a terminal, with a final line break.
  public var text: String {
    var text = "\(name) · \(label)\n\(kind)\n\n\(body)\n"
    if !aliases.isEmpty { text += "\nAlso accepted: \(aliases.joined(separator: ", "))\n" }
    if !rules.isEmpty { text += "\nRules: \(rules.joined(separator: ", "))\n" }
    return text
  }

  /// One line for a list.
  public var listLine: String {
    let pad = String(repeating: " ", count: max(1, 36 - name.count))
    return "\(name)\(pad)\(kind): \(label)"
  }

  /// The entry for machines.
  public var json: JSON {
    .object([
      ("kind", .string(kind)), ("name", .string(name)), ("label", .string(label)),
      ("aliases", .strings(aliases)), ("rules", .strings(rules)), ("text", .string(body)),
    ])
  }

  private static func entry(_ rule: RuleStatement) -> ManualEntry {
    let confidence = rule.confidences.joined(separator: " / ")
    return ManualEntry(
      kind: "rule", name: rule.id, label: rule.title, aliases: [], rules: [],
      body: "\(rule.text)\n\n\(settings(about: rule.id))Confidence: \(confidence)\n"
        + "Source: \(rule.source)\nPage: docs/semantics/\(rule.page).md")
  }

  /// What `rulec.yaml` can say about a rule that leaves a question open.
  private static func settings(about rule: String) -> String {
    SyncPolicy.all.filter { sameBytes($0.rule, rule) }.map { policy in
      let answers = policy.choices.enumerated().map { position, choice in
        "  \(choice.word)\(position == 0 ? " (usual)" : ""): \(choice.meaning)\n"
      }
      return "Setting `\(policy.name)`: \(policy.question)\n\(answers.joined())\n"
    }.joined()
  }

  private static func entry(_ kind: DiagnosticKind) -> ManualEntry {
    ManualEntry(
      kind: "diagnostic", name: kind.name, label: kind.summary, aliases: [], rules: kind.rules,
      body: "\(kind.explanation)\n\nSeverity: \(kind.severity.rawValue)\n"
        + "Category: \(kind.category.rawValue)")
  }

  private static func words(
    _ position: Vocabulary.Position, _ locale: ScreenLocale
  ) -> [ManualEntry] {
    Vocabulary.standard.words(position).map { entry($0, position, locale) }
  }

  private static func entry(
    _ word: Word, _ position: Vocabulary.Position, _ locale: ScreenLocale
  ) -> ManualEntry {
    var body = word.summary
    if !word.parameters.isEmpty {
      body += "\n\nParameters:\n"
      body += word.parameters.map { text(of: $0) }.joined(separator: "\n")
    }
    body += "\n\nExample:\n  - " + word.example.replacing("\n", with: "\n    ")
    if !word.activities.isEmpty {
      let log = word.activities.map { "\($0.name) (\($0.rawValue))" }
      body += "\n\nLog: " + log.joined(separator: ", ")
    }
    return ManualEntry(
      kind: position.rawValue, name: word.name, label: locale.label(of: word, position),
      aliases: word.aliases, rules: word.rules, body: body)
  }

  private static func text(of parameter: ParameterSpecification) -> String {
    let short = parameter.isMain ? "; the short form means it" : ""
    return "  \(parameter.name): \(parameter.content) (\(parameter.need)\(short))\n"
      + "    \(parameter.summary)"
  }
}

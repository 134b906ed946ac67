import RuleGraph
import RuleVocabulary
import RuleWorkspace

/// The page of the reference about one word.
struct WordPage {
  let example: WordExample
  let log: [LogEntryText]

  /// The folder of the pages, from the root of the package.
  static let folder = "docs/language/reference"

  /// Where the page of a word is, from the folder of the reference.
  static func path(of word: Word, _ position: Vocabulary.Position) -> String {
    "\(folder(of: position))/\(word.name).md"
  }

  /// Where the page is, from the folder of the reference.
  var path: String { Self.path(of: example.word, example.position) }

  private var word: Word { example.word }

  /// The page in Markdown.
  var text: String {
    var text =
      "# `\(word.name)`\n\n*\(word.label)* · \(example.position.title)\n\n\(word.summary)\n"
    if !word.parameters.isEmpty {
      text += "\n## Parameters\n\n| parameter | holds | left out | meaning |\n|---|---|---|---|\n"
      for parameter in word.parameters {
        let short = parameter.isMain ? " The short form means this parameter." : ""
        text += "| `\(parameter.name)` | \(parameter.content) | \(leftOut(parameter)) "
        text += "| \(parameter.summary)\(short) |\n"
      }
    }
    if word.needsArgument { text += "\nAt least one of them must be given.\n" }
    text += "\n## Example\n\n```yaml fragment\n"
    text += "- \(word.example.replacing("\n", with: "\n  "))\n```\n"
    return text + logSection + namesSection + rulesSection
  }

  private func leftOut(_ parameter: ParameterSpecification) -> String {
    switch parameter.presence {
    case .required: "must be there"
    case .optional: "–"
    case .parentProgram: "the program of the campaign"
    case .thisCampaign: "this campaign"
    case .value(let text): "`\(text)`"
    }
  }

  private var logSection: String {
    let unseen = word.activities.filter { type in !log.contains { $0.type == type } }
    guard !log.isEmpty || !unseen.isEmpty else { return "" }
    let intro =
      switch example.position {
      case .trigger: "It fires on such an entry; this one made the example fire."
      case .filter: "It looks at such entries."
      case .action, .event: "It writes such entries; these come from the example."
      }
    var text = "\n## In the activity log\n\n\(intro)\n\n"
    text += "| id | entry | about | attributes |\n|---|---|---|---|\n"
    for entry in log {
      text += "| \(entry.type.rawValue) | \(entry.type.name) | \(entry.asset) "
      text += "| \(entry.attributes) |\n"
    }
    for type in unseen { text += "| \(type.rawValue) | \(type.name) | – | – |\n" }
    return text
  }

  private var namesSection: String {
    guard !word.aliases.isEmpty || !word.localizedLabels.isEmpty else { return "" }
    var text = "\n## Other names\n\n"
    if !word.aliases.isEmpty {
      text += "Also accepted, with a finding: "
      text += word.aliases.map { "`\($0)`" }.joined(separator: ", ") + ".\n"
    }
    guard !word.localizedLabels.isEmpty else { return text }
    if !word.aliases.isEmpty { text += "\n" }
    text += "Labels in translations of Marketo's documentation, accepted with a finding too:\n\n"
    text += "| language | label |\n|---|---|\n"
    for label in word.localizedLabels { text += "| \(label.locale) | \(label.text) |\n" }
    return text
  }

  private var rulesSection: String {
    guard !word.rules.isEmpty else { return "" }
    let links = word.rules.map { "- \(RuleLink.markdown(to: $0, root: "../../.."))\n" }
    return "\n## Rules\n\n" + links.joined()
  }

  /// The page that lists all others.
  static var index: String {
    var text = """
      # Reference

      Every word of the language has a page: what it means, its parameters, an example that the tests
      run, the entry in the activity log, and the rules it follows. `rulec explain WORD` prints it in
      short. The keys of definitions and the operators of conditions are on
      [a page of their own](definitions.md).

      """
    for position in Vocabulary.Position.allCases {
      text += "\n## \(title(of: position))\n\n| word | on the screen | meaning |\n|---|---|---|\n"
      for word in Vocabulary.standard.words(position) {
        text += "| [`\(word.name)`](\(path(of: word, position))) | \(word.label) "
        text += "| \(firstSentence(of: word.summary)) |\n"
      }
    }
    return text
  }

  private static func firstSentence(of text: String) -> String {
    guard let end = text.firstRange(of: ". ") else { return text }
    return String(text[..<end.lowerBound]) + "."
  }

  private static func folder(of position: Vocabulary.Position) -> String {
    switch position {
    case .trigger: "triggers"
    case .filter: "filters"
    case .action: "flow-steps"
    case .event: "events"
    }
  }

  private static func title(of position: Vocabulary.Position) -> String {
    switch position {
    case .trigger: "Triggers"
    case .filter: "Filters"
    case .action: "Flow steps"
    case .event: "Events of scenarios"
    }
  }
}

public import RuleGraph

/// A word of the language, as far as it is the same for triggers, filters, actions and events.
///
/// A class, because every use of the word refers to it.
public final class Word: Sendable {
  /// The name in rules: the screen name in snake_case.
  public let name: String
  /// The name on the screen.
  public let label: String
  /// Other names that are accepted, such as those of the API (CAT-1).
  public let aliases: [String]
  /// The labels in other languages, which are accepted on input too.
  public let localizedLabels: [LocalizedLabel]
  /// What it does, in a sentence.
  public let summary: String
  /// The domain rules that it follows.
  public let rules: [String]
  /// The log entries that it watches or writes.
  public let activities: [ActivityType]
  /// The parameters, in the order of the documentation.
  public let parameters: [ParameterSpecification]
  /// An example of use, as it stands in a list of a rule file.
  public let example: String
  /// Whether at least one parameter must be given although none of them is required.
  public let needsArgument: Bool

  /// The parameter that the short form gives; nil when there is no short form.
  public let mainParameter: Int?
  /// The parameter that takes all arguments as a condition on a field; nil when there is none.
  public let conditionParameter: Int?

  init(
    _ name: String, _ label: String, _ notes: WordNotes, _ parameters: [ParameterSpecification],
    needsArgument: Bool
  ) {
    self.name = name
    self.label = label
    aliases = notes.aliases
    localizedLabels = notes.localizedLabels
    summary = notes.summary
    rules = notes.rules
    activities = notes.activities
    self.parameters = parameters
    example = notes.example
    self.needsArgument = needsArgument
    mainParameter = parameters.firstIndex { $0.isMain }
    conditionParameter = parameters.firstIndex { $0.kind == .fieldCondition }
  }

  /// Returns the position of the parameter with a name or other name, which may be spelled as on the
  /// screen, such as `New Value`.
  public func parameter(named name: String) -> Int? {
    if let position = parameters.firstIndex(where: { $0.name == name }) { return position }
    let spelled = Vocabulary.snakeCase(name)
    return parameters.firstIndex { $0.name == spelled || $0.aliases.contains(spelled) }
  }
}

/// The label of a word in another language.
///
/// They come from machine translations of the documentation; the product's own are not published.
public struct LocalizedLabel: Sendable, Hashable {
  /// The language, such as `sv`.
  public let locale: String
  /// The label for people.
  public let text: String
  /// The label as a page of the documentation has it, where that is garbled.
  let pageText: String?

  /// Creates a label.
  init(_ locale: String, _ text: String, page: String? = nil) {
    self.locale = locale
    self.text = text
    pageText = page
  }
}

/// A parameter of a word.
///
/// A class, because every argument that is resolved refers to it.
public final class ParameterSpecification: Sendable {
  /// The name in rules.
  public let name: String
  /// Other names that are accepted.
  public let aliases: [String]
  /// What it holds.
  public let kind: ParameterKind
  /// What holds when it is left out.
  public let presence: Presence
  /// Whether the short form gives it.
  public let isMain: Bool
  /// What it means, in a sentence.
  public let summary: String

  /// What holds when a parameter is left out.
  public enum Presence: Hashable, Sendable {
    /// That is a mistake.
    case required
    /// Nothing is restricted, or the word says what happens.
    case optional
    /// The program of the campaign in which the word stands (SC-A2).
    case parentProgram
    /// The campaign in which the word stands (SC-X8).
    case thisCampaign
    /// A fixed value, as if it were written.
    case value(String)
  }

  init(
    name: String, aliases: [String], kind: ParameterKind, presence: Presence, isMain: Bool,
    summary: String
  ) {
    self.name = name
    self.aliases = aliases
    self.kind = kind
    self.presence = presence
    self.isMain = isMain
    self.summary = summary
  }
}

/// What a declaration says about a word besides its parameters and meaning.
public struct WordNotes: Sendable {
  let aliases: [String]
  let localizedLabels: [LocalizedLabel]
  let summary: String
  let rules: [String]
  let activities: [ActivityType]
  let example: String

  /// Collects what is said about a word.
  init(
    _ summary: String, aliases: [String] = [], rules: [String],
    activities: [ActivityType] = [], example: String, localized: [LocalizedLabel] = []
  ) {
    localizedLabels = localized
    self.summary = summary
    self.aliases = aliases
    self.rules = rules
    self.activities = activities
    self.example = example
  }
}

/// Collects the parameters of a word while it is declared.
struct WordBuilder {
  /// Whether at least one parameter must be given although none of them is required.
  var needsArgument = false
  private(set) var parameters: [ParameterSpecification] = []

  /// Declares a parameter that must be given and returns the reader of its argument.
  mutating func required<Content>(
    _ name: String, _ type: ParameterType<Content>, _ summary: String, isMain: Bool = false,
    aliases: [String] = []
  ) -> RequiredParameter<Content> {
    RequiredParameter(
      position: add(name, type.kind, .required, summary, isMain, aliases), type: type)
  }

  /// Declares a parameter that may be left out and returns the reader of its argument.
  mutating func optional<Content>(
    _ name: String, _ type: ParameterType<Content>, _ summary: String, isMain: Bool = false,
    aliases: [String] = []
  ) -> OptionalParameter<Content> {
    OptionalParameter(
      position: add(name, type.kind, .optional, summary, isMain, aliases), type: type)
  }

  /// Declares a parameter that stands for something near when it is left out.
  mutating func defaulted<Content>(
    _ name: String, _ type: ParameterType<Content>, _ presence: ParameterSpecification.Presence,
    _ summary: String, isMain: Bool = false
  ) -> RequiredParameter<Content> {
    RequiredParameter(position: add(name, type.kind, presence, summary, isMain, []), type: type)
  }

  /// Returns the finished description of a word.
  func word(_ name: String, _ label: String, _ notes: WordNotes) -> Word {
    Word(name, label, notes, parameters, needsArgument: needsArgument)
  }

  private mutating func add(
    _ name: String, _ kind: ParameterKind, _ presence: ParameterSpecification.Presence,
    _ summary: String, _ isMain: Bool, _ aliases: [String]
  ) -> Int {
    precondition(!parameters.contains { $0.name == name }, "a word has one parameter of a name")
    precondition(!isMain || !parameters.contains { $0.isMain }, "one parameter is the main one")
    parameters.append(
      ParameterSpecification(
        name: name, aliases: aliases, kind: kind, presence: presence, isMain: isMain,
        summary: summary))
    return parameters.count - 1
  }
}

/// Reads the argument of a parameter that is always there.
struct RequiredParameter<Content: Sendable>: Sendable {
  let position: Int
  let type: ParameterType<Content>

  /// Returns the argument.
  func callAsFunction(_ arguments: Arguments) -> Content {
    guard let argument = arguments[position], let content = type.read(argument) else {
      preconditionFailure("the resolver gives every required argument, of the declared kind")
    }
    return content
  }
}

/// Reads the argument of a parameter that may be left out.
struct OptionalParameter<Content: Sendable>: Sendable {
  let position: Int
  let type: ParameterType<Content>

  /// Returns the argument; nil when it is left out.
  func callAsFunction(_ arguments: Arguments) -> Content? {
    arguments[position].flatMap { argument in
      guard let content = type.read(argument) else {
        preconditionFailure("the resolver gives arguments of the declared kind")
      }
      return content
    }
  }
}

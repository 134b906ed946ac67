/// What may stand in a place of a definition, as data for messages, schema, manual and editors.
public indirect enum Shape: Sendable {
  /// A text in one of the small languages, or free text.
  case text(TextKind)
  /// A whole number within bounds.
  case number(ClosedRange<Int>)
  /// `true` or `false`.
  case boolean
  /// One of some words.
  case choice([Choice])
  /// A list of at least so many items; `noun` names the items, such as "statuses".
  case list(Shape, noun: String, least: Int)
  /// One item, or a list of items.
  case oneOrMore(Shape, noun: String)
  /// Keys of a fixed set.
  case record(RecordDeclaration)
  /// Keys of the user's own, all with values of one shape; `noun` names the entries.
  case entries(key: TextKind, value: Shape, noun: String)
  /// A word of the language with its arguments, and the keys that may stand beside the word.
  case word(WordRole, beside: RecordDeclaration?)
  /// Nothing (`~`), which then has a meaning of its own, or something.
  case nothing(or: Shape)
  /// Anything; it is looked at later.
  case anything

  /// One of the words of a choice.
  public struct Choice: Sendable {
    /// The word as written.
    public let word: String
    /// What it means, as a Markdown phrase.
    public let documentation: String

    init(_ word: String, _ documentation: String) {
      self.word = word
      self.documentation = documentation
    }
  }

  /// The shape in words, as after "expected".
  public var phrase: String {
    switch self {
    case .text(let kind): kind.phrase
    case .number: "a whole number"
    case .boolean: "`true` or `false`"
    case .choice(let choices): SyntaxDiagnostics.alternatives(choices.map(\.word))
    case .list(_, let noun, _): "a list of \(noun)"
    case .oneOrMore(let item, let noun): "\(item.phrase), or a list of \(noun)"
    case .record(let record):
      "keys such as \(SyntaxDiagnostics.names(record.keys.prefix(2).map(\.name)))"
    case .entries(_, _, let noun): "keys with values: \(noun)"
    case .word(let role, _): role.phrase
    case .nothing(let shape): "\(shape.phrase), or `~`"
    case .anything: "a value"
    }
  }

  /// The shape in words as an item of a list, as after "expected".
  var itemPhrase: String {
    switch self {
    case .record(let record): record.subject
    case .text, .number, .boolean, .choice, .list, .oneOrMore, .entries, .word, .nothing, .anything:
      phrase
    }
  }

  /// The keys that stand in this place or in the items of its list.
  var record: RecordDeclaration? {
    switch self {
    case .record(let record): record
    case .list(let item, _, _), .oneOrMore(let item, _), .nothing(let item): item.record
    case .text, .number, .boolean, .choice, .entries, .word, .anything: nil
    }
  }
}

/// The part that a word plays; each role has its own words.
public enum WordRole: String, Sendable, CaseIterable {
  /// What starts a campaign.
  case trigger
  /// A condition on a person in a smart list.
  case filter
  /// A condition on a person in a choice of a flow step (SC-H7).
  case condition
  /// A step of a flow.
  case action
  /// Something that happens in a scenario.
  case event

  /// What the manual calls a word of this role.
  var noun: String {
    switch self {
    case .trigger, .filter, .condition, .event: rawValue
    case .action: "step"
    }
  }

  /// The role in words, as after "expected".
  var phrase: String {
    switch self {
    case .trigger: "a trigger such as `added_to_list: Newsletter`"
    case .filter: "a filter such as `member_of_list: Newsletter`"
    case .condition: "a condition such as `person: {Country: France}`"
    case .action: "a step such as `wait: 2 days`"
    case .event: "an event such as `add_to_list: Newsletter`"
    }
  }
}

/// A set of keys that stand together.
public struct RecordDeclaration: Sendable {
  /// What the keys describe, with its article, such as "a program".
  let subject: String
  /// What it is, in Markdown.
  public let documentation: String
  /// The keys, in the order of the manual.
  public let keys: [KeyDeclaration]
  /// The sets of keys of which at most one may be there.
  public let exclusive: [[String]]

  /// Returns the key with a name.
  func key(named name: String) -> KeyDeclaration? {
    keys.first { $0.name.utf8.elementsEqual(name.utf8) }
  }
}

/// A key of a definition.
public struct KeyDeclaration: Sendable {
  /// The name.
  public let name: String
  /// What stands after it.
  public let shape: Shape
  /// Whether it must be there.
  public let isRequired: Bool
  /// What it means, in a Markdown sentence.
  public let documentation: String
}

/// A kind of definition: the first key of a document with the keys that may follow.
public struct KindDeclaration: Sendable {
  /// The keys; the first one names the kind.
  public let record: RecordDeclaration

  /// The first key of such a document.
  public var name: String { record.keys[0].name }

  /// The kinds, in the order of the manual.
  public static var all: [KindDeclaration] { Kind.all.map(\.declaration) }
}

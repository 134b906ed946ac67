/// The words of the language, by position.
///
/// Each table is made when somebody first looks into it.
public struct Vocabulary: Sendable {
  /// All words of the language.
  public static let standard = Vocabulary()

  /// The triggers, by name.
  public var triggers: [Trigger] { Self.triggers }
  /// The filters, by name: those that are declared, those that look back at what a trigger fires on,
  /// and the inactivity filters of all that look back (CAT-5).
  public var filters: [Filter] { Self.filters }
  /// The actions, by name.
  public var actions: [Action] { Self.actions }
  /// The events, by name.
  public var events: [Event] { Self.events }

  private static let triggers = Registry.triggers.sorted { $0.word.name < $1.word.name }
  private static let filters: [Filter] = {
    let positive = Registry.filters + triggers.compactMap { Filter(lookingBackAt: $0) }
    let all = positive + positive.compactMap { Filter(noneOf: $0) }
    return all.sorted { $0.word.name < $1.word.name }
  }()
  private static let actions = Registry.actions.sorted { $0.word.name < $1.word.name }
  private static let events = Registry.events.sorted { $0.word.name < $1.word.name }

  /// The positions in which a word can stand.
  public enum Position: String, Sendable, CaseIterable {
    /// Under `triggers:`.
    case trigger
    /// Under `filters:`, and as the condition of a choice.
    case filter
    /// In a flow.
    case action
    /// In a scenario.
    case event

    /// What a word in this position is called for people.
    public var title: String {
      switch self {
      case .trigger: "trigger"
      case .filter: "filter"
      case .action: "flow action"
      case .event: "event"
      }
    }
  }

  private static let triggerTable = WordTable(triggers.map(\.word))
  private static let filterTable = WordTable(filters.map(\.word))
  private static let actionTable = WordTable(actions.map(\.word))
  private static let eventTable = WordTable(events.map(\.word))

  private func table(_ position: Position) -> WordTable {
    switch position {
    case .trigger: Self.triggerTable
    case .filter: Self.filterTable
    case .action: Self.actionTable
    case .event: Self.eventTable
    }
  }

  /// The other names of words; few files have one.
  private static let otherNames = Dictionary(
    uniqueKeysWithValues: Position.allCases.map { ($0, standard.table($0).otherNames) })

  /// Returns the words of a position, by name.
  public func words(_ position: Position) -> [Word] { table(position).words }

  /// What a name means in a position.
  public enum Meaning: Sendable {
    /// The word at this place among those of the position.
    case word(Int)
    /// The same, under another name than its own.
    case otherName(Int)
    /// No word.
    case unknown
  }

  /// Returns what a name means in a position: a word, an old or API name, or the screen's label.
  public func meaning(of name: String, as position: Position) -> Meaning {
    if let exact = table(position).byName[name] { return .word(exact) }
    let other = Self.otherNames[position]?[Self.snakeCase(name)]
    return other.map { .otherName($0) } ?? .unknown
  }

  /// Returns what rulec does not model instead, when a name belongs to a word of Marketo that it
  /// knows but refuses; nil for all other names.
  public func notModelled(_ name: String, as position: Position) -> String? {
    NotModelled.subject(of: Self.snakeCase(name), as: position)
  }

  /// Returns a screen name in the spelling of rules, such as `added_to_list`.
  public static func snakeCase(_ label: String) -> String {
    guard !label.utf8.allSatisfy({ $0 < 0x80 }) else {
      // Nearly all are plain letters, for which it need not be asked where characters end.
      let bytes = label.utf8.map { byte in
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "-"): UInt8(ascii: "_")
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        default: byte
        }
      }
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(
      label.lowercased().map { character in
        switch character {
        case " ", "-": "_"
        case "\u{2019}": "'"
        default: character
        }
      })
  }
}

/// The words of a position with the ways to name them; they have different names.
private struct WordTable {
  let words: [Word]
  let byName: [String: Int]

  init(_ words: [Word]) {
    self.words = words
    byName = Dictionary(uniqueKeysWithValues: zip(words.map(\.name), words.indices))
  }

  /// All names in the spelling of rules; the first word that has one keeps it.
  var otherNames: [String: Int] {
    var places: [String: Int] = [:]
    for (place, word) in words.enumerated() {
      let localized = word.localizedLabels.flatMap { [$0.text] + ($0.pageText.map { [$0] } ?? []) }
      for name in [word.name] + word.aliases + ([word.label] + localized).map(Vocabulary.snakeCase)
      where places[name] == nil {
        places[name] = place
      }
    }
    return places
  }
}

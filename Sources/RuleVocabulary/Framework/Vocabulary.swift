/// The words of the language, by position.
public struct Vocabulary: Sendable {
  /// The triggers, by name.
  public let triggers: [Trigger]
  /// The filters, by name.
  public let filters: [Filter]
  /// The actions, by name.
  public let actions: [Action]
  /// The events, by name.
  public let events: [Event]

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

  /// All words of the language.
  public static let standard = Vocabulary(
    triggers: Registry.triggers, filters: Registry.filters, actions: Registry.actions,
    events: Registry.events)

  /// Creates a vocabulary; the words of a position have different names.
  ///
  /// The filters are those that are declared, those that look back at what a trigger fires on, and
  /// the inactivity filters of all that look back (CAT-5).
  init(triggers: [Trigger], filters: [Filter], actions: [Action], events: [Event]) {
    let positive = filters + triggers.compactMap { Filter(lookingBackAt: $0) }
    let filters = positive + positive.compactMap { Filter(noneOf: $0) }
    self.triggers = triggers.sorted { $0.word.name < $1.word.name }
    self.filters = filters.sorted { $0.word.name < $1.word.name }
    self.actions = actions.sorted { $0.word.name < $1.word.name }
    self.events = events.sorted { $0.word.name < $1.word.name }
    triggerTable = WordTable(self.triggers.map(\.word))
    filterTable = WordTable(self.filters.map(\.word))
    actionTable = WordTable(self.actions.map(\.word))
    eventTable = WordTable(self.events.map(\.word))
  }

  private let triggerTable: WordTable
  private let filterTable: WordTable
  private let actionTable: WordTable
  private let eventTable: WordTable

  private func table(_ position: Position) -> WordTable {
    switch position {
    case .trigger: triggerTable
    case .filter: filterTable
    case .action: actionTable
    case .event: eventTable
    }
  }

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
    let table = table(position)
    if let exact = table.byName[name] { return .word(exact) }
    return table.byOtherName[Self.snakeCase(name)].map { .otherName($0) } ?? .unknown
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

/// The words of a position with the ways to name them.
private struct WordTable {
  let words: [Word]
  private(set) var byName: [String: Int] = [:]
  private(set) var byOtherName: [String: Int] = [:]

  init(_ words: [Word]) {
    self.words = words
    for (place, word) in words.enumerated() { byName[word.name] = place }
    for (place, word) in words.enumerated() {
      let localized = word.localizedLabels.flatMap { [$0.text] + ($0.pageText.map { [$0] } ?? []) }
      for name in [word.name] + word.aliases + ([word.label] + localized).map(Vocabulary.snakeCase)
      where byOtherName[name] == nil {
        byOtherName[name] = place
      }
    }
  }
}

/// The labels of the screen in one language, by their English ones; without entries, English.
public struct ScreenLabels: Sendable {
  private let triggers: [String: String]
  private let filters: [String: String]
  private let actions: [String: String]

  /// The English labels.
  public static let english = ScreenLabels(triggers: [:], filters: [:], actions: [:])

  /// Creates the labels of a language, of the words that have one.
  public init(
    triggers: [String: String], filters: [String: String], actions: [String: String]
  ) {
    self.triggers = triggers
    self.filters = filters
    self.actions = actions
  }

  /// Returns the label of a trigger.
  func trigger(_ english: String) -> String { triggers[english] ?? english }

  /// Returns the label of a filter.
  func filter(_ english: String) -> String { filters[english] ?? english }

  /// Returns the label of a flow action.
  public func action(_ english: String) -> String { actions[english] ?? english }
}

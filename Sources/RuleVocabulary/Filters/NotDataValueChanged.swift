import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they had a field changed.
  static let notDataValueChanged = Filter(
    "not_data_value_changed", "Not Data Value Changed",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "had a field changed.",
      aliases: ["not_data_value_was_changed"], rules: ["CAT-5", "CAT-2.3"],
      activities: [.changeDataValue],
      example: "not_data_value_changed: {field: Person Status, previous_value: MQL, "
        + "new_value: SQL, date_of_activity: {in_past: 30 days}}"),
    noneOf: .dataValueChanged)
}

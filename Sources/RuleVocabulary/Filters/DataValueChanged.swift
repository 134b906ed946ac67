import RuleGraph

extension Filter {
  /// Passes people who had a field changed.
  static let dataValueChanged = Filter(
    "data_value_changed", "Data Value Changed",
    WordNotes(
      "Passes people who had a field changed, at least once within the window.",
      aliases: ["data_value_was_changed"], rules: ["CAT-5", "CAT-2.3", "SC-C8", "SC-F12"],
      activities: [.changeDataValue],
      example: "data_value_changed: {field: Person Status, previous_value: MQL, new_value: "
        + "SQL, date_of_activity: {in_past: 30 days}}"),
    lookingBackAt: .dataValueChanges)
}

import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a field of a person changed.
  static let dataValueChanges = Trigger(
    "data_value_changes", "Data Value Changes",
    WordNotes(
      "Fires when a field of a person really changes; writing the value that is already there "
        + "is no change.",
      rules: ["CAT-3.2", "SC-F12", "SC-F13"], activities: [.changeDataValue],
      example: "data_value_changes: {field: Person Status, new_value: MQL}"),
    past: PastTense(
      "data_value_changed", "Data Value Changed", "had a field changed",
      aliases: ["data_value_was_changed"])
  ) { word in
    let field = word.required("field", .fields, "The field, several, or `any`.", isMain: true)
    let new = word.optional(
      "new_value", .fieldValueTest(of: "field"), "The value after the change.")
    let previous = word.optional(
      "previous_value", .fieldValueTest(of: "field"), "The value before the change.")
    let reason = word.optional("reason", .test(.string), "The reason that the log gives.")
    let source = word.optional(
      "source", .test(.string), "The source that the log gives, such as `Web service API`.")
    return {
      .init(
        .changeDataValue, .field(field($0)),
        constraints(
          (.newValue, new($0)), (.oldValue, previous($0)), (.reason, reason($0)),
          (.source, source($0))))
    }
  }
}

import RuleGraph

extension Action {
  /// Sets a field of the person.
  static let changeDataValue = Action(
    "change_data_value", "Change Data Value",
    WordNotes(
      "Sets a field of the person. `NULL`, in capitals and without anything else, clears it; a "
        + "blank does not.",
      rules: ["CAT-6.3", "SC-F12", "R-29", "SC-T1"], activities: [.changeDataValue],
      example: "change_data_value: {field: Person Status, value: MQL}")
  ) { word in
    let field = word.required("field", .field(.writable), "The field.", aliases: ["attribute"])
    let value = word.required(
      "value", .fieldValue(of: "field"), "The new value; tokens are allowed.",
      aliases: ["new_value"])
    return { .setField(field($0), value($0)) }
  }
}

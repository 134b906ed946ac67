import RuleGraph

extension Event {
  /// Somebody changes a field of a person.
  static let changeDataValue = Event(
    "change_data_value", "Change Data Value",
    WordNotes(
      "A field of a person is changed; in Salesforce, the field that it is synced with.",
      rules: ["SC-F11", "SC-F12", "CS-D6"], activities: [.changeDataValue],
      example: "{at: 2026-10-05 09:00, by: salesforce, person: ada@example.com, "
        + "change_data_value: {field: Phone Number, value: +46 8 123456}}"),
    by: [.marketo, .api, .salesforce]
  ) { word in
    let field = word.required("field", .field(.writable), "The field.", aliases: ["attribute"])
    let value = word.required(
      "value", .fixedFieldValue(of: "field"), "The new value; `NULL` clears the field.",
      aliases: ["new_value"])
    return { .setField(.init(field($0), value($0))) }
  }
}

import RuleGraph

extension Action {
  /// Adds the person to a field set.
  static let addToFieldSet = Action(
    "add_to_field_set", "Add to Field Set",
    WordNotes(
      "Adds the person to a field set. What that is and does is not documented: the step is traced, and nothing "
        + "changes.",
      rules: ["CAT-6.3"], example: "add_to_field_set: Preferences")
  ) { word in
    let set = word.required("field_set", .text, "The field set.", isMain: true)
    return { .undocumented(set($0)) }
  }
}

import RuleGraph

extension Action {
  /// Removes the person from a field set.
  static let removeFromFieldSet = Action(
    "remove_from_field_set", "Remove from Field Set",
    WordNotes(
      "Removes the person from a field set. What that is and does is not documented: the step is traced, and nothing "
        + "changes.",
      rules: ["CAT-6.3"], example: "remove_from_field_set: Preferences")
  ) { word in
    let set = word.required("field_set", .text, "The field set.", isMain: true)
    return { .undocumented(set($0)) }
  }
}

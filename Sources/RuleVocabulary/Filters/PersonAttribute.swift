import RuleGraph

extension Filter {
  /// Passes people whose field has such a value.
  static let personAttribute = Filter(
    "person", "Person Attribute",
    WordNotes(
      "Passes people whose field fulfils a condition; a value alone means is, a list means is any "
        + "of, everything else is written with its operator.",
      rules: ["CAT-2.1", "CAT-2.2", "SC-C9", "SC-C10"],
      example: "person: {Person Score: {at_least: 50}}")
  ) { word in
    let condition = word.required(
      "field", .fieldCondition, "The field by its screen name, with the condition.")
    return { .field(condition($0).field, condition($0).test) }
  }
}

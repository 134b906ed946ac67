import RuleGraph

extension Filter {
  /// Passes people who share a value with somebody else.
  static let duplicateFields = Filter(
    "duplicate_fields", "Duplicate Fields",
    WordNotes(
      "Passes people of whom there is another with the same value in a field, letter case aside; "
        + "empty values are not the same.",
      rules: ["CAT-4"], example: "duplicate_fields: Last Name")
  ) { word in
    let field = word.required("field", .field(.readable), "The field.", isMain: true)
    return { .sharesValue(field($0)) }
  }
}

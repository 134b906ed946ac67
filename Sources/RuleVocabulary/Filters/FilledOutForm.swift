import RuleGraph

extension Filter {
  /// Passes people who filled out a form.
  static let filledOutForm = Filter(
    "filled_out_form", "Filled Out Form",
    WordNotes(
      "Passes people who filled out a form, at least once within the window.",
      rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.fillOutForm],
      example: "filled_out_form: {form: Contact us, date_of_activity: {in_past: 30 days}}"),
    lookingBackAt: .fillsOutForm)
}

import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they filled out a form.
  static let notFilledOutForm = Filter(
    "not_filled_out_form", "Not Filled Out Form",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "filled out a form.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.fillOutForm],
      example: "not_filled_out_form: {form: Contact us, date_of_activity: {in_past: 30 days}}"),
    noneOf: .filledOutForm)
}

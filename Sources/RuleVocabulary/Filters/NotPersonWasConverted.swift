import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they became a contact.
  static let notPersonWasConverted = Filter(
    "not_person_was_converted", "Not Person was Converted",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "became a contact.",
      aliases: ["not_lead_was_converted"], rules: ["CAT-5", "CAT-2.3"],
      activities: [.convertLead],
      example: "not_person_was_converted: {date_of_activity: {in_past: 30 days}}"),
    noneOf: .personWasConverted)
}

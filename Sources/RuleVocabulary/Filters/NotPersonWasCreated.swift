import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they came into being.
  static let notPersonWasCreated = Filter(
    "not_person_was_created", "Not Person was Created",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "came into being.",
      aliases: ["not_lead_was_created"], rules: ["CAT-5", "CAT-2.3"],
      activities: [.newLead],
      example: "not_person_was_created: {source_type: Web service API, date_of_activity: "
        + "{in_past: 30 days}}"),
    noneOf: .personWasCreated)
}

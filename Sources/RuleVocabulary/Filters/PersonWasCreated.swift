import RuleGraph

extension Filter {
  /// Passes people who came into being.
  static let personWasCreated = Filter(
    "person_was_created", "Person was Created",
    WordNotes(
      "Passes people who came into being, at least once within the window.",
      aliases: ["lead_was_created"], rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.newLead],
      example: "person_was_created: {source_type: Web service API, date_of_activity: "
        + "{in_past: 30 days}}"),
    lookingBackAt: .personIsCreated)
}

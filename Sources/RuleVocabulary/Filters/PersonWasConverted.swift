import RuleGraph

extension Filter {
  /// Passes people who became a contact.
  static let personWasConverted = Filter(
    "person_was_converted", "Person was Converted",
    WordNotes(
      "Passes people who became a contact, at least once within the window.",
      aliases: ["lead_was_converted"], rules: ["CAT-5", "CAT-2.3", "SC-C8"],
      activities: [.convertLead],
      example: "person_was_converted: {date_of_activity: {in_past: 30 days}}"),
    lookingBackAt: .personIsConverted)
}

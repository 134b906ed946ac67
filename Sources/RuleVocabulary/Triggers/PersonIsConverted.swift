import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a person's lead was converted.
  static let personIsConverted = Trigger(
    "person_is_converted", "Person is Converted",
    WordNotes(
      "Fires when a person's lead has become a contact, as soon as the sync has pulled it.",
      aliases: ["lead_is_converted"], rules: ["CAT-3.5"],
      activities: [.convertLead],
      example: "person_is_converted"),
    past: PastTense(
      "person_was_converted", "Person was Converted", "became a contact",
      aliases: ["lead_was_converted"])
  ) { _ in
    { _ in .init(.convertLead) }
  }
}

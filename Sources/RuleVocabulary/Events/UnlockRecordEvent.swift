import RuleGraph

extension Event {
  /// The person's record in Salesforce can be edited again.
  static let unlockRecord = Event(
    "unlock_record", "Unlock Record",
    WordNotes(
      "The person's lead or contact in Salesforce can be edited again.", rules: ["CS-E1"],
      example: "{at: 2026-10-05 08:10, person: 1001, unlock_record: {}}"),
    by: [.salesforce]
  ) { _ in
    { _ in .connection(.unlock) }
  }
}

import RuleGraph

extension Event {
  /// A user of Salesforce deletes the lead or contact.
  static let deleteRecord = Event(
    "delete_record", "Delete Record",
    WordNotes(
      "A user of Salesforce deletes the person's lead or contact; the person stays in Marketo.",
      rules: ["CS-X1", "CS-X2", "R-43"], activities: [.deleteLeadFromSFDC],
      example: "{after: 1 day, by: salesforce, person: 1001, delete_record: {}}"),
    by: [.salesforce]
  ) { _ in
    { _ in .deleteRecord }
  }
}

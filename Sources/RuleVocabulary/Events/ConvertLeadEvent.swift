import RuleGraph

extension Event {
  /// A user of Salesforce converts the lead.
  static let convertLead = Event(
    "convert_lead", "Convert Lead",
    WordNotes(
      "A user of Salesforce converts the person's lead to a contact.",
      rules: ["CS-X9", "CS-X10"], activities: [.convertLead],
      example: "{after: 1 day, by: salesforce, person: 1001, convert_lead: {}}"),
    by: [.salesforce]
  ) { word in
    let contact = word.optional(
      "contact", .text, "The Salesforce id of the contact; made up when left out.")
    return { .convertLead(contactID: contact($0)) }
  }
}

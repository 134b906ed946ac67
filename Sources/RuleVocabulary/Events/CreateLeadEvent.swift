import RuleGraph

extension Event {
  /// A user of Salesforce creates a lead.
  static let createLead = Event(
    "create_lead", "Create Lead",
    WordNotes(
      "A user of Salesforce creates a lead; the next cycle makes it a person in Marketo. `person:` "
        + "gives the email address.",
      rules: ["CS-D6", "R-47"], activities: [.newLead],
      example: "{at: 2026-10-05 09:00, by: salesforce, person: grace@example.com, create_lead: "
        + "{fields: {Last Name: Lovelace, Company Name: Analytical}}}"),
    by: [.salesforce]
  ) { word in
    let fields = word.optional("fields", .fieldValues, "The fields with their values.")
    return { .createLead(fields($0) ?? []) }
  }
}

import RuleGraph

extension Action {
  /// Deletes the person.
  static let deletePerson = Action(
    "delete_person", "Delete Person",
    WordNotes(
      "Deletes the person in Marketo, and in Salesforce unless that is denied. No later step "
        + "runs, and nothing brings the person back.",
      aliases: ["delete_lead"], rules: ["CAT-6.3", "SC-F6", "CS-X3", "CS-X4", "R-48"],
      activities: [.deleteLead],
      example: "delete_person: {remove_from_crm: false}")
  ) { word in
    let inSalesforce = word.optional(
      "remove_from_crm", .boolean,
      "Whether the lead or contact is deleted too; yes when left out. One that stays brings the "
        + "person back when it is next edited.")
    return { .deletePerson(inSalesforce: inSalesforce($0) ?? true) }
  }
}

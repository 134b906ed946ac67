import RuleGraph

extension Action {
  /// Gives the person to another owner.
  static let changeOwner = Action(
    "change_owner", "Change Owner",
    WordNotes(
      "Gives the person to a user or queue of Salesforce; who is not in Salesforce becomes a "
        + "lead first.",
      rules: ["CAT-6.2", "CS-L1"],
      activities: [.changeOwner, .syncLeadToSFDC],
      example: "change_owner: Nordic queue")
  ) { word in
    let owner = word.required(
      "owner", .text, "The user or queue.", isMain: true)
    return { .salesforceRecord(.changeOwner(owner($0))) }
  }
}

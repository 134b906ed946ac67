import RuleGraph

extension Event {
  /// People, or their records in Salesforce, become one.
  static let mergePeople = Event(
    "merge_people", "Merge People",
    WordNotes(
      "Others are merged into the person. In Marketo, programs, lists and campaigns are combined, and so "
        + "are the records in Salesforce, where a contact survives a lead. In Salesforce, up to three "
        + "leads or three contacts become one; Marketo follows with the next cycle and adds their scores.",
      rules: ["CS-X5", "CS-X6", "CS-X7", "CS-X8", "SF-L6"],
      activities: [.sfdcMergeLeads, .mergeLeads],
      example: "{after: 1 day, by: marketo, person: 1001, merge_people: [1006]}"),
    by: [.marketo, .api, .salesforce]
  ) { word in
    let losers = word.required("losers", .people, "Who goes up in the person.", isMain: true)
    return { .mergePeople(losers($0)) }
  }
}

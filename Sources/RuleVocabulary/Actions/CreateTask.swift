import RuleGraph
import SyncState

extension Action {
  /// Creates a task in Salesforce, which a dry run only traces.
  static let createTask = Action(
    "create_task", "Create Task",
    WordNotes(
      "Creates a task in Salesforce for the owner of the person; who is not in Salesforce "
        + "becomes a lead first.",
      rules: ["CAT-6.2", "SC-T1", "CS-L1"],
      activities: [.syncLeadToSFDC],
      example: "create_task: {subject: \"Call {{lead.First Name}}\", due_in: 2 days}")
  ) { word in
    let subject = word.required(
      "subject", .tokenText, "The subject; tokens are allowed.", isMain: true)
    let dueIn = word.defaulted(
      "due_in", .period, .value("5 days"), "When it is due; in 5 days when left out.")
    let description = word.optional(
      "description", .tokenText, "The description; tokens are allowed.")
    return {
      .salesforceRecord(
        .createTask(
          .init(subject: subject($0), dueIn: dueIn($0), description: description($0))))
    }
  }
}

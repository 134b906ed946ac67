import RuleGraph

extension Trigger {
  /// Fires when somebody has a task or an event in Salesforce that changes.
  static let activityIsUpdated = Trigger(
    "activity_is_updated", "Activity is Updated",
    when: "has a task or an event in Salesforce that changes", .sfdcActivityUpdated,
    about: ("activity", "The activity"), example: "Call",
    attributes: [
      (.subject, "subject", "The subject."),
      (.status, "status", "The status."),
      (.priority, "priority", "The priority."),
      (.activityOwner, "owner", "The owner."),
      (.description, "description", "The description."),
    ],
    past: PastTense(
      "activity_was_updated", "Activity was Updated",
      "had a task or an event in Salesforce that changed"))
}

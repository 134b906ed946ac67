import RuleGraph

extension Trigger {
  /// Fires when somebody gets a task or an event in Salesforce.
  static let activityIsLogged = Trigger(
    "activity_is_logged", "Activity is Logged", when: "gets a task or an event in Salesforce",
    .sfdcActivity,
    about: ("activity", "The activity"), example: "Call",
    attributes: [
      (.subject, "subject", "The subject."),
      (.status, "status", "The status."),
      (.priority, "priority", "The priority."),
      (.activityOwner, "owner", "The owner."),
      (.description, "description", "The description."),
    ],
    past: PastTense(
      "activity_was_logged", "Activity was Logged", "got a task or an event in Salesforce"))
}

import RuleGraph

extension Trigger {
  /// Fires when somebody has a role in an opportunity that changes.
  static let opportunityIsUpdated = Trigger(
    "opportunity_is_updated", "Opportunity is Updated",
    when: "has a role in an opportunity that changes", .updateOpportunity,
    about: ("opportunity", "The opportunity"), example: "Renewal",
    attributes: [
      (.memberField, "field", "The field of the opportunity."),
      (.newValue, "new_value", "The value after the change."),
      (.oldValue, "previous_value", "The value before the change."),
      (.stage, "stage", "The stage of the same opportunity."),
    ],
    past: PastTense(
      "opportunity_was_updated", "Opportunity was Updated",
      "had a role in an opportunity that changed"))
}

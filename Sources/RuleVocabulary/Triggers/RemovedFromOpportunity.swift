import RuleGraph

extension Trigger {
  /// Fires when somebody loses a role in an opportunity.
  static let removedFromOpportunity = Trigger(
    "removed_from_opportunity", "Removed from Opportunity", when: "loses a role in an opportunity",
    .removeFromOpportunity,
    about: ("opportunity", "The opportunity"), example: "Renewal",
    attributes: [
      (.role, "role", "The role."),
      (.stage, "stage", "The stage of the same opportunity."),
    ],
    past: PastTense(
      "was_removed_from_opportunity", "Was Removed from Opportunity",
      "were ever removed from an opportunity"))
}

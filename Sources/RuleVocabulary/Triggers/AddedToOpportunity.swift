import RuleGraph

extension Trigger {
  /// Fires when somebody gets a role in an opportunity.
  static let addedToOpportunity = Trigger(
    "added_to_opportunity", "Added to Opportunity", when: "gets a role in an opportunity",
    .addToOpportunity,
    about: ("opportunity", "The opportunity"), example: "Renewal",
    attributes: [
      (.role, "role", "The role."),
      (.stage, "stage", "The stage of the same opportunity."),
    ],
    past: PastTense(
      "was_added_to_opportunity", "Was Added to Opportunity", "were ever added to an opportunity"))
}

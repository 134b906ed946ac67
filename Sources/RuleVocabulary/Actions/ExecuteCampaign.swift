import RuleGraph

extension Action {
  /// Runs an executable campaign for the person, to its end.
  static let executeCampaign = Action(
    "execute_campaign", "Execute Campaign",
    WordNotes(
      "Runs an executable campaign for the person and goes on when its flow has ended.",
      rules: ["SC-X2", "SC-X6", "SC-X7", "R-10"], activities: [.executeCampaign],
      example: "execute_campaign: {campaign: Routing.Assign region}")
  ) { word in
    let campaign = word.required(
      "campaign", .smartCampaign(.executed), "The executable campaign.", isMain: true)
    let inheritsTokens = word.optional(
      "use_parent_token_context", .boolean,
      "Whether its tokens are resolved as in this campaign; false when left out.")
    return { .execute(campaign($0), inheritsTokens: inheritsTokens($0) ?? false) }
  }
}

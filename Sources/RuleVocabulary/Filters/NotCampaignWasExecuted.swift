import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they had a campaign executed for them.
  static let notCampaignWasExecuted = Filter(
    "not_campaign_was_executed", "Not Campaign was Executed",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "had a campaign executed for them.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.executeCampaign],
      example: "not_campaign_was_executed: {campaign: Routing.Assign region, qualified: true, "
        + "date_of_activity: {in_past: 30 days}}"),
    noneOf: .campaignWasExecuted)
}

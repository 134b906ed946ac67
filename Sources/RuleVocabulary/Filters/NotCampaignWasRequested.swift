import RuleGraph

extension Filter {
  /// Passes people of whom it is not known that they had a campaign requested for them.
  static let notCampaignWasRequested = Filter(
    "not_campaign_was_requested", "Not Campaign was Requested",
    WordNotes(
      "Passes people who did not, within the window: none of their log entries says that they "
        + "had a campaign requested for them.",
      rules: ["CAT-5", "CAT-2.3"],
      activities: [.requestCampaign],
      example: "not_campaign_was_requested: {campaign: Lifecycle.Alert sales, "
        + "date_of_activity: {in_past: 30 days}}"),
    noneOf: .campaignWasRequested)
}

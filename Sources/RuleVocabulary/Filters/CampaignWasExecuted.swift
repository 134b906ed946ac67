import RuleGraph

extension Filter {
  /// Passes people who had a campaign executed for them.
  static let campaignWasExecuted = Filter(
    PastTense("campaign_was_executed", "Campaign was Executed", "had a campaign executed for them"),
    rules: ["CAT-5", "SC-X2"], activities: [.executeCampaign],
    example: "campaign_was_executed: {campaign: Routing.Assign region, qualified: true, "
      + "date_of_activity: {in_past: 30 days}}"
  ) { word in
    let campaign = word.required(
      "campaign", .smartCampaigns, "The smart campaign, several, or `any`.", isMain: true)
    let qualified = word.optional(
      "qualified", .boolean, "Whether the person qualified for it.")
    return {
      .init(
        .executeCampaign, .campaign(campaign($0)),
        constraints((.qualified, isTrue(qualified($0)))))
    }
  }
}

import RuleGraph

extension Filter {
  /// Passes people who had a campaign requested for them.
  static let campaignWasRequested = Filter(
    PastTense(
      "campaign_was_requested", "Campaign was Requested", "had a campaign requested for them"),
    rules: ["CAT-5", "SC-X3"], activities: [.requestCampaign],
    example: "campaign_was_requested: {campaign: Lifecycle.Alert sales, date_of_activity: "
      + "{in_past: 30 days}}"
  ) { word in
    let campaign = word.required(
      "campaign", .smartCampaigns, "The smart campaign, several, or `any`.", isMain: true)
    let source = word.optional(
      "source", .choices(RequestSource.allCases.map(\.rawValue)), "Who requested it.")
    return {
      .init(.requestCampaign, .campaign(campaign($0)), constraints((.source, source($0))))
    }
  }
}

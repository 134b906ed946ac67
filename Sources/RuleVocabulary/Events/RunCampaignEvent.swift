import RuleGraph

extension Event {
  /// A batch campaign is run once, now.
  static let runCampaign = Event(
    "run_campaign", "Run Campaign",
    WordNotes(
      "A batch campaign is run once, now.",
      rules: ["SC-S1", "SC-S5"], example: "{after: 1 day, run_campaign: Q4 Launch.01 Invite}"),
    by: [.marketo, .api], subject: .nobody
  ) { word in
    let campaign = word.required(
      "campaign", .smartCampaign(.run), "The batch campaign.", isMain: true)
    return { .run(campaign($0)) }
  }
}

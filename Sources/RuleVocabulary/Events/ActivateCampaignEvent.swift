import RuleGraph

extension Event {
  /// A trigger campaign is activated; only events from then on count.
  static let activateCampaign = Event(
    "activate_campaign", "Activate Campaign",
    WordNotes(
      "A trigger campaign is activated; only events from then on count.",
      rules: ["SC-S7", "SC-S8"], example: "{after: 1 day, activate_campaign: Q4 Launch.02 Welcome}"),
    by: [.marketo, .api], subject: .nobody
  ) { word in
    let campaign = word.required(
      "campaign", .smartCampaign(.activated), "The trigger campaign.", isMain: true)
    return { .setActive(campaign($0), true) }
  }
}

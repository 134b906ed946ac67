import RuleGraph

extension Event {
  /// A trigger campaign is deactivated; people inside go on to the end.
  static let deactivateCampaign = Event(
    "deactivate_campaign", "Deactivate Campaign",
    WordNotes(
      "A trigger campaign is deactivated; people inside go on to the end.",
      rules: ["SC-S9", "SC-W18"],
      example: "{after: 1 day, deactivate_campaign: Q4 Launch.Reminder}"),
    by: [.marketo, .api], subject: .nobody
  ) { word in
    let campaign = word.required(
      "campaign", .smartCampaign(.activated), "The trigger campaign.", isMain: true)
    return { .setActive(campaign($0), false) }
  }
}

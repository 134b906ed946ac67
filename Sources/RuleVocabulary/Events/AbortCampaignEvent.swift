import RuleGraph

extension Event {
  /// A campaign is aborted: whoever is inside is dropped.
  static let abortCampaign = Event(
    "abort_campaign", "Abort Campaign",
    WordNotes(
      "A campaign is aborted: whoever is inside is dropped.",
      rules: ["SC-S12", "R-13"], example: "{after: 1 day, abort_campaign: Q4 Launch.Reminder}"),
    by: [.marketo, .api], subject: .nobody
  ) { word in
    let campaign = word.required(
      "campaign", .smartCampaign(.any), "The smart campaign.", isMain: true)
    return { .abort(campaign($0)) }
  }
}

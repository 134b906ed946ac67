import RuleGraph

extension Event {
  /// An administrator switches campaign sync on or off.
  static let campaignSync = Event(
    "campaign_sync", "Campaign Sync",
    WordNotes(
      "An administrator switches campaign sync on or off; what piled up meanwhile is processed by "
        + "the next cycle after it is on again.",
      rules: ["CS-P2", "CS-P7"], example: "{after: 1 day, campaign_sync: {enabled: false}}"),
    by: [.marketo], subject: .nobody
  ) { word in
    let isEnabled = word.required("enabled", .boolean, "Whether it is on.", isMain: true)
    return { .campaignSync(isEnabled($0)) }
  }
}

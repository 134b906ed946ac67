import RuleGraph

extension Action {
  /// Takes the person out of a campaign's flow.
  static let removeFromFlow = Action(
    "remove_from_flow", "Remove from Flow",
    WordNotes(
      "Takes the person out of the flow of a smart campaign, above all out of its waits. Out of "
        + "this campaign, no later step runs.",
      rules: ["SC-X8", "SC-X9", "SC-X10", "R-12"],
      example: "remove_from_flow: {campaign: Q4 Launch.Reminder}")
  ) { word in
    let campaign = word.defaulted(
      "campaign", .smartCampaign(.any), .thisCampaign,
      "The smart campaign, or `this campaign`, which is meant when left out.", isMain: true)
    return { .removeFromFlow(campaign($0)) }
  }
}

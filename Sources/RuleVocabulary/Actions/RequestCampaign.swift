import RuleGraph

extension Action {
  /// Requests a trigger campaign for the person.
  static let requestCampaign = Action(
    "request_campaign", "Request Campaign",
    WordNotes(
      "Requests a trigger campaign that has the trigger Campaign is Requested. It runs on its own; "
        + "this flow goes on at once.",
      rules: ["SC-X1", "SC-X4", "R-11"], activities: [.requestCampaign],
      example: "request_campaign: Lifecycle.Alert sales")
  ) { word in
    let campaign = word.required(
      "campaign", .smartCampaign(.requested), "The trigger campaign.", isMain: true)
    return { .request(campaign($0)) }
  }
}

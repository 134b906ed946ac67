import RuleGraph

extension Event {
  /// Somebody requests a campaign for a person.
  static let requestCampaign = Event(
    "request_campaign", "Request Campaign",
    WordNotes(
      "A trigger campaign is requested for a person: through the API or by a salesperson.",
      rules: ["SC-X1", "SC-X3"], activities: [.requestCampaign],
      example: "{after: 1 hour, by: api, person: 1001, request_campaign: Lifecycle.Alert sales}"),
    by: [.api, .marketo]
  ) { word in
    let campaign = word.required(
      "campaign", .smartCampaign(.requested), "The trigger campaign.", isMain: true)
    let sources = [RequestSource.webServiceAPI.rawValue, RequestSource.salesInsight.rawValue]
    let source = word.defaulted(
      "source", .choice(sources), .value(sources[0]),
      "`Web Service API` or `Sales Insight`; the first is meant when left out.")
    return { .request(campaign($0), source: source($0)) }
  }
}

import RuleGraph

extension Trigger {
  /// Fires when this campaign was requested.
  static let campaignIsRequested = Trigger(
    "campaign_is_requested", "Campaign is Requested",
    WordNotes(
      "Fires when this campaign is requested: by another campaign's Request Campaign step, by the "
        + "API, or by a salesperson.",
      rules: ["CAT-3.4", "SC-X1", "SC-X3"], activities: [.requestCampaign],
      example: "campaign_is_requested: {source: any}")
  ) { word in
    let source = word.optional(
      "source", .choices(RequestSource.allCases.map(\.rawValue)),
      "Who may request it; anybody when left out.", isMain: true)
    return { arguments in
      let own = arguments.campaign.map { EventPattern.Asset.campaign(.oneOf([$0])) }
      return .init(.requestCampaign, own ?? .any, constraints((.source, source(arguments))))
    }
  }
}

/// The kinds of callers that a request may come from (SC-X3).
public enum RequestSource: String, Sendable, CaseIterable {
  /// A salesperson.
  case salesInsight = "Sales Insight"
  /// A program that calls the API.
  case webServiceAPI = "Web Service API"
  /// Another campaign; rulec's label, because the screen's is not published.
  case smartCampaign = "Smart Campaign"
}

public import SyncState

extension ExecutionGraph {
  /// The source of requests through the API (SC-X3).
  private static let apiSource = "Web Service API"

  /// Whether a campaign is requestable: active, with a trigger that admits requests through the API
  /// (SC-K6).
  public func isRequestable(_ id: CampaignID) -> Bool {
    self[id].isActive && self[id].triggers.contains { admitsAPI($0) }
  }

  private func admitsAPI(_ pattern: EventPattern) -> Bool {
    guard pattern.type == .requestCampaign else { return false }
    return pattern.constraints.allSatisfy { constraint in
      guard constraint.attribute == .source,
        case .exactText(let sources, let negated) = constraint.test
      else { return true }
      return sources.contains { text[$0] == Self.apiSource } != negated
    }
  }
}

public import SyncState

/// Which campaigns have a trigger that an activity could fire, by activity type and asset.
///
/// An event costs in proportion to the campaigns found here, not to those that exist.
public struct TriggerIndex: Sendable {
  private struct Key: Hashable {
    let type: ActivityType
    let asset: ActivityAsset
  }
  private var byAsset: [Key: [CampaignID]] = [:]
  private var byType: [ActivityType: [CampaignID]] = [:]

  /// Indexes the triggers of the trigger campaigns.
  public init(_ campaigns: [CampaignNode]) {
    for (position, campaign) in campaigns.enumerated() where campaign.kind == .trigger {
      for trigger in campaign.triggers { add(trigger, of: CampaignID(position)) }
    }
  }

  /// Returns the campaigns that an activity could start, ascending and without repetition.
  public func candidates(_ type: ActivityType, _ asset: ActivityAsset) -> [CampaignID] {
    let exact = byAsset[Key(type: type, asset: asset)] ?? []
    let open = byType[type] ?? []
    if open.isEmpty { return exact }
    if exact.isEmpty { return open }
    var merged: [CampaignID] = []
    for id in (exact + open).sorted() where merged.last != id { merged.append(id) }
    return merged
  }

  private mutating func add(_ trigger: EventPattern, of campaign: CampaignID) {
    guard let assets = exactAssets(trigger.asset) else {
      Self.append(campaign, to: &byType[trigger.type, default: []])
      return
    }
    for asset in assets {
      Self.append(campaign, to: &byAsset[Key(type: trigger.type, asset: asset), default: []])
    }
  }

  /// The assets that a pattern names, or nil when it is open.
  private func exactAssets(_ asset: EventPattern.Asset) -> [ActivityAsset]? {
    switch asset {
    case .field(.oneOf(let ids)): ids.map { .field($0) }
    case .program(.oneOf(let ids)): ids.map { .program($0) }
    case .list(.oneOf(let ids)): ids.map { .list($0) }
    case .sfdcCampaign(.oneOf(let ids)): ids.map { .sfdcCampaign($0) }
    case .campaign(.oneOf(let ids)): ids.map { .campaign($0) }
    case .any, .field, .program, .list, .sfdcCampaign, .campaign, .named: nil
    }
  }

  private static func append(_ campaign: CampaignID, to list: inout [CampaignID]) {
    if list.last != campaign { list.append(campaign) }
  }
}

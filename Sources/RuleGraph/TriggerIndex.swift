public import SyncState

/// Which campaigns have a trigger that an activity could fire, by activity type and asset.
///
/// An event costs in proportion to the campaigns found here, not to those that exist.
public struct TriggerIndex: Sendable {
  private var candidatesByType = ActivityTypeTable(repeating: Candidates())

  /// The campaigns that activities of one type could start.
  fileprivate struct Candidates: Sendable {
    /// Those with a trigger that does not name assets.
    var open: [CampaignID] = []
    /// For each kind of asset, for each asset, those with a trigger that names it, and `open`.
    var byAsset: [[[CampaignID]]] = []
  }

  /// Indexes the triggers of the trigger campaigns.
  init(_ campaigns: [CampaignNode]) {
    for (position, campaign) in campaigns.enumerated() where campaign.kind == .trigger {
      for trigger in campaign.triggers { add(trigger, of: CampaignID(position)) }
    }
    for type in ActivityType.allCases { candidatesByType[type].addOpenToAssets() }
  }

  /// Returns the campaigns that an activity could start, ascending and without repetition.
  public func candidates(_ type: ActivityType, _ asset: ActivityAsset) -> [CampaignID] {
    candidatesByType[type].campaigns(asset)
  }

  private mutating func add(_ trigger: EventPattern, of campaign: CampaignID) {
    guard let assets = exactAssets(trigger.asset) else {
      return Candidates.append(campaign, to: &candidatesByType[trigger.type].open)
    }
    for asset in assets { candidatesByType[trigger.type].add(campaign, asset) }
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
}

extension TriggerIndex.Candidates {
  /// The number of kinds of assets that have identifiers.
  private static let kindCount = 5

  func campaigns(_ asset: ActivityAsset) -> [CampaignID] {
    guard !byAsset.isEmpty, let (kind, index) = asset.place, index < byAsset[kind].count else {
      return open
    }
    return byAsset[kind][index]
  }

  mutating func add(_ campaign: CampaignID, _ asset: ActivityAsset) {
    guard let (kind, index) = asset.place else { return }
    if byAsset.isEmpty { byAsset = Array(repeating: [], count: Self.kindCount) }
    if index >= byAsset[kind].count {
      byAsset[kind] += Array(repeating: [], count: index + 1 - byAsset[kind].count)
    }
    Self.append(campaign, to: &byAsset[kind][index])
  }

  mutating func addOpenToAssets() {
    guard !open.isEmpty else { return }
    for kind in byAsset.indices {
      for index in byAsset[kind].indices {
        var merged: [CampaignID] = []
        for id in (byAsset[kind][index] + open).sorted() { Self.append(id, to: &merged) }
        byAsset[kind][index] = merged
      }
    }
  }

  static func append(_ campaign: CampaignID, to list: inout [CampaignID]) {
    if list.last != campaign { list.append(campaign) }
  }
}

extension ActivityAsset {
  /// The number of the kind of asset and the asset's position; nil without an identifier.
  fileprivate var place: (kind: Int, index: Int)? {
    switch self {
    case .none, .named: nil
    case .field(let id): (0, id.index)
    case .program(let id): (1, id.index)
    case .list(let id): (2, id.index)
    case .sfdcCampaign(let id): (3, id.index)
    case .campaign(let id): (4, id.index)
    }
  }
}

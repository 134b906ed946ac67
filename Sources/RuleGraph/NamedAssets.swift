public import SyncState

/// What rules call by name, so that they are invalid without it (SC-A4).
///
/// A picker that goes by a part of the name, and *is any*, call nothing by name.
public struct NamedAssets: Sendable, Hashable {
  /// The Salesforce campaigns, which may be deleted during a run.
  public var sfdcCampaigns: Set<SFDCCampaignID> = []
  /// The smart lists, whose mistakes count as well.
  public var smartLists: Set<SmartListID> = []

  /// Creates an empty collection.
  public init() {}
}

extension ExecutionGraph {
  /// The smart campaigns that name a Salesforce campaign, themselves or in a smart list that they
  /// refer to, by Salesforce campaign (SC-A4, CS-R3).
  public var campaignsNamingSFDCCampaigns: [[CampaignID]] {
    var naming: [[CampaignID]] = Array(repeating: [], count: assets.sfdcCampaigns.count)
    for (position, campaign) in campaigns.enumerated() {
      for named in sfdcCampaigns(reachedFrom: campaign.named).sorted() {
        naming[named.index].append(CampaignID(position))
      }
    }
    return naming
  }

  private func sfdcCampaigns(reachedFrom named: NamedAssets) -> Set<SFDCCampaignID> {
    var found = named.sfdcCampaigns
    var seen = named.smartLists
    var open = Array(seen)
    while let list = open.popLast() {
      let further = smartLists[list.index].named
      found.formUnion(further.sfdcCampaigns)
      for next in further.smartLists where seen.insert(next).inserted { open.append(next) }
    }
    return found
  }
}

import RuleGraph
import SyncState

extension Simulation {
  /// Makes the campaigns invalid that name one of some deleted Salesforce campaigns, so that nobody
  /// enters any more (SC-A4, CS-R3); those who wait inside go on.
  mutating func invalidate(for deleted: [SFDCCampaignID]) {
    for campaign in deleted {
      for named in campaignsNaming[campaign.index] where invalidatedBy[named.index] == nil {
        invalidatedBy[named.index] = campaign
        isActive[named.index] = false
        campaignCounts[named].stop = CampaignSummary.Stop(
          at: state.now, reason: Refusal.invalid.text, rules: Refusal.invalid.rules)
        record(named, invalidatedBy: campaign)
      }
    }
  }

  private mutating func record(_ campaign: CampaignID, invalidatedBy cause: SFDCCampaignID) {
    guard state.trace.isOn else { return }
    var record = TraceRecord(.invalid, at: state.now, rules: Refusal.invalid.rules)
    record.campaign = campaign
    record.note = Refusal.invalid.text
    record.details = [.init("sfdcCampaign", .sfdcCampaign(cause))]
    state.trace.append(record)
  }
}

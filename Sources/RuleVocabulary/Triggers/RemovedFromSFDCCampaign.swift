import RuleGraph

extension Trigger {
  /// Fires when a person was removed from a Salesforce campaign.
  static let removedFromSFDCCampaign = Trigger(
    "removed_from_sfdc_campaign", "Removed from SFDC Campaign",
    WordNotes(
      "Fires when a person is removed from a Salesforce campaign, on whichever side it was done.",
      rules: ["CAT-3.1", "CS-T7", "SC-T4"], activities: [.removeFromSFDCCampaign],
      example: "removed_from_sfdc_campaign: Q4 Launch",
      localized: [
        LocalizedLabel("fr", "Supprimé de la campagne SFDC"),
        LocalizedLabel("sv", "Borttagen från SFDC-kampanj"),
        LocalizedLabel("it", "Rimosso da Campagna SFDC"),
        LocalizedLabel("zh-Hant", "已從SFDC Campaign中移除"),
        LocalizedLabel("ja", "SFDCキャンペーンから削除"),
      ])
  ) { word in
    let campaign = word.required(
      "campaign", .sfdcCampaigns, "The Salesforce campaign, several, or `any`.", isMain: true)
    return { .init(.removeFromSFDCCampaign, .sfdcCampaign(campaign($0))) }
  }
}

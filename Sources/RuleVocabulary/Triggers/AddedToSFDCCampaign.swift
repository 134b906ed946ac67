import RuleGraph

extension Trigger {
  /// Fires when a person was added to a Salesforce campaign.
  static let addedToSFDCCampaign = Trigger(
    "added_to_sfdc_campaign", "Added to SFDC Campaign",
    WordNotes(
      "Fires when a person is added to a Salesforce campaign: by a flow step, by the program sync, "
        + "or by a user of Salesforce as soon as the sync has pulled it.",
      rules: ["CAT-3.1", "CS-T7", "SC-T4"], activities: [.addToSFDCCampaign],
      example: "added_to_sfdc_campaign: {campaign: Q4 Launch, status: Registered}",
      localized: [
        LocalizedLabel("fr", "Ajouté à la campagne SFDC"),
        LocalizedLabel("sv", "Tillagd i SFDC-kampanj"),
        LocalizedLabel("it", "Aggiunta a Campagna SFDC"),
        LocalizedLabel("zh-Hant", "新增至SFDC Campaign"),
        LocalizedLabel("ja", "SFDCキャンペーンに追加"),
      ])
  ) { word in
    let campaign = word.required(
      "campaign", .sfdcCampaigns, "The Salesforce campaign, several, or `any`.", isMain: true)
    let status = word.optional(
      "status", .statusTest(of: "campaign"), "The member status with which the person was added.")
    return {
      .init(
        .addToSFDCCampaign, .sfdcCampaign(campaign($0)), constraints((.newValue, status($0))))
    }
  }
}

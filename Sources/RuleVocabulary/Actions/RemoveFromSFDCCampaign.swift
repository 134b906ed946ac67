import RuleGraph

extension Action {
  /// Removes the person from a Salesforce campaign.
  static let removeFromSFDCCampaign = Action(
    "remove_from_sfdc_campaign", "Remove from SFDC Campaign",
    WordNotes(
      "Removes the person from a Salesforce campaign, at once; others are skipped.",
      rules: ["CAT-6.1", "CS-F7", "SC-T6"], activities: [.removeFromSFDCCampaign],
      example: "remove_from_sfdc_campaign: Q4 Launch",
      localized: [
        LocalizedLabel(
          "fr", "Supprimer de la campagne SFDC",
          page: "Supprimer de l’action de flux de campagne SFDC"),
        LocalizedLabel(
          "sv", "Ta bort från SFDC-kampanj", page: "Åtgärd för att ta bort från SFDC-kampanjflöde"),
        LocalizedLabel(
          "it", "Rimuovi dalla campagna SFDC",
          page: "Rimuovi dall’azione di flusso della campagna SFDC"),
        LocalizedLabel("zh-Hant", "從SFDC Campaign移除", page: "從SFDC Campaign移除流程動作"),
        LocalizedLabel("ja", "SFDCキャンペーンから削除", page: "SFDCキャンペーンフローから削除"),
      ])
  ) { word in
    let campaign = word.required(
      "campaign", .sfdcCampaignOrToken,
      "The Salesforce campaign, or a `{{my.…}}` token of type sfdc_campaign.", isMain: true)
    return { .sfdcMember(.remove, campaign: campaign($0), status: nil) }
  }
}

import RuleGraph

extension Action {
  /// Adds the person to a Salesforce campaign.
  static let addToSFDCCampaign = Action(
    "add_to_sfdc_campaign", "Add to SFDC Campaign",
    WordNotes(
      "Adds the person to a Salesforce campaign with a status, at once. A person who is not in "
        + "Salesforce becomes a lead first. Members are skipped and keep their status.",
      rules: ["CAT-6.1", "CS-F1", "CS-F3", "CS-F4", "SC-T6"],
      activities: [.addToSFDCCampaign, .syncLeadToSFDC],
      example: "add_to_sfdc_campaign: {campaign: Q4 Launch, status: Invited}",
      localized: [
        LocalizedLabel(
          "fr", "Ajouter à la campagne SFDC", page: "Ajouter à l’action de flux de campagne SFDC"),
        LocalizedLabel(
          "sv", "Lägg till i SFDC-kampanj", page: "Lägg till i SFDC-kampanjflödesåtgärd"),
        LocalizedLabel(
          "it", "Aggiungi a campagna SFDC", page: "Azione di flusso Aggiungi a campagna SFDC"),
        LocalizedLabel("zh-Hant", "新增至SFDC行銷活動", page: "新增至SFDC行銷活動流程動作"),
        LocalizedLabel("ja", "SFDCキャンペーンに追加", page: "からSFDCへのキャンペーンフロー追加アクション"),
      ])
  ) { word in
    let campaign = word.required(
      "campaign", .sfdcCampaignOrToken,
      "The Salesforce campaign, or a `{{my.…}}` token of type sfdc_campaign.")
    let status = word.required(
      "status", .memberStatusOrToken(of: "campaign"),
      "The member status; tokens are allowed.")
    return { .sfdcMember(.add, campaign: campaign($0), status: status($0)) }
  }
}

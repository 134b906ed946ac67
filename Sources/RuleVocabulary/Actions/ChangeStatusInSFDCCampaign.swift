import RuleGraph

extension Action {
  /// Changes the person's status in a Salesforce campaign.
  static let changeStatusInSFDCCampaign = Action(
    "change_status_in_sfdc_campaign", "Change Status in SFDC Campaign",
    WordNotes(
      "Sets the person's status in a Salesforce campaign, at once; a person who is not in "
        + "Salesforce or not in the campaign is brought there first.",
      rules: ["CAT-6.1", "CS-F2", "CS-F4", "SC-T6"],
      activities: [.changeStatusInSFDCCampaign, .addToSFDCCampaign, .syncLeadToSFDC],
      example: "change_status_in_sfdc_campaign: {campaign: Q4 Launch, status: Attended}",
      localized: [
        LocalizedLabel(
          "fr", "Modifier le statut dans la campagne SFDC",
          page: "Modifier l’état dans le flux de campagne SFDC"),
        LocalizedLabel(
          "sv", "Ändra status i SFDC-kampanj", page: "Ändra status i SFDC-kampanjflödesåtgärd"),
        LocalizedLabel(
          "it", "Modifica stato nella campagna SFDC",
          page: "Modifica stato nell’azione di flusso della campagna SFDC"),
        LocalizedLabel("zh-Hant", "變更SFDC行銷活動中的狀態"),
        LocalizedLabel("ja", "SFDCキャンペーンのステータスの変更"),
      ])
  ) { word in
    let campaign = word.required(
      "campaign", .sfdcCampaignOrToken,
      "The Salesforce campaign, or a `{{my.…}}` token of type sfdc_campaign.")
    let status = word.required(
      "status", .memberStatusOrToken(of: "campaign"),
      "The new member status; tokens are allowed.", aliases: ["new_status"])
    return { .sfdcMember(.changeStatus, campaign: campaign($0), status: status($0)) }
  }
}

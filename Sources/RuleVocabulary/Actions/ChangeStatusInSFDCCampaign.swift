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
      example: "change_status_in_sfdc_campaign: {campaign: Q4 Launch, status: Attended}")
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

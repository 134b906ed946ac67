import RuleGraph

extension Action {
  /// Removes the person from a Salesforce campaign.
  static let removeFromSFDCCampaign = Action(
    "remove_from_sfdc_campaign", "Remove from SFDC Campaign",
    WordNotes(
      "Removes the person from a Salesforce campaign, at once; others are skipped.",
      rules: ["CAT-6.1", "CS-F7", "SC-T6"], activities: [.removeFromSFDCCampaign],
      example: "remove_from_sfdc_campaign: Q4 Launch")
  ) { word in
    let campaign = word.required(
      "campaign", .sfdcCampaignOrToken,
      "The Salesforce campaign, or a `{{my.…}}` token of type sfdc_campaign.", isMain: true)
    return { .sfdcMember(.remove, campaign: campaign($0), status: nil) }
  }
}

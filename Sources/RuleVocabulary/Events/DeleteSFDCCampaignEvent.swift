import RuleGraph

extension Event {
  /// A user of Salesforce deletes a campaign.
  static let deleteSFDCCampaign = Event(
    "delete_sfdc_campaign", "Delete SFDC Campaign",
    WordNotes(
      "A user of Salesforce deletes a campaign, and with it its members. With the next cycle "
        + "smart campaigns that name it become invalid, and a program that was mapped to it is "
        + "mapped no more.",
      rules: ["CS-R3", "SC-A4", "R-44"],
      example: "{after: 1 day, by: salesforce, delete_sfdc_campaign: Q4 Launch}"),
    by: [.salesforce], subject: .nobody
  ) { word in
    let campaign = word.required(
      "campaign", .sfdcCampaign, "The Salesforce campaign.", isMain: true)
    return { .deleteSFDCCampaign(campaign($0)) }
  }
}

import RuleGraph

extension Event {
  /// A user of Salesforce adds a person to a campaign.
  static let addToSFDCCampaign = Event(
    "add_to_sfdc_campaign", "Add to SFDC Campaign",
    WordNotes(
      "A user of Salesforce adds a person to a campaign. Marketo learns of it "
        + "with the next cycle.",
      rules: ["CS-G1", "CS-T1", "SF-M4"], activities: [.addToSFDCCampaign],
      example: "{after: 1 hour, by: salesforce, person: 1001, "
        + "add_to_sfdc_campaign: {campaign: Q4 Launch, status: Invited}}"),
    by: [.salesforce]
  ) { word in
    let campaign = word.required("campaign", .sfdcCampaign, "The Salesforce campaign.")
    let status = word.optional(
      "status", .memberStatus(of: "campaign"),
      "The member status; the campaign's default when left out.")
    return { .sfdcMember(.add, campaign($0), status: status($0)) }
  }
}

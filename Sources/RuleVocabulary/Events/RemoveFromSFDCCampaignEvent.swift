import RuleGraph

extension Event {
  /// A user of Salesforce removes a member.
  static let removeFromSFDCCampaign = Event(
    "remove_from_sfdc_campaign", "Remove from SFDC Campaign",
    WordNotes(
      "A user of Salesforce removes a member. Marketo learns of it "
        + "with the next cycle.",
      rules: ["CS-G1", "CS-T1", "SF-M4"], activities: [.removeFromSFDCCampaign],
      example: "{after: 1 hour, by: salesforce, person: 1002, "
        + "remove_from_sfdc_campaign: Q4 Launch}"),
    by: [.salesforce]
  ) { word in
    let campaign = word.required(
      "campaign", .sfdcCampaign, "The Salesforce campaign.", isMain: true)
    return { .sfdcMember(.remove, campaign($0), status: nil) }
  }
}

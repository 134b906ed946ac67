import RuleGraph

extension Event {
  /// A user of Salesforce changes a member's status.
  static let changeStatusInSFDCCampaign = Event(
    "change_status_in_sfdc_campaign", "Change Status in SFDC Campaign",
    WordNotes(
      "A user of Salesforce changes a member's status. Marketo learns of it "
        + "with the next cycle.",
      rules: ["CS-G1", "CS-T1", "SF-M4"], activities: [.changeStatusInSFDCCampaign],
      example: "{after: 1 hour, by: salesforce, person: 1002, "
        + "change_status_in_sfdc_campaign: {campaign: Q4 Launch, status: Attended}}"),
    by: [.salesforce]
  ) { word in
    let campaign = word.required("campaign", .sfdcCampaign, "The Salesforce campaign.")
    let status = word.required(
      "status", .memberStatus(of: "campaign"), "The new member status.", aliases: ["new_status"])
    return { .sfdcMember(.changeStatus, campaign($0), status: status($0)) }
  }
}

import RuleGraph

extension Filter {
  /// Passes people who are members of the Salesforce campaign now.
  static let memberOfSFDCCampaign = Filter(
    "member_of_sfdc_campaign", "Member of SFDC Campaign",
    WordNotes(
      "Passes people whose lead or contact is a member of the Salesforce campaign, as far as the "
        + "sync has pulled it.",
      rules: ["CAT-4", "R-24", "R-25"],
      example: "member_of_sfdc_campaign: {campaign: Q4 Launch, status: [Registered, Attended]}",
      localized: [
        LocalizedLabel("fr", "Membre de la campagne SFDC"),
        LocalizedLabel("sv", "Medlem i SFDC Campaign"),
        LocalizedLabel("it", "Membro della campagna SFDC"),
        LocalizedLabel("zh-Hant", "SFDC Campaign會員"),
        LocalizedLabel("ja", "SFDCキャンペーンのメンバー"),
      ])
  ) { word in
    let campaign = word.required(
      "campaign", .sfdcCampaigns, "The Salesforce campaign, several, or `any`.", isMain: true)
    let status = word.optional(
      "status", .statusTest(of: "campaign"), "Only members who hold this status.")
    let responded = word.optional(
      "responded", .boolean, "Only members whose status counts, or does not count, as responded.")
    return {
      let (test, isNegated) = campaign($0).positive
      let held = status($0).flatMap { $0 }
      return .memberOfSFDCCampaign(
        test, (held.map { [.status($0)] } ?? []) + (responded($0).map { [.responded($0)] } ?? []),
        negated: isNegated)
    }
  }
}

import RuleGraph

extension Filter {
  /// Passes people who have entered the smart campaign.
  static let memberOfSmartCampaign = Filter(
    "member_of_smart_campaign", "Member of Smart Campaign",
    WordNotes(
      "Passes people who have ever entered the flow of the smart campaign, whether or not they "
        + "have reached its end.",
      rules: ["CAT-4", "R-14", "SC-Q8"],
      example: "member_of_smart_campaign: Lifecycle.Alert sales")
  ) { word in
    let campaign = word.required(
      "campaign", .smartCampaigns, "The smart campaign, several, or `any`.", isMain: true)
    return {
      let (test, isNegated) = campaign($0).positive
      return .memberOfCampaign(test, negated: isNegated)
    }
  }
}

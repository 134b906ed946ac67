import RuleGraph

extension Filter {
  /// Passes people who are in the revenue model now.
  static let memberOfRevenueModel = Filter(
    "member_of_revenue_model", "Member of Revenue Model",
    WordNotes(
      "Passes people who are in some stage of a revenue model.", rules: ["CAT-4", "R-24"],
      example: "member_of_revenue_model: Purchase")
  ) { word in
    let model = word.required(
      "model", .revenueModels, "The revenue model, several, or `any`.", isMain: true)
    return { holdsPlace(of: model($0), nil) }
  }
}

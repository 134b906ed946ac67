import RuleGraph

extension Filter {
  /// Passes people who are in the stage of a revenue model now.
  static let memberOfRevenueStage = Filter(
    "member_of_revenue_stage", "Member of Revenue Stage",
    WordNotes(
      "Passes people who are in a stage of a revenue model.", rules: ["CAT-4", "R-24"],
      example: "member_of_revenue_stage: {model: Purchase, stage: Known}")
  ) { word in
    let model = word.required("model", .revenueModels, "The revenue model, several, or `any`.")
    let stage = word.required(
      "stage", .places(of: "model"), "The stage, several, or `any`.")
    return { holdsPlace(of: model($0), stage($0)) }
  }
}

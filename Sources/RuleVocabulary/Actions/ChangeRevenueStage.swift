import RuleGraph

extension Action {
  /// Moves the person to a stage of a revenue model.
  static let changeRevenueStage = Action(
    "change_revenue_stage", "Change Revenue Stage",
    WordNotes(
      "Moves the person to a stage of a revenue model, which must be approved.",
      rules: ["CAT-6.3"], activities: [.changeRevenueStage],
      example: "change_revenue_stage: {model: Purchase, stage: Known}")
  ) { word in
    let model = word.required("model", .revenueModel, "The revenue model.")
    let stage = word.required("stage", .place(of: "model"), "The stage.")
    return { .place(model($0), stage($0)) }
  }
}

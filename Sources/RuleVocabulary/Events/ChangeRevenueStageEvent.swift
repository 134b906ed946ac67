import RuleGraph

extension Event {
  /// A person is put into a stage of a revenue model.
  static let changeRevenueStage = Event(
    "change_revenue_stage", "Change Revenue Stage",
    WordNotes(
      "Somebody puts the person into a stage of a revenue model by hand.",
      rules: ["CAT-6.3"], activities: [.changeRevenueStageManually],
      example: "{after: 1 hour, person: 1001, change_revenue_stage: {model: Purchase, stage: "
        + "Known}}"),
    by: [.marketo, .api]
  ) { word in
    let model = word.required("model", .revenueModel, "The revenue model.")
    let stage = word.required("stage", .place(of: "model"), "The stage.")
    return { .place(model($0), stage($0)) }
  }
}

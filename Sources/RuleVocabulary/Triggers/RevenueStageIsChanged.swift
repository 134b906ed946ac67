import RuleGraph
import SyncState

extension Trigger {
  /// Fires when somebody goes to another stage of a revenue model by a flow step.
  static let revenueStageIsChanged = Trigger(
    "revenue_stage_is_changed", "Revenue Stage is Changed",
    WordNotes(
      "Fires when a person goes to another stage of a revenue model by a flow step.",
      rules: ["CAT-3.2", "CAT-6.3"], activities: [.changeRevenueStage],
      example: "revenue_stage_is_changed: {model: Purchase, new_stage: Known}"),
    past: PastTense(
      "revenue_stage_was_changed", "Revenue Stage was Changed",
      "went to another stage of a revenue model")
  ) { word in
    let model = word.required(
      "model", .revenueModels, "The revenue model, several, or `any`.", isMain: true)
    let new = word.optional("new_stage", .places(of: "model"), "The stage after the change.")
    let old = word.optional("old_stage", .places(of: "model"), "The stage before the change.")
    return {
      .init(
        .changeRevenueStage, .field(model($0)),
        constraints((.newValue, new($0)), (.oldValue, old($0))))
    }
  }
}

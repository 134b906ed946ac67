import RuleGraph
import SyncState

extension Trigger {
  /// Fires when somebody is put into another stage of a revenue model by somebody.
  static let manualStageChange = Trigger(
    "manual_stage_change", "Manual Stage Change",
    WordNotes(
      "Fires when a person is put into another stage of a revenue model by somebody.",
      rules: ["CAT-3.2", "CAT-6.3"], activities: [.changeRevenueStageManually],
      example: "manual_stage_change: {model: Purchase, new_stage: Known}")
  ) { word in
    let model = word.required(
      "model", .revenueModels, "The revenue model, several, or `any`.", isMain: true)
    let new = word.optional("new_stage", .places(of: "model"), "The stage after the change.")
    let old = word.optional("old_stage", .places(of: "model"), "The stage before the change.")
    return {
      .init(
        .changeRevenueStageManually, .field(model($0)),
        constraints((.newValue, new($0)), (.oldValue, old($0))))
    }
  }
}

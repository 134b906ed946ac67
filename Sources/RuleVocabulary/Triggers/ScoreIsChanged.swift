import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a score of a person changed.
  static let scoreIsChanged = Trigger(
    "score_is_changed", "Score is Changed",
    WordNotes(
      "Fires when a score of a person changes; a change by nothing is none.",
      rules: ["CAT-3.2", "R-28"],
      activities: [.changeScore],
      example: "score_is_changed: {score: Person Score, new_score: {at_least: 100}, "
        + "old_score: {less_than: 100}}"),
    past: PastTense(
      "score_was_changed", "Score was Changed", "had a score changed")
  ) { word in
    let score = word.required(
      "score", .fields, "The score field, several, or `any`.", isMain: true)
    let change = word.optional(
      "change", .test(.integer), "The difference, such as `{at_least: 10}`.")
    let new = word.optional(
      "new_score", .test(.score), "The score after the change.")
    let old = word.optional(
      "old_score", .test(.score), "The score before the change.")
    let reason = word.optional(
      "reason", .test(.string), "The reason that the log gives.")
    return {
      .init(
        .changeScore, .field(score($0)),
        constraints(
          (.change, change($0)), (.newValue, new($0)), (.oldValue, old($0)), (.reason, reason($0))))
    }
  }
}

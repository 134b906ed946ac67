import RuleGraph

extension Action {
  /// Changes a score of the person.
  static let changeScore = Action(
    "change_score", "Change Score",
    WordNotes(
      "Changes a score: `+5` adds, `-5` subtracts, `=5` sets. An empty score counts as 0.",
      rules: ["CAT-6.3", "R-28", "SC-T1"], activities: [.changeScore],
      example: "change_score: {score: Person Score, change: \"+5\"}")
  ) { word in
    let score = word.required("score", .field(.score), "The score field.")
    let change = word.required(
      "change", .scoreChange(tokens: true), "The change, or a `{{my.…}}` token of type score.")
    return { .changeScore(score($0), change($0)) }
  }
}

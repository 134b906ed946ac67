import RuleGraph

extension Event {
  /// Somebody changes a score of a person.
  static let changeScore = Event(
    "change_score", "Change Score",
    WordNotes(
      "A score of a person is changed by hand.", rules: ["SC-F11", "R-28"],
      activities: [.changeScore],
      example: "{after: 1 hour, person: 1001, change_score: {score: Person Score, change: \"+5\"}}"),
    by: [.marketo]
  ) { word in
    let score = word.required("score", .field(.score), "The score field.")
    let change = word.required(
      "change", .scoreChange(tokens: false), "`+5` adds, `-5` subtracts, `=5` sets.")
    return { .changeScore(score($0), change($0)) }
  }
}

import RuleGraph

extension Action {
  /// Logs an interesting moment for sales.
  static let interestingMoment = Action(
    "interesting_moment", "Interesting Moment",
    WordNotes(
      "Logs an interesting moment for sales.",
      rules: ["CAT-6.3", "SC-T1"],
      activities: [.interestingMoment],
      example: "interesting_moment: {type: Web, description: \"Asked for {{trigger.Name}}\"}")
  ) { word in
    let type = word.required(
      "type", .text, "The type, such as `Web`, `Email` or `Milestone`.")
    let description = word.required(
      "description", .tokenText, "What happened; tokens are allowed.")
    return { .outside(.interestingMoment, about: type($0), [.init(.description, description($0))]) }
  }
}

import RuleGraph
import SyncState

extension Trigger {
  /// Fires when an interesting moment of a person was logged.
  static let hasInterestingMoment = Trigger(
    "has_interesting_moment", "Has Interesting Moment",
    WordNotes(
      "Fires when an interesting moment of a person is logged.",
      rules: ["CAT-3.2"],
      activities: [.interestingMoment],
      example: "has_interesting_moment: Web"),
    past: PastTense(
      "had_interesting_moment", "Had Interesting Moment", "had an interesting moment")
  ) { word in
    let type = word.required(
      "type", .names, "The type, such as `Web`, several, or `any`.", isMain: true)
    let description = word.optional(
      "description", .test(.string), "What it says.")
    return {
      .init(.interestingMoment, named(type($0)), constraints((.description, description($0))))
    }
  }
}

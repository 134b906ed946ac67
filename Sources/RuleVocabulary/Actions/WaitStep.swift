import RuleGraph
import SyncState

extension Action {
  /// Waits before the next step.
  static let waitStep = Action(
    "wait", "Wait",
    WordNotes(
      "Waits for a while, until a day, or until the day that a token names. The unit of a while is "
        + "spelled out: Marketo takes `4 hrs`, and then does not wait at all.",
      rules: ["SC-W1", "SC-W2", "SC-W3", "SC-W5", "SC-W7", "SC-W10", "SC-W13", "SC-W16"],
      example: "wait: {for: 2 days, until: {weekdays: [Mon, Tue, Wed], at: \"09:00\"}}"),
    traits: [.forbiddenInExecutable, .withoutChoices]
  ) { word in
    word.needsArgument = true
    let period = word.optional(
      "for", .period, "How long: minutes, hours, days, weeks, months or years.", isMain: true)
    let end = word.optional(
      "until", .waitEnd,
      "After a duration, the weekdays and the time at which it may end; alone, a date or a token.")
    return { wait(for: period($0), until: end($0) ?? WaitEnd()) }
  }

  private static func wait(for period: Period??, until end: WaitEnd) -> Effect {
    switch (period, end.day) {
    case (.some(.some(let period)), _):
      .wait(.duration(period, weekdays: end.weekdays, at: end.at))
    case (.some(.none), _), (.none, .none):
      .wait(.ignored)
    case (.none, .some(.date(let date))):
      .wait(.date(date, at: end.at))
    case (.none, .some(.token(let token, let anniversary, let offset))):
      .wait(.token(token, anniversary: anniversary, offset: offset, at: end.at))
    }
  }
}

import RuleGraph
import SyncState

/// How filters speak of something that happens to people: the activity filter in the past tense and
/// the inactivity filter, which is "Not" and the same (CAT-1, CAT-5).
///
/// Both have the parameters of the trigger, the date of the activity, and how often it happened.
struct PastTense: Sendable {
  let name: String
  let label: String
  /// What people did, such as `opened an email`.
  let deed: String
  let aliases: [String]

  /// Collects how filters speak; `deed` completes "people who …".
  init(_ name: String, _ label: String, _ deed: String, aliases: [String] = []) {
    self.name = name
    self.label = label
    self.deed = deed
    self.aliases = aliases
  }
}

extension Filter {
  /// Declares an activity filter whose activities no trigger fires on.
  convenience init(
    _ past: PastTense, rules: [String], activities: [ActivityType], example: String,
    _ declare: @escaping PatternDeclaration
  ) {
    self.init(
      past, notes: ActivityNotes(rules: rules, activities: activities, example: example),
      isNot: false, declare)
  }

  /// The activity filter that looks back at what a trigger fires on; nil when there is none.
  convenience init?(lookingBackAt trigger: Trigger) {
    guard let past = trigger.past else { return nil }
    let word = trigger.word
    let notes = ActivityNotes(
      rules: ["CAT-5", "CAT-2.3", "SC-C8"] + word.rules.filter { $0.hasPrefix("SC-F") },
      activities: word.activities, example: Self.example(of: past, like: word))
    self.init(past, notes: notes, isNot: false, trigger.declare)
  }

  /// The inactivity filter of an activity filter; nil for all other filters.
  convenience init?(noneOf filter: Filter) {
    guard let back = filter.back else { return nil }
    let notes = ActivityNotes(
      rules: ["CAT-5", "CAT-2.3"], activities: filter.word.activities,
      example: "not_" + filter.word.example)
    self.init(back.past, notes: notes, isNot: true, back.declare)
  }

  private struct ActivityNotes {
    let rules: [String]
    let activities: [ActivityType]
    let example: String
  }

  private convenience init(
    _ past: PastTense, notes: ActivityNotes, isNot: Bool,
    _ declare: @escaping PatternDeclaration
  ) {
    var builder = WordBuilder()
    let pattern = declare(&builder)
    let date = builder.optional(
      "date_of_activity", .test(.datetime), "When it happened; any time when left out.")
    let count = builder.optional(
      "minimum_times", .count, "How often it happened at least; once when left out.")
    let lower: @Sendable (Arguments) -> Predicate = {
      .activity(
        pattern($0), window: date($0).flatMap { $0 }, minimumCount: count($0) ?? 1, negated: isNot)
    }
    let summary =
      isNot
      ? "Passes people who did not, within the window: none of their log entries says that they "
        + "\(past.deed)."
      : "Passes people who \(past.deed), at least once within the window."
    let prefix = isNot ? "not_" : ""
    let word = builder.word(
      prefix + past.name, (isNot ? "Not " : "") + past.label,
      WordNotes(
        summary, aliases: past.aliases.map { prefix + $0 }, rules: notes.rules,
        activities: notes.activities, example: notes.example))
    self.init(
      word: word, looksBack: true,
      back: isNot ? nil : LookingBack(past: past, declare: declare), lower: lower)
  }

  /// Returns the example of a trigger as one of its filter, with a window.
  private static func example(of past: PastTense, like trigger: Word) -> String {
    let window = "date_of_activity: {in_past: 30 days}"
    let written = trigger.example.dropFirst(trigger.name.count).drop { $0 == ":" || $0 == " " }
    let arguments: String
    if written.hasPrefix("{") {
      arguments = "\(written.dropFirst().dropLast()), "
    } else if let main = trigger.mainParameter, !written.isEmpty {
      arguments = "\(trigger.parameters[main].name): \(written), "
    } else {
      arguments = ""
    }
    return "\(past.name): {\(arguments)\(window)}"
  }
}

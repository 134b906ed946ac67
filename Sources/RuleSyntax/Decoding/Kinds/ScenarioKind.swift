import RuleSource

extension Kind {
  /// `scenario:`.
  static let scenario = Kind(
    Table<ScenarioDefinition>(
      "a scenario", "A timeline of what people and others do, for a dry run.",
      [
        Key("scenario", .text(.name), required: true, "The name of the scenario.") { $0.name = $1 },
        Key("start", .scalar(.dateTime), "When the dry run begins, in local time.") {
          $0.start = $1
        },
        Key("until", .scalar(.dateTime), "When the dry run ends, in local time.") {
          $0.until = $1
        },
        Key("events", .list(of: .event, "events"), "What happens, in order.") { $0.events = $1 },
      ]),
    { ScenarioDefinition(name: Located("", $0), span: $0) },
    { $0.name.value.isEmpty ? nil : .scenario($0) })
}

extension ScenarioDefinition.Event {
  /// The keys of an event beside its word.
  static let keysBesideWord = Table<ScenarioDefinition.Event>(
    "an event", "Something that happens at a moment, to nobody, one person or several.",
    exclusive: [["at", "after"], ["person", "people"]],
    [
      Key(
        "at", .scalar(.dateTime),
        "When it happens, in local time. With neither `at` nor `after`, it happens together with the "
          + "event before it."
      ) { $0.at = $1 },
      Key("after", .scalar(.period), "How long after the event before it, such as `2 days`.") {
        $0.after = $1
      },
      Key("by", .choice(actors), "Who does it.") { $0.actor = $1 },
      Key("person", .scalar(.person), "To whom it happens: a Marketo id or an email address.") {
        $0.people = [$1]
      },
      Key("people", .list(of: .scalar(.person), "people", least: 1), "To whom it happens.") {
        $0.people = $1
      },
    ])

  private static let actors: [Shape.Choice] = [
    .init("marketo", "somebody who works in Marketo"),
    .init("salesforce", "somebody who works in Salesforce"),
    .init("api", "a program that uses Marketo's interface"),
  ]
}

import RuleSource
import RuleYAML

extension Kind {
  /// `smart_campaign:`.
  static let smartCampaign = Kind(
    Table<SmartCampaignDefinition>(
      "a smart campaign", "Who, what and when: a smart list, a flow and a schedule (SC-A1).",
      [
        Key("smart_campaign", .text(.name), required: true, "The name of the campaign.") {
          $0.name = $1
        },
        Key("id", .marketoID, "The Marketo id; it orders campaigns that start together.") {
          $0.id = $1
        },
        Key("program", .text(.name), "The program that the campaign belongs to (SC-A2).") {
          $0.program = $1
        },
        Key("description", .text(.free), "What the campaign is for.") { $0.description = $1 },
        Key(
          "executable", .boolean,
          "Whether the campaign runs only when another one executes it (SC-K3); `false` unless "
            + "said otherwise."
        ) { $0.isExecutable = $1 },
        Key(
          "smart_list", .rules(campaignRules),
          "Who goes through the flow. Triggers make a trigger campaign, filters alone a batch "
            + "campaign (SC-K1, SC-K2)."
        ) { $0.smartList = $1 },
        Key("schedule", schedule, "When the campaign runs, and how often a person may pass.") {
          $0.schedule = $1
        },
        Key("flow", flow, "What happens to the people: the steps, top to bottom (SC-F1).") {
          $0.flow = $1.steps
          $0.flowSpan = $1.span
        },
      ]),
    { SmartCampaignDefinition(name: Located("", $0), span: $0) },
    { $0.name.value.isEmpty ? nil : .smartCampaign(Shared($0)) })

  private static let campaignRules = Table<SmartListRules>(
    "the smart list of a campaign", "Who goes through the flow.",
    [
      Key(
        "triggers", .list(of: .trigger, "triggers"),
        "What starts the campaign: any one of these is enough (SC-C1)."
      ) { $0.triggers = $1 },
      Key("filters", SmartListRules.filtersForm, SmartListRules.filtersNote) { $0.filters = $1 },
      Key("match", .scalar(.match), SmartListRules.matchNote) { $0.match = $1 },
    ])

  private struct Flow {
    let steps: [FlowStepDefinition]
    let span: Span
  }

  private static let flow: Form<Flow> = {
    let steps = Form<[FlowStepDefinition]>.list(of: .step, "steps", least: 1)
    return Form(steps.shape) { node, decoding in
      steps.read(node, &decoding).map { Flow(steps: $0, span: node.span) }
    }
  }()

  private static let schedule = Form<ScheduleDefinition>.record(
    Table<ScheduleDefinition>(
      "a schedule", "When a campaign runs, and how often a person may pass.",
      [
        Key(
          "active", .boolean,
          "For trigger campaigns: whether the campaign is active from the beginning (SC-S7)."
        ) { $0.isActive = $1 },
        Key(
          "activated", .scalar(.dateOrDateTime),
          "For active trigger campaigns: since when they are; earlier events start nothing (SC-S8), "
            + "and the clean-up counts from then (SC-S11)."
        ) { $0.activated = $1 },
        Key(
          "qualify", .scalar(.qualify),
          "How often a person may pass (SC-Q1): `once` (the default), `every time`, or an interval "
            + "such as `once every 7 days`."
        ) { $0.qualify = $1 },
        Key(
          "run", .oneOrMore(of: .scalar(.dateTime), "days and times"),
          "For batch campaigns: when it runs, one moment or a list (SC-S1)."
        ) { $0.runs = $1 },
        Key("repeat", recurrence, "For batch campaigns: how it runs again and again (SC-S2).") {
          $0.recurrence = $1
        },
        Key(
          "people_max", .number(1...Int(Int32.max)),
          "For batch campaigns: when more people qualify, the run does not take place (SC-B8)."
        ) { $0.peopleMax = $1 },
        Key(
          "block_non_operational", .boolean,
          "Whether communication limits hold back mails that are not operational (SC-B6); `false` "
            + "unless said otherwise."
        ) { $0.blocksNonOperational = $1 },
        Key(
          "priority", .choice(priorities),
          "For trigger campaigns: an administrator's override of the priority (SC-P5)."
        ) { $0.priority = $1 },
      ]),
    { span in
      var schedule = ScheduleDefinition()
      schedule.span = span
      return schedule
    }, { $0 })

  private static let priorities: [Shape.Choice] = [
    .init("high", "before the others"),
    .init("medium", "between"),
    .init("low", "after the others"),
  ]

  private struct Recurrence {
    var every: ScalarLiteral?
    var rest: RecurrenceDefinition
  }

  private static let recurrence = Form<RecurrenceDefinition>.record(
    Table<Recurrence>(
      "a recurrence", "How a batch campaign runs again and again (SC-S2).",
      exclusive: [["on", "day"]],
      [
        Key(
          "every", .scalar(.recurrenceInterval), required: true,
          "The interval in days, weeks or months, such as `2 weeks`."
        ) { $0.every = $1 },
        Key(
          "on", .oneOrMore(of: .scalar(.recurrenceDay), "weekdays"),
          "Every so many weeks: the weekdays, such as `[Mon, Wed]`. Every so many months: one "
            + "weekday of the month, such as `2nd Tue`."
        ) { $0.rest.on = $1 },
        Key(
          "day", .number(1...31),
          "Every so many months: the day of the month; in a shorter month its last day (SC-S3)."
        ) { $0.rest.day = $1 },
        Key(
          "weekdays_only", .boolean,
          "Every so many days: whether Saturdays and Sundays are left out."
        ) { $0.rest.weekdaysOnly = $1 },
        Key("at", .scalar(.time), "The time of day, such as `\"09:00\"`.") { $0.rest.at = $1 },
        Key("start", .scalar(.dateOrDateTime), "The first day.") { $0.rest.start = $1 },
        Key("end", .scalar(.dateOrDateTime), "The last day, included; no end unless said.") {
          $0.rest.end = $1
        },
      ]),
    { span in
      let nothing = ScalarLiteral(text: "", isQuoted: false, span: span, contentStart: span.start)
      return Recurrence(rest: RecurrenceDefinition(every: nothing, span: span))
    },
    { draft in
      guard let every = draft.every else { return nil }
      var recurrence = draft.rest
      recurrence.every = every
      return recurrence
    })
}

extension SmartListRules {
  static var filtersForm: Form<[WordUse]> { .list(of: .filter, "filters") }

  static let filtersNote = "Conditions on the person, numbered from 1 in this order (SC-C5)."

  static let matchNote =
    "How the filters combine (SC-C2): `all` (the default), `any`, or a formula of their numbers or "
    + "names such as `1 and (2 or 3)`."
}

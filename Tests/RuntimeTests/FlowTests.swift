import RuleGraph
import RuleRuntime
import SyncState
import Testing

@Suite struct FlowTests {
  /// Runs a flow for person 1, who is added to a list at noon.
  private func run(
    _ flow: (inout World) -> [FlowStep], person: [(String, Value)] = [], days: Int = 1
  ) -> Run {
    var world = World()
    let list = world.list("Start")
    let steps = flow(&world)
    world.campaign("C", .trigger, on: [EventPattern(.addToList, .list(.oneOf([list])))], steps)
    world.person(1, person)
    world.event(1, .listMembership(list, member: true))
    return world.run(days: days)
  }

  // MARK: Choices

  @Test(
    arguments: [
      (150, "Gold", 1), (60, "Silver", 2), (5, "None", 0), (-1, nil, 3),
    ] as [(Double, String?, Int)])
  func `the first choice that holds wins, then the default, and a choice may do nothing`(
    score: Double, country: String?, choice: Int
  ) {
    let run = run(
      { world in
        let scoreField = world.field("Score")
        let country = world.field("Country")
        func over(_ low: Double) -> Predicate {
          .field(scoreField, .numberRange(low: .init(low, included: true), high: nil))
        }
        let gold = world.template(.text("Gold"))
        let silver = world.template(.text("Silver"))
        let none = world.template(.text("None"))
        return [
          world.step(
            .setField(country, none),
            [
              FlowStep.Choice(over(100), .setField(country, gold)),
              FlowStep.Choice(over(50), .setField(country, silver)),
              FlowStep.Choice(
                .field(scoreField, .numberRange(low: nil, high: .init(0, included: false))), nil),
            ])
        ]
      }, person: [("Score", .number(score))])
    #expect(run.string(1, "Country") == country)
    let record = run.records.first { $0.kind == .step }
    #expect(record?.choice == choice)
    #expect(run.summary.campaigns[0].steps[0].nothing == (country == nil ? 1 : 0))
  }

  @Test func `a choice sees the effects of earlier steps (SC-F2, SC-H9)`() {
    let run = run { world in
      let list = world.list("Seen")
      let seen = Predicate.memberOfList(.oneOf([list]), negated: false)
      return [
        world.step(.listMembership(list, member: true)),
        world.step(nil, [FlowStep.Choice(seen, .changeScore(world.field("Score"), .add(1)))]),
      ]
    }
    #expect(run.value(1, "Score") == .number(1))
  }

  @Test func `a skipped or failed step does not stop the person (SC-F6)`() {
    let run = run { world in
      let list = world.list("Other")
      let bad = world.template(.text("not a number"))
      return [
        world.step(.listMembership(list, member: false)),
        world.step(.setField(world.field("Days"), bad)),
        world.step(.listMembership(list, member: true)),
      ]
    }
    #expect(
      run.lines(.step) == [
        "#1 C.1 skipped not in the list",
        "#1 C.2 failed the new value does not fit the field", "#1 C.3 succeeded",
      ])
    #expect(run.lines(.finished) == ["#1 C reached the end of the flow"])
  }

  // MARK: Lists

  @Test func `list steps with nothing to do are skipped and not logged`() {
    let run = run { world in
      let list = world.list("Other")
      return [
        world.step(.listMembership(list, member: true)),
        world.step(.listMembership(list, member: true)),
        world.step(.listMembership(list, member: false)),
      ]
    }
    #expect(
      run.lines(.step) == [
        "#1 C.1 succeeded", "#1 C.2 skipped already in the list", "#1 C.3 succeeded",
      ])
    #expect(run.activities.map(\.type) == [.addToList, .addToList, .removeFromList])
    #expect(run.activities[1].cause == Cause(campaign: CampaignID(0), run: 1, step: 0, choice: 0))
  }

  // MARK: Scores

  static let scores: [(Double?, ScoreChange, Double?, StepResult)] = [
    (nil, ScoreChange.add(5), 5.0, StepResult.succeeded), (10, .add(-15), -5, .succeeded),
    (10, .set(3), 3, .succeeded), (nil, .set(-3), -3, .succeeded),
    // what leaves the number alone is skipped, and null stays null.
    (10, .add(0), 10, .skipped), (5, .set(5), 5, .skipped), (nil, .add(0), nil, .skipped),
    (nil, .set(0), nil, .skipped),
    (2_147_483_647, .add(1), 2_147_483_647, .failed),
    (-2_147_483_648, .add(-1), -2_147_483_648, .failed),
  ]

  @Test(arguments: scores)
  func `a score changes by whole numbers of 32 bits (R-28)`(
    old: Double?, change: ScoreChange, new: Double?, result: StepResult
  ) {
    let run = run(
      { world in [world.step(.changeScore(world.field("Score"), change))] },
      person: [("Score", old.map { .number($0) } ?? .null)])
    #expect(run.value(1, "Score") == new.map { .number($0) } ?? .null)
    #expect(run.records.first { $0.kind == .step }?.result == result)
    let entries = run.activities.filter { $0.type == .changeScore }
    #expect(entries.count == (result == .succeeded ? 1 : 0))
    #expect(entries.allSatisfy { $0.change == (new ?? 0) - (old ?? 0) })
  }

  @Test(arguments: [
    ("+5", 15.0, StepResult.succeeded), ("-5", 5, .succeeded), ("=5", 5, .succeeded),
    ("=-5", -5, .succeeded), ("5", 15, .succeeded), (" +5 ", 15, .succeeded),
    ("five", 10, .failed), ("+", 10, .failed), ("+1.5", 10, .failed), ("=", 10, .failed),
    ("+99999999999999999999", 10, .failed), ("=2147483648", 10, .failed), ("", 10, .skipped),
  ])
  func `a token may say how a score changes (SC-T1)`(
    text: String, score: Double, result: StepResult
  ) {
    let run = run(
      { world in
        let token = Token.my(world.text("Change"))
        world.parts.workspaceTokens = [world.token(("Change", .score, text))]
        let template = world.template(.token(token))
        return [world.step(.changeScore(world.field("Score"), .template(template)))]
      }, person: [("Score", .number(10))])
    #expect(run.value(1, "Score") == .number(score))
    #expect(run.records.first { $0.kind == .step }?.result == result)
  }

  // MARK: Data values

  static let values: [(String, String, String?, StepResult)] = [
    ("Country", "France", "France", StepResult.succeeded), ("Country", " ", " ", .succeeded),
    ("Country", "", nil, .skipped), ("Days", "12", "12", .succeeded),
    ("Days", "12.0", "12", .succeeded), ("Days", "12.5", nil, .failed),
    ("Days", "2147483648", nil, .failed), ("Days", "twelve", nil, .failed),
    ("Ratio", "0.5", "0.5", .succeeded), ("Ratio", "1e400", nil, .failed),
    ("Born", "2026-02-28", "2026-02-28", .succeeded), ("Born", "2026-02-29", nil, .failed),
    ("Born", "28.02.2026", nil, .failed),
    ("Seen", "2026-10-01T14:00:00+02:00", "2026-10-01T12:00:00Z", .succeeded),
    ("Seen", "2026-10-01", nil, .failed), ("Flag", "TRUE", "true", .succeeded),
    ("Flag", "yes", nil, .failed),
  ]

  @Test(arguments: values)
  func `a new value must fit the field's type (R-29)`(
    field: String, text: String, value: String?, result: StepResult
  ) {
    let run = run { world in
      let template = world.template(.text(text))
      return [world.step(.setField(world.field(field), template))]
    }
    let stored = run.value(1, field)
    let expected = value ?? ""
    #expect(stored.spelled(run.mirror.text, zone: .utc) == expected)
    #expect(stored.isNull == (value == nil))
    #expect(run.records.first { $0.kind == .step }?.result == result)
  }

  @Test func `text of more than 255 characters does not fit a string (R-29)`() {
    for (count, result) in [(255, StepResult.succeeded), (256, .failed)] {
      let run = run { world in
        let template = world.template(.text(String(repeating: "ä", count: count)))
        return [world.step(.setField(world.field("Country"), template))]
      }
      #expect(run.records.first { $0.kind == .step }?.result == result, "\(count)")
    }
  }

  @Test func `only a literal NULL clears a field, and the same value is no change (SC-F12)`() {
    let run = run(
      { world in
        let same = world.template(.text("France"))
        let other = world.template(.text("FRANCE"))
        let country = world.field("Country")
        return [
          world.step(.setField(country, same)), world.step(.setField(country, other)),
          world.step(.setField(country, nil)), world.step(.setField(country, nil)),
        ]
      }, person: [("Country", .null)])
    let results = run.records.filter { $0.kind == .step }.map(\.result)
    #expect(results == [.succeeded, .succeeded, .succeeded, .skipped])
    let entries = run.activities.filter { $0.type == .changeDataValue }
    #expect(entries.count == 3)
    #expect(entries.last?.newValue == .null)
  }

  // MARK: Program status

  @Test func `program status steps go forward only and remove at any time (SC-M5 to SC-M8)`() {
    let run = run { world in
      let program = world.program("P")
      return [3, 1, 3, 0, 0, 1].map { world.step(.programStatus(program, StatusIndex($0))) }
    }
    let results = run.records.filter { $0.kind == .step }.map(\.result)
    #expect(results == [.succeeded, .skipped, .skipped, .succeeded, .skipped, .succeeded])
    #expect(run.mirror.programs[0][run.person(1)]?.status == StatusIndex(1))
    let entries = run.activities.filter { $0.type == .changeStatusInProgression }
    #expect(entries.map(\.success) == [true, false, false])
  }

  // MARK: Results

  @Test func `the summary counts each step and says why it was skipped`() {
    let run = run { world in
      let list = world.list("Other")
      return [world.step(.listMembership(list, member: false)), world.step(nil)]
    }
    let steps = run.summary.campaigns[0].steps
    #expect(steps[0].skipped == 1)
    #expect(steps[0].reasons.map(\.reason) == ["not in the list"])
    #expect(steps[0].reasons.map(\.count) == [1])
    #expect(steps[0].reasons.flatMap(\.rules).map(\.id) == ["CAT-6.3"])
    #expect(steps[1].nothing == 1)
  }

  @Test func `a run without a trace counts the same and records nothing`() {
    var world = World()
    let list = world.list("L")
    world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)],
      [world.step(.changeScore(world.field("Score"), .add(1)))])
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    let silent = world.run(depth: .off)
    let loud = world.run(depth: .full)
    #expect(silent.records.isEmpty)
    #expect(!loud.records.isEmpty)
    #expect(silent.summary.campaigns[0].steps[0].succeeded == 1)
    #expect(silent.activities == loud.activities)
  }
}

import RuleGraph
import RuleRuntime
import SyncState
import Testing

/// Steps whose effect lies outside the model, and steps that delete (CAT-6.3 … CAT-6.5).
@Suite struct OutsideStepTests {
  /// Adds person 1 to a list that starts a campaign with these steps, and runs it.
  private func run(
    _ build: (inout World) -> [FlowStep], events: (inout World) -> Void = { _ in }
  ) -> Run {
    var world = World()
    let list = world.list("L")
    let flow = build(&world)
    world.campaign("C", .trigger, on: [EventPattern(.addToList)], flow)
    world.person(1)
    events(&world)
    world.event(
      World.noon.advanced(milliseconds: 1000), 1, .listMembership(list, member: true))
    return world.run(days: 1)
  }

  private func texts(_ run: Run, _ type: ActivityType) -> [[String]] {
    run.activities.filter { $0.type == type }.map { activity in
      activity.texts.map { "\($0.attribute.rawValue)=\(run.mirror.text[$0.text])" }
    }
  }

  @Test func `an interesting moment is logged with its description (CAT-6.3)`() {
    let run = run { world in
      let type = world.text("Web")
      let description = world.template(.text("Joined "), .token(.trigger(.name)))
      return [
        world.step(.outside(.interestingMoment, about: type, [.init(.description, description)]))
      ]
    }
    #expect(texts(run, .interestingMoment) == [["description=Joined L"]])
    #expect(run.activities.last?.result == .succeeded)
    #expect(run.rules(.step) == ["CAT-6.3"])
  }

  @Test func `an alert is logged with its recipients, also about blocked people (CAT-6.5, SC-B3)`()
  {
    let run = run { world in
      let (email, owner) = (world.text("Hot lead"), world.template(.text("Sales Owner")))
      return [world.step(.outside(.sendAlert, about: email, [.init(.recipient, owner)]))]
    }
    #expect(texts(run, .sendAlert) == [["recipient=Sales Owner"]])
    #expect(run.lines(.step) == ["#1 C.1 succeeded"])
  }

  @Test func `a webhook answers as the scenario says, and its mapping is stored (CAT-6.5)`() {
    let run = run { world in
      let hook = world.text("Enrich")
      world.campaign(
        "Answered", .trigger, on: [EventPattern(.callWebhook)], [world.step(nil)])
      return [world.step(.outside(.callWebhook, about: hook, []))]
    } events: { world in
      let (hook, found, sweden) = (world.text("Enrich"), world.text("found"), world.text("Sweden"))
      world.event(
        nil,
        .webhookAnswer(
          hook, response: found, values: [.init(world.field("Country"), .text(sweden))],
          fails: false), by: .api)
    }
    #expect(texts(run, .callWebhook) == [["response=found"]])
    #expect(run.string(1, "Country") == "Sweden")
    #expect(run.lines(.qualified) == ["#1 C", "#1 Answered"])
  }

  @Test func `a webhook that fails stores nothing and starts nothing (CAT-6.5)`() {
    let run = run { world in
      let hook = world.text("Enrich")
      world.campaign(
        "Answered", .trigger, on: [EventPattern(.callWebhook)], [world.step(nil)])
      return [world.step(.outside(.callWebhook, about: hook, []))]
    } events: { world in
      let (hook, sweden) = (world.text("Enrich"), world.text("Sweden"))
      world.event(
        nil,
        .webhookAnswer(
          hook, response: nil, values: [.init(world.field("Country"), .text(sweden))],
          fails: true), by: .api)
    }
    #expect(run.string(1, "Country") == nil)
    #expect(run.lines(.step) == ["#1 C.1 failed the webhook fails, as the scenario says"])
    #expect(run.lines(.qualified) == ["#1 C"])
  }

  @Test func `a deleted person takes no further step (SC-F6)`() {
    let run = run { world in
      [
        world.step(.deletePerson(inSalesforce: true)),
        world.step(.changeScore(world.field("Score"), .add(1))),
      ]
    }
    #expect(run.mirror.people.isDeleted(run.person(1)))
    #expect(run.value(1, "Score") == .null)
    #expect(run.activities.map(\.type) == [.addToList, .deleteLead])
    #expect(run.lines(.finished) == ["#1 C the person was deleted"])
  }

  @Test func `success is corrected with its date, for members only (SC-M9, R-31)`() {
    var world = World()
    let (list, program) = (world.list("L"), world.program("P"))
    world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)],
      [world.step(.programSuccess(program, .reached(false)))])
    world.campaign(
      "D", .trigger, on: [EventPattern(.removeFromList)],
      [world.step(.programSuccess(program, .date(CivilDate("2026-09-01"))))])
    world.person(1)
    world.person(2)
    world.put(1, in: program, 3, success: true)
    for id: Int64 in 1...2 { world.event(id, .listMembership(list, member: true)) }
    let corrected = world.run(days: 1)
    #expect(corrected.mirror.programs[0][corrected.person(1)]?.reachedSuccess == false)
    #expect(corrected.mirror.programs[0][corrected.person(1)]?.successDate == nil)
    #expect(corrected.lines(.step) == ["#1 C.1 succeeded", "#2 C.1 skipped not a member"])
    #expect(!corrected.activities.contains { $0.type == .changeStatusInProgression })
    world.event(
      World.noon.advanced(milliseconds: 1000), 1, .listMembership(list, member: false))
    let dated = world.run(days: 1)
    #expect(dated.mirror.programs[0][dated.person(1)]?.reachedSuccess == true)
    #expect(
      dated.mirror.programs[0][dated.person(1)]?.successDate == CivilDate("2026-09-01"))
  }
}

import RuleGraph
import RuleRuntime
import RuleSource
import SyncState
import Testing

@Suite struct EventTests {
  private let span = Span(file: FileID(0), start: 0, end: 0)

  private func event(
    _ seconds: Int64, _ key: TimelineEvent.PersonKey?, _ action: TimelineEvent.Action,
    by actor: TimelineEvent.Actor = .api
  ) -> TimelineEvent {
    TimelineEvent(
      at: World.noon.advanced(milliseconds: seconds * 1000), actor: actor, person: key,
      action: action, span: span)
  }

  private func run(_ world: World, _ events: [TimelineEvent], days: Int64 = 1) -> Run {
    var world = world
    world.events = events
    return world.run(days: Int(days))
  }

  @Test func `a person is created with an id or an address, and acquired by a program (SC-M10)`() {
    var world = World()
    let program = world.program("P")
    let sweden = world.text("Sweden")
    let fields = [TimelineEvent.FieldValue(world.field("Country"), .text(sweden))]
    world.person(10)
    world.campaign("New", .trigger, on: [EventPattern(.newLead)], [world.step(nil)])
    let run = run(
      world,
      [
        event(0, .marketoID(77), .createPerson(fields, program: program, status: nil)),
        event(1, .email("Ada@example.com"), .createPerson([], program: nil, status: nil)),
        event(2, .email("ADA@example.com"), .createPerson([], program: nil, status: nil)),
        event(3, .marketoID(77), .createPerson([], program: nil, status: nil)),
        event(4, .email("ada@EXAMPLE.com"), .changeScore(world.field("Score"), .add(3))),
      ])
    #expect(run.string(77, "Country") == "Sweden")
    #expect(run.mirror.programs[0][run.person(77)]?.status == StatusIndex(1))
    #expect(run.mirror.programs[0][run.person(77)]?.acquiredBy == true)
    #expect(run.string(78, "Email Address") == "Ada@example.com")
    #expect(run.value(78, "Score") == .number(3))
    #expect(run.mirror.people.count == 3)
    #expect(run.summary.rejectedEvents.map(\.reason) == ["the person exists already"])
    #expect(run.summary.rejectedEvents.map(\.count) == [2])
    #expect(run.summary.campaigns[0].qualified == 2)
  }

  @Test func `a person who changes address is found under the new one`() {
    var world = World()
    let (old, new) = (world.text("old@example.com"), world.text("new@example.com"))
    let score = world.field("Score")
    world.person(1, [("Email Address", .text(old))])
    let run = run(
      world,
      [
        event(0, .email("OLD@example.com"), .changeScore(score, .add(1))),
        event(
          1, .email("old@example.com"), .setField(.init(world.field("Email Address"), .text(new)))),
        event(2, .email("new@example.com"), .changeScore(score, .add(10))),
        event(3, .email("old@example.com"), .changeScore(score, .add(100))),
      ])
    #expect(run.value(1, "Score") == .number(11))
    #expect(run.lines(.event).last == "failed change score: no such person")
  }

  @Test func `of two people with one address the one with the lower id is meant`() {
    var world = World()
    let address = world.text("shared@example.com")
    for id: Int64 in 1...2 { world.person(id, [("Email Address", .text(address))]) }
    let run = run(
      world,
      [event(0, .email("shared@example.com"), .changeScore(world.field("Score"), .add(1)))])
    #expect(run.value(1, "Score") == .number(1))
    #expect(run.value(2, "Score") == .null)
  }

  @Test func `a change by the API or by a user is logged with its source`() {
    var world = World()
    let days = world.field("Days")
    world.person(1)
    let run = run(
      world,
      [
        event(0, .marketoID(1), .setField(.init(days, .number(1))), by: .api),
        event(1, .marketoID(1), .setField(.init(days, .number(2))), by: .marketo),
        event(2, .marketoID(1), .setField(.init(days, .number(2))), by: .marketo),
      ])
    let entries = run.activities.filter { $0.type == .changeDataValue }
    let sources = entries.compactMap(\.source).map { run.mirror.text[$0] }
    #expect(sources == ["Web service API", "Marketo User"])
    #expect(entries.allSatisfy { $0.cause == nil })
    #expect(run.summary.events == 3)
    #expect(run.summary.rejectedEvents.map(\.count) == [1])
  }

  @Test func `behaviour fires triggers on the name of its asset`() {
    var world = World()
    let (page, home) = (world.text("pricing.html"), world.text("HOME.html"))
    let pricing = ValueTest.text(.contains, [world.text("Pricing")], negated: false)
    world.campaign(
      "C", .trigger, on: [EventPattern(.visitWebpage, .named(pricing))], [world.step(nil)])
    world.person(1)
    let run = run(
      world,
      [
        event(0, .marketoID(1), .logActivity(.visitWebpage, asset: page)),
        event(1, .marketoID(1), .logActivity(.visitWebpage, asset: home)),
        event(2, .marketoID(1), .logActivity(.clickLink, asset: page)),
      ])
    #expect(run.summary.campaigns[0].qualified == 1)
    #expect(run.activities.count == 3)
  }

  @Test func `every kind of asset can be a trigger's`() {
    var world = World()
    let (first, second) = (world.program("A"), world.program("B"))
    let onFirst = EventPattern(.changeStatusInProgression, .program(.oneOf([first])))
    let notFirst = EventPattern(.changeStatusInProgression, .program(.noneOf([first])))
    let score = world.field("Score")
    let over = EventPattern.Constraint(
      .change, .numberRange(low: .init(4, included: true), high: nil))
    let invited = world.text("invited")
    let success = EventPattern.Constraint(.success, .boolean(true, nullIsFalse: false))
    let toInvited = EventPattern.Constraint(
      .newValue, .text(.is, [invited], negated: false))
    for (name, pattern) in [
      ("first", onFirst), ("not first", notFirst),
      ("score", EventPattern(.changeScore, .field(.oneOf([score])), [over])),
      ("success", EventPattern(.changeStatusInProgression, .any, [success])),
      ("invited", EventPattern(.changeStatusInProgression, .any, [toInvited])),
    ] {
      world.campaign(name, .trigger, on: [pattern], [world.step(nil)])
    }
    world.person(1)
    let run = run(
      world,
      [
        event(0, .marketoID(1), .programStatus(first, StatusIndex(1))),
        event(1, .marketoID(1), .programStatus(second, StatusIndex(3))),
        event(2, .marketoID(1), .changeScore(score, .add(3))),
        event(3, .marketoID(1), .changeScore(score, .set(9))),
      ])
    #expect(run.summary.campaigns.map(\.qualified) == [1, 1, 1, 1, 1])
  }

  @Test func `what is done in Salesforce reaches triggers with the next pull (CS-T7)`() {
    var world = World()
    world.parts.settings.cycleEnabled = true
    let tour = world.sfdcCampaign(
      "Tour",
      statuses: [
        MemberStatus(label: "Sent", isDefault: true),
        MemberStatus(label: "Responded", responded: true),
      ])
    let email = world.text("new@example.com")
    let responded = world.text("Responded")
    world.campaign(
      "C", .trigger, on: [EventPattern(.addToSFDCCampaign, .sfdcCampaign(.oneOf([tour])))],
      [world.step(.changeScore(world.field("Score"), .add(1)))])
    world.parts.assets.fields = Schema(
      world.parts.assets.fields.fields.map { field in
        Field(
          field.name, api: field.apiName, field.type,
          salesforce: field.name == "Email Address" ? "Email" : nil)
      })
    let values = [TimelineEvent.FieldValue(world.field("Email Address"), .text(email))]
    let run = run(
      world,
      [
        event(1, nil, .createLead(values), by: .salesforce),
        // Marketo does not know the lead yet.
        event(
          2, .email("new@example.com"), .sfdcMember(.add, tour, status: responded), by: .salesforce),
        event(3, .email("nobody@example.com"), .deleteRecord, by: .salesforce),
      ])
    let start = run.records.first { $0.kind == .qualified }
    #expect(start?.at == World.noon.advanced(milliseconds: 5 * 60_000))
    #expect(run.value(1, "Score") == .number(1))
    #expect(run.summary.rejectedEvents.map(\.reason) == ["no such record in Salesforce"])
  }

  @Test func `an event on an actor that cannot do it is rejected`() {
    var world = World()
    let tour = world.sfdcCampaign("Tour", statuses: [])
    world.person(1)
    let run = run(
      world, [event(0, .marketoID(1), .sfdcMember(.add, tour, status: nil), by: .api)])
    #expect(run.summary.rejectedEvents.map(\.reason) == ["this can only be done in Salesforce"])
  }
}

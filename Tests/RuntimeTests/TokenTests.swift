import RuleGraph
import RuleRuntime
import SyncState
import Testing

@Suite struct TokenTests {
  /// Sets the country of person 1 from a template and returns what it became.
  private func country(
    after type: ActivityType = .addToList, _ template: (inout World) -> Template,
    person: [(String, Value)] = []
  ) -> String? {
    var world = World(zone: .stockholm)
    let program = world.program("Webinar", tokens: [("Place", .text, "Malmö")])
    let list = world.list("Webinar.Guests")
    world.parts.workspaceTokens = [
      world.token(("Place", .text, "Lund")), world.token(("Host", .text, "Ada")),
    ]
    let step = world.step(.setField(world.field("Country"), template(&world)))
    world.campaign("Webinar.01 Invite", .trigger, on: [EventPattern(type)], [step]) {
      $0.program = program
    }
    world.person(1, person)
    switch type {
    case .addToList: world.event(1, .listMembership(list, member: true))
    default: world.event(1, .logActivity(type, asset: world.text("Page")))
    }
    return world.run(days: 1).string(1, "Country")
  }

  @Test func `tokens of every namespace resolve when the step runs (SC-T2, SC-T3)`() {
    let cases: [(Token, String?)] = [
      (.campaign(.name), "01 Invite"), (.campaign(.id), "1"),
      (.campaign(.description), "about Webinar.01 Invite"), (.program(.name), "Webinar"),
      (.program(.id), "1000"), (.program(.description), nil),
      (.system(.date), "2026-10-01"), (.system(.time), "14:00"),
      (.system(.dateTime), "2026-10-01T14:00:00+02:00"),
      (.trigger(.name), "Webinar.Guests"), (.trigger(.triggerName), "Added to List"),
      (.member(FieldID(0)), nil),
    ]
    for (token, expected) in cases {
      #expect(country { $0.template(.token(token)) } == expected, "\(token)")
    }
  }

  @Test func `field tokens spell every type, and a default stands in for empty (SC-T7)`() {
    let values: [(String, Value, String?)] = [
      ("Score", .number(15), "15"), ("Ratio", .number(0.25), "0.25"),
      ("Flag", .boolean(true), "true"), ("Born", .date(CivilDate("1980-02-29")), "1980-02-29"),
      ("Seen", .datetime(World.noon), "2026-10-01T14:00:00+02:00"), ("Days", .null, nil),
    ]
    for (field, value, expected) in values {
      let spelled = country(
        { world in world.template(.token(.field(world.field(field)))) },
        person: [(field, value)])
      #expect(spelled == expected, "\(field)")
    }
    let standIn = country { world in
      world.template(.text("x"), .or(.field(world.field("Days")), "none"), .text("y"))
    }
    #expect(standIn == "xnoney")
  }

  @Test func `a program's own token overrides the workspace's, a missing one is blank (SC-T5)`() {
    let cases = [("Place", "Malmö"), ("Host", "Ada"), ("Missing", nil)]
    for (name, expected) in cases {
      let value = country { world in world.template(.token(.my(world.text(name)))) }
      #expect(value == expected, "\(name)")
    }
  }

  @Test func `several parts make one text, appending included`() {
    let value = country(
      { world in world.template(.token(.field(world.field("Country"))), .text("; France")) },
      person: [("Country", .null)])
    #expect(value == "; France")
  }

  @Test func `an asset known by name is the trigger's name (SC-T4)`() {
    #expect(country(after: .visitWebpage) { $0.template(.token(.trigger(.name))) } == "Page")
  }

  @Test func `status changes in an SFDC campaign have no trigger tokens (SC-T4)`() {
    var world = World()
    let campaign = world.sfdcCampaign(
      "Tour", statuses: [MemberStatus(label: "Sent", isDefault: true)])
    let template = world.template(.or(.trigger(.triggerName), "none"))
    for (name, type) in [
      ("Added", ActivityType.addToSFDCCampaign), ("Changed", .changeStatusInSFDCCampaign),
    ] {
      world.campaign(
        name, .trigger, on: [EventPattern(type, .sfdcCampaign(.oneOf([campaign])))],
        [world.step(.setField(world.field("Country"), template))])
    }
    world.person(1)
    let old = world.text("Sent")
    world.event(1, .logActivity(.changeStatusInSFDCCampaign, asset: old))
    // An entry that names its campaign only by text does not fire a trigger for the campaign.
    #expect(world.run(days: 1).string(1, "Country") == nil)
  }

  // MARK: Inheritance

  /// Parent executes child, child executes grandchild; the grandchild writes a token.
  private func inherited(
    _ token: (inout World) -> Token, parent: Bool, child: Bool
  ) -> String? {
    var world = World()
    let programs = ["Parent", "Child", "Grandchild"].map { name in
      world.program(
        name,
        tokens: [("Who", .text, name)]
          + (name == "Parent" ? [] : [("Mine", .text, "mine of \(name)")])
          + (name == "Grandchild" ? [("Last", .text, "last")] : []))
    }
    let list = world.list("L")
    let template = Template([.token(token(&world), default: world.text("blank"))])
    world.campaign(
      "Grandchild.G", .executable, [world.step(.setField(world.field("Country"), template))]
    ) { $0.program = programs[2] }
    world.campaign(
      "Child.C", .executable, [world.step(.execute(CampaignID(0), inheritsTokens: child))]
    ) { $0.program = programs[1] }
    world.campaign(
      "Parent.P", .trigger, on: [EventPattern(.addToList)],
      [world.step(.execute(CampaignID(1), inheritsTokens: parent))]
    ) { $0.program = programs[0] }
    world.person(1)
    world.event(1, .listMembership(list, member: true))
    return world.run(days: 1).string(1, "Country")
  }

  @Test func `token context reaches up to the highest ancestor that passes it (SC-X2, R-10)`() {
    let cases: [(Bool, Bool, who: String, mine: String, trigger: String)] = [
      (true, true, "Parent", "mine of Child", "L"),
      (false, true, "Child", "mine of Child", "blank"),
      (true, false, "Grandchild", "mine of Grandchild", "blank"),
      (false, false, "Grandchild", "mine of Grandchild", "blank"),
    ]
    for (parent, child, who, mine, trigger) in cases {
      func value(_ name: String) -> String? {
        inherited({ .my($0.text(name)) }, parent: parent, child: child)
      }
      #expect(value("Who") == who)
      // what the parent lacks is taken from the child.
      #expect(value("Mine") == mine)
      #expect(value("Last") == "last")
      #expect(inherited({ _ in .program(.name) }, parent: parent, child: child) == who)
      #expect(inherited({ _ in .trigger(.name) }, parent: parent, child: child) == trigger)
    }
  }

  @Test func `the example of the documentation: +0 in the child, +10 in the parent (SC-X6)`() {
    for (inherits, score) in [(true, Value.number(10)), (false, .null)] {
      var world = World()
      let child = world.program("Child", tokens: [("score", .score, "+0")])
      let parent = world.program("Parent", tokens: [("score", .score, "+10")])
      let list = world.list("L")
      let change = world.template(.token(.my(world.text("score"))))
      world.campaign(
        "Child.C", .executable,
        [world.step(.changeScore(world.field("Score"), .template(change)))]
      ) { $0.program = child }
      world.campaign(
        "Parent.P", .trigger, on: [EventPattern(.addToList)],
        [world.step(.execute(CampaignID(0), inheritsTokens: inherits))]
      ) { $0.program = parent }
      world.person(1)
      world.event(1, .listMembership(list, member: true))
      #expect(world.run(days: 1).value(1, "Score") == score)
    }
  }

  @Test func `tokens of an API call override those of parent and child (SC-X5)`() {
    for (inherits, expected) in [(true, "call"), (false, "child")] {
      var world = World()
      let child = world.program("Child", tokens: [("Who", .text, "child")])
      let parent = world.program("Parent", tokens: [("Who", .text, "parent")])
      let who = world.template(.token(.my(world.text("Who"))))
      let web = world.text("Web Service API")
      world.campaign(
        "Child.C", .executable, [world.step(.setField(world.field("Country"), who))]
      ) { $0.program = child }
      let email = world.template(.token(.my(world.text("Who"))))
      world.campaign(
        "Parent.P", .trigger, on: [EventPattern(.requestCampaign)],
        [
          world.step(.setField(world.field("Email Address"), email)),
          world.step(.execute(CampaignID(0), inheritsTokens: inherits)),
        ]
      ) { $0.program = parent }
      world.person(1)
      let tokens = [world.token(("Who", .text, "call"))]
      world.event(1, .request(CampaignID(1), source: web), by: .api)
      var simulation = Simulation(
        graph: world.graph(), mirror: world.mirror(), start: World.noon)
      for event in world.events { simulation.add(event, tokens: tokens) }
      let run = Run(&simulation, until: World.noon)
      #expect(run.string(1, "Email Address") == "call")
      #expect(run.string(1, "Country") == expected)
    }
  }
}

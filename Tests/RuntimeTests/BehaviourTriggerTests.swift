import RuleGraph
import RuleRuntime
import SyncState
import Testing

/// Triggers on what people do, and on what happens to them (CAT-3.2 … CAT-3.6).
@Suite struct BehaviourTriggerTests {
  /// Lets person 1 do something; returns whether a campaign with the trigger starts.
  private func starts(
    _ pattern: (inout World) -> EventPattern, _ act: (inout World) -> TimelineEvent.Action
  ) -> Bool {
    var world = World()
    world.person(1, [("Score", .number(5))])
    let list = world.list("L")
    world.put(1, in: list)
    world.campaign("C", .trigger, on: [pattern(&world)], [world.step(nil)])
    let action = act(&world)
    world.event(1, action)
    return !world.run(days: 1).lines(.qualified).isEmpty
  }

  @Test(arguments: [
    ("Contact us", "/pricing", true), ("Contact us", "/home", false), ("Other", "/pricing", false),
  ])
  func `a form on a page (CAT-3.6)`(form: String, page: String, expected: Bool) {
    let found = starts { world in
      let (form, page) = (world.text("Contact us"), world.text("/pricing"))
      return EventPattern(
        .fillOutForm, .named(.exactText([form], negated: false)),
        [.init(.webPage, .text(.is, [page], negated: false))])
    } _: { world in
      let (form, page) = (world.text(form), world.text(page))
      return .logActivity(.fillOutForm, asset: form, texts: [.init(.webPage, page)])
    }
    #expect(found == expected)
  }

  @Test(arguments: [(5.0, true), (4, false)])
  func `the change of a score is the difference of the numbers (CAT-3.2, R-28)`(
    least: Double, expected: Bool
  ) {
    let found = starts { world in
      EventPattern(
        .changeScore, .field(.oneOf([world.field("Score")])),
        [.init(.change, .numberRange(low: .init(least, included: true), high: nil))])
    } _: { world in
      .changeScore(world.field("Score"), expected ? .add(5) : .set(6))
    }
    #expect(found == expected)
  }

  @Test func `who leaves a list (CAT-3.2)`() {
    let list = ListID(0)
    #expect(
      starts { _ in
        EventPattern(.removeFromList, .list(.oneOf([list])))
      } _: { _ in
        .listMembership(list, member: false)
      })
  }

  @Test func `where a person came from (CAT-3.2)`() {
    for (source, expected) in [("Marketo User", true), ("Salesforce Sync", false)] {
      var world = World()
      let text = world.text(source)
      world.campaign(
        "C", .trigger,
        on: [EventPattern(.newLead, .any, [.init(.source, .text(.is, [text], negated: false))])],
        [world.step(nil)])
      world.event(7, .createPerson([], program: nil, status: nil))
      #expect(world.run(days: 1).lines(.qualified).isEmpty == !expected, "\(source)")
    }
  }
}

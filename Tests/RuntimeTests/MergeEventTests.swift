import RuleGraph
import RuleRuntime
import SyncState
import Testing

/// What a merge does to those who wait in flows, and to what campaigns know of people.
@Suite struct MergeEventTests {
  private func at(_ second: Int64) -> Instant {
    World.noon.advanced(milliseconds: second * 1000)
  }

  /// A world with three people, in which adding to the list gives a point now and ten a day later.
  private func world() -> (World, ListID) {
    var world = World()
    let list = world.list("L")
    guard let day = Period(1, .day) else { preconditionFailure("a valid period") }
    world.campaign(
      "C", .trigger, on: [EventPattern(.addToList)],
      [
        world.step(.wait(.duration(day, weekdays: nil, at: nil))),
        world.step(.changeScore(world.field("Score"), .add(10))),
      ])
    for id: Int64 in 1...3 { world.person(id) }
    return (world, list)
  }

  @Test func `a person goes on in the places of those who were merged into them (CS-X6)`() {
    var (world, list) = world()
    world.event(at(0), 2, .listMembership(list, member: true))
    world.event(at(1), 1, .mergePeople([.marketoID(2)]))
    let run = world.run(days: 3)
    #expect(run.value(1, "Score") == .number(10))
    #expect(run.mirror.people.isDeleted(run.person(2)))
    #expect(run.mirror.lists[0].people == [run.person(1)])
    #expect(run.mirror.history[0][run.person(1)] != nil)
    let notes = run.lines(.wait)
    #expect(notes.last == "#1 C goes on in the place of a person who was merged into this one")
    #expect(run.summary.campaigns[0].finished == 1)
  }

  @Test func `who waits in the campaign already goes through the rest of it once`() {
    var (world, list) = world()
    for id: Int64 in 1...3 { world.event(at(0), id, .listMembership(list, member: true)) }
    world.event(at(1), 1, .mergePeople([.marketoID(3), .marketoID(2)]))
    let run = world.run(days: 3)
    #expect(run.value(1, "Score") == .number(10))
    let given = "C merged into a person who waits here already"
    #expect(run.lines(.finished).prefix(2) == ["#3 \(given)", "#2 \(given)"])
    #expect(run.summary.campaigns[0].removed == 2)
    #expect(run.summary.campaigns[0].waiting == 0)
  }

  @Test func `who is gone is nobody; a merge needs two people`() {
    var (world, list) = world()
    world.event(at(0), 1, .mergePeople([.marketoID(2)]))
    world.event(at(1), 2, .listMembership(list, member: true))
    world.event(at(2), 1, .mergePeople([.marketoID(2)]))
    world.event(at(3), 1, .mergePeople([.marketoID(1)]))
    world.event(at(4), 1, .mergePeople([.marketoID(3)]), by: .salesforce)
    let run = world.run(days: 1)
    #expect(
      run.summary.rejectedEvents.map(\.reason) == [
        "no such person", "nobody can be merged with themselves", "no such record in Salesforce",
      ])
    let entry = run.activities.filter { $0.type == .mergeLeads }
    #expect(entry.count == 1)
    #expect(entry.first?.texts.map { run.mirror.text[$0.text] } == ["2", "false", "false"])
  }
}

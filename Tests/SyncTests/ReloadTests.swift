import RuleGraph
import RuleRuntime
import SyncKit
import SyncState
import Testing

/// What a run that goes on from a written state still knows.
///
/// Each test is the shortest history of a random walk that failed.
@Suite struct `A state that is loaded again` {
  private func world(_ program: String?, _ campaign: String?) -> World {
    let person = Setup.Person(
      record: .lead, programs: program.map { [0: $0] } ?? [:],
      members: campaign.map { [0: $0] } ?? [:])
    var world = World(Setup(people: [person]))
    world.cycle()
    _ = world.log()
    return world
  }

  @Test func `a conversion that was not pulled is no new membership (CS-X10)`() throws {
    var world = world("Registered", "Registered")
    let lead = try #require(world.record(0))
    world.salesforce(.convertLead(lead))
    world.reload()
    world.cycle()
    #expect(world.memberLog() == [])
    #expect(world.status(0) == "Registered")
  }

  @Test func `somebody whom both sides removed can join again (CS-G1, CS-14.2)`() {
    var world = world("Registered", "Registered")
    world.setStatus(0, nil)
    world.salesforce(.remove, 0)
    world.reload()
    world.setStatus(0, "Attended")
    world.cycle()
    #expect(world.member(0) == "Attended")
  }

  @Test func `a removal goes out although the membership came back the same (CS-G6)`() {
    var world = world("Registered", "Registered")
    world.setStatus(0, nil)
    world.salesforce(.remove, 0)
    world.reload()
    world.salesforce(.add, 0, "Registered")
    world.cycle()
    #expect(world.member(0) == nil)
  }

  @Test func `a status that the program does not know is still reported (CS-S8)`() {
    var world = world(nil, nil)
    world.salesforce(.addStatus(SFDCCampaignID(0), MemberStatus(label: "VIP")))
    world.salesforce(.add, 0, "VIP")
    world.cycle()
    world.reload()
    world.cycle()
    #expect(world.report()?.differences.map(\.reason) == [.unknownStatus])
    #expect(world.report()?.errors.map(\.reason) == [.unknownStatus])
  }

  @Test func `a refused regression that comes back is reported again (CS-G5)`() {
    var world = world("Attended", "Attended")
    world.salesforce(.changeStatus, 0, "Registered")
    world.cycle()
    world.salesforce(.changeStatus, 0, "Waitlisted")
    world.reload()
    world.salesforce(.changeStatus, 0, "Registered")
    world.cycle()
    #expect(world.report()?.differences.map(\.reason) == [.regressionRefused])
  }

  @Test func `a push agrees with nothing that no pull has seen (CS-K4)`() {
    var world = world("Attended", "Attended")
    world.salesforce(.changeStatus, 0, "Registered")
    world.wait()
    world.pull()
    world.salesforce(.remove, 0)
    world.wait()
    // The same status as the pulled one, but set after the membership had gone in Salesforce.
    world.setStatus(0, nil)
    world.setStatus(0, "Registered")
    world.push()
    world.cycle()
    #expect(world.status(0) == "Registered")
    #expect(world.member(0) == "Registered")
  }
}

import RuleGraph
import RuleRuntime
import SyncState
import Testing

/// Campaigns that nobody enters any more: deactivated by the clean-up (SC-S11), or invalid because a
/// Salesforce campaign was deleted (SC-A4, CS-R3).
@Suite struct StoppedCampaignTests {
  /// A world whose only campaign fires when somebody is added to the list, which happens at noon.
  private func world(_ configure: (inout World.Settings) -> Void) -> World {
    var world = World()
    let list = world.list("List")
    world.person(1)
    let email = world.text("Mail")
    world.campaign(
      "Campaign", .trigger, on: [EventPattern(.addToList, .list(.oneOf([list])))],
      [world.step(.sendEmail(name: email, isOperational: true))], configure)
    world.event(1, .listMembership(list, member: true))
    return world
  }

  @Test(arguments: [("2026-03-27", 1), ("2026-03-26", 0), ("2026-09-01", 1)])
  func `a run goes on with what the clean-up of an earlier one has deactivated (SC-S11)`(
    activated: String, qualified: Int
  ) {
    // For the clean-up of 1 October campaigns must have been active before 28 March.
    let world = world {
      $0.schedule.activated = LocalDateTime(CivilDate(activated), .midnight)
      $0.isActive = true
    }
    var simulation = world.simulation()
    let end = activated == "2026-03-27" ? "2026-09-30T23:59:59Z" : "2026-10-01T06:00:00Z"
    simulation.resume(
      UnfinishedRun(at: Instant(end), nextCycle: nil, campaignRuns: 0, recordSerial: 0))
    let run = Run(&simulation, until: World.noon)
    #expect(run.summary.campaigns[0].qualified == qualified)
    #expect((run.summary.campaigns[0].stop == nil) == (qualified == 1))
  }

  @Test func `the last person who qualified counts, not the activation (SC-S11)`() {
    let world = world { $0.schedule.activated = LocalDateTime(CivilDate("2020-01-01"), .midnight) }
    let run = world.run(days: 300)
    // Entered on 1 October: April begins before 180 days and a week are over, July after them.
    #expect(
      run.lines(.cleanUp) == [
        "Campaign nobody has qualified for six months; will be deactivated in a week",
        "Campaign deactivated: nobody has qualified for six months",
      ])
    #expect(run.summary.campaigns[0].stop?.at == Instant("2027-07-01T00:00:00Z"))
  }

  @Test(arguments: [true, false])
  func `what was deleted before the run makes campaigns invalid, too (SC-A4, CS-R3)`(
    isDeleted: Bool
  ) {
    var world = world { $0.named.sfdcCampaigns = [SFDCCampaignID(0)] }
    _ = world.sfdcCampaign("Gone", statuses: [MemberStatus(label: "Sent", isDefault: true)])
    var mirror = world.mirror()
    mirror.campaigns[0].isDeleted = isDeleted
    var simulation = Simulation(graph: world.graph(), mirror: mirror, start: World.noon)
    for event in world.events { simulation.add(event) }
    let run = Run(&simulation, until: World.noon)
    #expect(run.summary.campaigns[0].qualified == (isDeleted ? 0 : 1))
    #expect(run.rules(.invalid) == (isDeleted ? ["SC-A4", "CS-R3"] : []))
  }
}

import RuleGraph
import RuleRuntime
import SyncKit
import SyncState
import Testing

@Suite struct `Mapping and status matching` {
  static let sentResponded = [
    MemberStatus(label: "Sent", isDefault: true), MemberStatus(label: "Responded", responded: true),
  ]

  @Test
  func `CS-S1, CS-S10, CS-E4: an unknown label with members refuses the mapping, nothing syncs`() {
    var setup = Setup(campaigns: [Self.sentResponded])
    setup.people = [
      Setup.Person(record: .lead, members: [0: "Sent"]), Setup.Person(programs: [0: "Registered"]),
    ]
    var world = World(setup)
    let refused = world.engine.report(in: world.state).refusedMappings
    #expect(refused.map(\.program) == [ProgramID(0)])
    #expect(refused.first?.reason == "the channel has no status `Sent`, `Responded`")
    #expect(refused.first?.rules.map(\.id).contains("CS-S1") == true)
    world.cycle()
    world.cycle()
    #expect(world.log() == [])
    #expect(world.labels == ["Sent", "Responded"])
    #expect(world.report() == nil)
  }

  @Test func `R-40: a label that nobody holds refuses too`() {
    var setup = Setup(campaigns: [Setup.labels + [MemberStatus(label: "Sent")]])
    setup.people = [Setup.Person(record: .lead, members: [0: "Attended"])]
    #expect(World(setup).engine.report(in: World(setup).state).refusedMappings.count == 1)
  }

  @Test(arguments: ["attended", " Attended", "Attended ", "ATTENDED"])
  func `CS-S3: names match byte for byte, with a hint when only case or spaces differ`(
    _ label: String
  ) {
    var setup = Setup(campaigns: [Setup.labels + [MemberStatus(label: label)]])
    setup.people = [Setup.Person(record: .lead, members: [0: "Attended"])]
    let world = World(setup)
    let reason = world.engine.report(in: world.state).refusedMappings.first?.reason
    #expect(
      reason == "the channel has no status `\(label)`; `\(label)` differs from `Attended` only by "
        + "letter case or spaces")
  }

  @Test func `CS-S3: composed and decomposed letters are different names`() {
    var setup = Setup(statuses: [ProgressionStatus(name: "Anm\u{E9}ld", step: 10)])
    setup.campaigns = [[MemberStatus(label: "Anme\u{301}ld", isDefault: true)]]
    setup.people = [Setup.Person(record: .lead, members: [0: "Anme\u{301}ld"])]
    #expect(World(setup).engine.report(in: World(setup).state).refusedMappings.count == 1)
  }

  @Test func `CS-S4: visible statuses that the campaign lacks are added in step order`() {
    var setup = Setup(campaigns: [[Setup.labels[0]]])
    setup.people = [Setup.Person(record: .lead, members: [0: "Registered"])]
    let world = World(setup)
    // Channel order is by step, then as declared; the hidden `Legacy` is not created (CS-S7).
    #expect(world.labels == ["Registered", "Waitlisted", "Attended"])
    #expect(world.state.mirror.campaigns[0].statuses[2].hasResponded)
    #expect(world.report() != nil)
  }

  @Test func `CS-S4: the exact mode refuses missing labels too`() {
    var setup = Setup(campaigns: [[Setup.labels[0]]])
    setup.settings.statusMatching = .exact
    setup.people = [Setup.Person(record: .lead, members: [0: "Registered"])]
    let world = World(setup)
    let refused = world.engine.report(in: world.state).refusedMappings
    #expect(refused.first?.reason == "the campaign has no status `Waitlisted`, `Attended`")
    #expect(world.labels == ["Registered"])
  }

  @Test func `CS-S7: a hidden status is a counterpart of a label`() {
    var setup = Setup(campaigns: [Setup.labels + [MemberStatus(label: "Legacy")]])
    setup.people = [Setup.Person(record: .lead, members: [0: "Legacy"])]
    var world = World(setup)
    world.cycle()
    #expect(world.status(0) == "Legacy")
  }

  @Test func `CS-S5, CS-M4: a campaign without members takes the program's statuses`() {
    let world = World(Setup(campaigns: [Self.sentResponded]))
    #expect(world.labels == ["Registered", "Waitlisted", "Attended"])
    let statuses = world.state.mirror.campaigns[0].statuses
    #expect(statuses.map(\.isDefault) == [true, false, false])
    #expect(statuses.map(\.hasResponded) == [false, false, true])
  }

  @Test func `CS-S5: without a success status the last one is responded`() {
    var setup = Setup(campaigns: [Self.sentResponded])
    setup.statuses = [
      ProgressionStatus(name: "A", step: 10), ProgressionStatus(name: "B", step: 20),
    ]
    let world = World(setup)
    #expect(world.state.mirror.campaigns[0].statuses.map(\.hasResponded) == [false, true])
  }

  @Test func `R-40: an empty campaign whose labels are the visible statuses is left alone`() {
    let labels = [
      MemberStatus(label: "Attended", isDefault: true), MemberStatus(label: "Waitlisted"),
      MemberStatus(label: "Registered", responded: true), MemberStatus(label: "Legacy"),
    ]
    let world = World(Setup(campaigns: [labels]))
    #expect(world.state.mirror.campaigns[0].statuses == labels)
  }

  @Test func `CS-M1, CS-M7: the second program of a campaign is refused, naming the first`() {
    let world = World(Setup(mapping: [0, 0]))
    let refused = world.engine.report(in: world.state).refusedMappings
    #expect(refused.map(\.program) == [ProgramID(1)])
    #expect(refused.first?.reason == "the campaign is already mapped to program `P0`")
  }

  @Test func `CS-P5: a campaign out of sight cannot be mapped`() {
    let world = World(Setup(hiddenCampaigns: [0]))
    #expect(world.engine.report(in: world.state).refusedMappings.count == 1)
  }

  @Test func `CS-P7: with campaign sync off nothing moves, afterwards the backlog does`() {
    var setup = Setup()
    setup.settings.campaignSyncEnabled = false
    setup.people = [
      Setup.Person(programs: [0: "Registered"]),
      Setup.Person(record: .lead, members: [0: "Attended"]),
    ]
    var world = World(setup)
    world.cycle()
    world.setStatus(0, "Attended")
    world.salesforce(.changeStatus, 1, "Waitlisted")
    world.cycle()
    #expect(world.memberLog() == ["104 p0 P0 Registered>Attended success"])
    world.engine.setCampaignSync(true, in: &world.state)
    world.cycle()
    #expect(
      world.memberLog() == [
        "44 p1 C0 Attended>Waitlisted", "104 p1 P0 Not in Program>Waitlisted",
        "42 p0 C0 >Attended",
      ])
  }

  @Test func `CS-P7, CS-G7: a lead deleted while campaign sync is off ends the membership after`() {
    var setup = Setup()
    setup.people = [
      Setup.Person(record: .lead, programs: [0: "Registered"], members: [0: "Registered"])
    ]
    var world = World(setup)
    world.cycle()
    world.engine.setCampaignSync(false, in: &world.state)
    world.salesforce(.deleteRecord(RecordID(0)))
    world.cycle()
    #expect(world.memberLog() == [])
    #expect(world.record(0) == nil)
    world.engine.setCampaignSync(true, in: &world.state)
    world.cycle()
    #expect(world.memberLog() == ["43 p0 C0", "104 p0 P0 Registered>Not in Program"])
  }

  @Test func `CS-S11: a success status that is not responded is worth a note`() {
    var setup = Setup(campaigns: [[Setup.labels[0], MemberStatus(label: "Attended")]])
    setup.people = [Setup.Person(record: .lead, members: [0: "Attended"])]
    var world = World(setup)
    #expect(world.rules().contains("CS-S11"))
  }

  @Test func `CS-14.2: a saved mapping goes on from its shadows`() {
    let channel = Channel(name: "", statuses: Setup().statuses)
    let registered = channel.status(named: "Registered")
    let attended = channel.status(named: "Attended")
    var setup = Setup()
    setup.people = [
      // Changed in Marketo since.
      Setup.Person(record: .lead, programs: [0: "Attended"], members: [0: "Registered"]),
      // Changed in Salesforce since.
      Setup.Person(record: .lead, programs: [0: "Registered"], members: [0: "Attended"]),
      // Removed in Marketo since.
      Setup.Person(record: .lead, members: [0: "Registered"]),
      // Removed in Salesforce since.
      Setup.Person(record: .lead, programs: [0: "Registered"]),
      // A regression that was refused before.
      Setup.Person(record: .lead, programs: [0: "Attended"], members: [0: "Registered"]),
      // Nothing.
      Setup.Person(record: .lead, programs: [0: "Registered"], members: [0: "Registered"]),
    ]
    let both = Shadow(program: registered, campaign: StatusIndex(0))
    let refused = Shadow(program: attended, campaign: StatusIndex(0))
    var world = World(setup, shadows: [0: [both, both, both, both, refused, both]])
    let open = world.report()?.differences.first { $0.person == PersonID(4) }
    #expect(open?.reason == .regressionRefused)
    world.cycle()
    #expect(
      world.memberLog() == [
        "104 p3 P0 Registered>Not in Program", "104 p1 P0 Registered>Attended success",
        "44 p0 C0 Registered>Attended", "43 p2 C0",
      ])
    #expect(world.report()?.differences.map(\.person) == [PersonID(4)])
    // Type and cost were written when the mapping was made (CS-D11).
    #expect(world.state.mirror.campaigns[0].type == nil)
  }

  @Test func `CS-P7: switching off keeps an existing mapping`() {
    var setup = Setup()
    setup.people = [
      Setup.Person(record: .lead, programs: [0: "Registered"], members: [0: "Registered"])
    ]
    var world = World(setup)
    world.cycle()
    world.engine.setCampaignSync(false, in: &world.state)
    world.setStatus(0, "Attended")
    world.cycle()
    #expect(world.member(0) == "Registered")
    world.engine.setCampaignSync(true, in: &world.state)
    world.cycle()
    #expect(world.member(0) == "Attended")
  }

  @Test func `CS-D1, CS-D2, CS-D9: type and the sum of all costs are written once`() {
    var setup = Setup(periodCosts: [100, 250, 3])
    setup.channelName = "Roadshow"
    var world = World(setup)
    world.cycle()
    let campaign = world.state.mirror.campaigns[0]
    #expect(campaign.type.map { world.state.mirror.text[$0] } == "Roadshow")
    #expect(campaign.actualCost == 353)
    #expect(world.rules().contains("CS-D12"))
    // CS-D11: what Salesforce writes stands, and is reported.
    world.salesforce(.setType(SFDCCampaignID(0), "Other"))
    world.salesforce(.setActualCost(SFDCCampaignID(0), 1))
    world.cycle()
    #expect(world.state.mirror.campaigns[0].actualCost == 1)
    #expect(world.report()?.typeDiffers == true)
    #expect(world.report()?.costDiffers == true)
  }

  @Test func `CS-D10: without period costs the actual cost is left alone`() {
    var world = World()
    world.salesforce(.setActualCost(SFDCCampaignID(0), 7))
    world.cycle()
    #expect(world.state.mirror.campaigns[0].actualCost == 7)
    #expect(world.report()?.costDiffers == false)
  }

  @Test func `CS-D13: too long a channel name is an error, members still sync`() {
    var setup = Setup(channelName: String(repeating: "n", count: 41))
    setup.people = [Setup.Person(programs: [0: "Registered"])]
    var world = World(setup)
    world.cycle()
    #expect(world.state.mirror.campaigns[0].type == nil)
    #expect(world.report()?.errors == [.init(reason: .channelNameTooLong, attempts: 1)])
    #expect(world.member(0) == "Registered")
  }

  @Test func `period costs beyond the field are an error and write nothing`() {
    var world = World(Setup(periodCosts: [.max, .max]))
    world.cycle()
    #expect(world.state.mirror.campaigns[0].actualCost == nil)
    #expect(world.report()?.errors == [.init(reason: .costTooLarge, attempts: 1)])
  }

  @Test func `CS-R1, CS-R2: unmapping leaves all where it is; mapping again is a first sync`() {
    var setup = Setup()
    setup.people = [
      Setup.Person(record: .lead, programs: [0: "Registered"], members: [0: "Registered"])
    ]
    var world = World(setup)
    world.cycle()
    world.engine.unmap(ProgramID(0), in: &world.state)
    world.setStatus(0, "Attended")
    _ = world.log()
    world.cycle()
    #expect(world.log() == [])
    #expect(world.member(0) == "Registered")
    #expect(world.report()?.isLinked == false)
    #expect(world.engine.map(ProgramID(0), to: SFDCCampaignID(0), in: &world.state) == nil)
    world.cycle()
    #expect(world.memberLog() == ["44 p0 C0 Registered>Attended"])
  }

  @Test func `CS-R3, R-44: a deleted campaign drops the link, members stay, no entry 43`() {
    var setup = Setup()
    setup.people = [
      Setup.Person(record: .lead, programs: [0: "Registered"], members: [0: "Registered"])
    ]
    var world = World(setup)
    world.cycle()
    world.salesforce(.deleteCampaign(SFDCCampaignID(0)))
    // Already before the pull Salesforce refuses.
    #expect(world.step(.add, 0, "Registered").result == .failed)
    world.cycle()
    #expect(world.log() == [])
    #expect(world.status(0) == "Registered")
    #expect(world.state.mirror.links[0] == nil)
    #expect(world.state.mirror.observed[0].count == 0)
    #expect(world.step(.add, 0, "Registered").rules.map(\.id).contains("CS-R3"))
  }

  @Test func `CS-R5: an inactive campaign syncs on`() {
    var world = World(Setup(people: [Setup.Person(record: .lead)]))
    world.salesforce(.setActive(SFDCCampaignID(0), false))
    world.setStatus(0, "Registered")
    world.cycle()
    #expect(world.member(0) == "Registered")
  }
}

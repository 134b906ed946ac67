public import RuleGraph
public import SyncState

/// What a run leaves to the next one on the same state: who waits in flows, when the next sync cycle
/// begins, and what the sync has seen and not carried over.
///
/// With it, two runs of a day each come to the same end as one run of two days. What a scenario set
/// up ends with its run: faults, answers of webhooks, and what it switched on or off.
public struct UnfinishedRun: Sendable {
  /// The instant up to which the run came, included.
  public var at: Instant
  /// When the next sync cycle begins; nil when none is planned.
  public var nextCycle: Instant?
  /// The number of campaign runs so far.
  public var campaignRuns: Int
  /// The number that the next simulated record gets.
  public var recordSerial: Int
  /// The flows that wait, in the order in which they go on.
  public var flows: [WaitingFlow] = []
  /// What the sync has seen and not carried over.
  public var sync: [PendingSync] = []

  /// Describes the end of a run.
  public init(at: Instant, nextCycle: Instant?, campaignRuns: Int, recordSerial: Int) {
    self.at = at
    self.nextCycle = nextCycle
    self.campaignRuns = campaignRuns
    self.recordSerial = recordSerial
  }
}

/// People who wait in a flow for the same instant.
public struct WaitingFlow: Sendable {
  /// The campaign.
  public let campaign: CampaignID
  /// The number of the campaign run.
  public let run: Int
  /// The position of the step that comes after the wait; at most the number of steps.
  public let step: Int
  /// When the wait ends (SC-W10).
  public let until: Instant
  /// The people, by Marketo id.
  public var people: [PersonID]
  /// What fired the campaign, for tokens (SC-T4); nil in a batch.
  public var trigger: Trigger?
  /// The `my.` tokens that an API request gave (SC-X5).
  public var tokens: [MyToken] = []

  /// What fired a campaign.
  public struct Trigger: Sendable, Hashable {
    /// The type of the entry.
    public let type: ActivityType
    /// What the entry is about.
    public let asset: ActivityAsset

    /// Describes what fired a campaign.
    public init(_ type: ActivityType, _ asset: ActivityAsset) {
      self.type = type
      self.asset = asset
    }
  }

  /// Describes people who wait.
  public init(
    _ campaign: CampaignID, run: Int, step: Int, until: Instant, people: [PersonID] = []
  ) {
    self.campaign = campaign
    self.run = run
    self.step = step
    self.until = until
    self.people = people
  }
}

extension Simulation {
  /// What the next run on this state has to know; to be asked when nothing is being carried out.
  public var unfinished: UnfinishedRun {
    var rest = UnfinishedRun(
      at: state.now, nextCycle: queue.nextCycle, campaignRuns: runCount,
      recordSerial: engine.serial)
    rest.flows = queue.waitEnds.compactMap { at, index in
      guard let flow = waiting[index], flow.count > 0 else { return nil }
      var waits = WaitingFlow(
        flow.campaign, run: flow.number, step: flow.step, until: at,
        people: flow.people.filter { !flow.removed.contains($0) })
      waits.trigger = flow.tokens.trigger.map { .init($0.type, $0.asset) }
      waits.tokens = flow.tokens.overrides
      return waits
    }
    rest.sync = engine.pending(in: state)
    return rest
  }

  /// Takes up what an earlier run left; to be done once, before anything runs.
  ///
  /// What was due meanwhile is due at once.
  public mutating func resume(_ rest: UnfinishedRun) {
    engine.resume(rest.sync, in: &state)
    runCount = rest.campaignRuns
    engine.serial = max(engine.serial, rest.recordSerial)
    takeOverCleanUps(until: rest.at)
    if let next = rest.nextCycle { queue.delayCycle(until: max(next, state.now)) }
    for flow in rest.flows {
      guard let first = flow.people.first else { continue }
      let node = campaigns[flow.campaign.index].node
      var tokens = TokenContext(campaign: flow.campaign, overrides: flow.tokens)
      tokens.trigger = flow.trigger.map { Activity($0.type, of: first, $0.asset, at: rest.at) }
      let step = min(flow.step, node.flow.count)
      let run = FlowRun(
        campaign: flow.campaign, number: flow.run, step: step, people: flow.people, tokens: tokens)
      plan(run, until: max(flow.until, state.now))
    }
  }

  /// Lets a flow wait.
  mutating func plan(_ flow: FlowRun, until end: Instant) {
    guard let first = flow.people.first else { return }
    queue.plan(
      QueueEntry(
        at: end, .waitEnd(waiting.insert(flow)),
        priority: priority(of: flow.campaign, at: flow.step),
        campaign: campaigns[flow.campaign.index].node.marketoID,
        person: state.mirror.people.marketoID(first)))
  }
}

public import RuleGraph
public import SyncState

/// A run of a compiled workspace against a state: a virtual clock, a queue, flows, and the sync.
///
/// The order of events is that of SC-15.2 with the readings. The same graph, state,
/// events and options give the same trace, log and state.
///
/// ```swift
/// var simulation = Simulation(graph: graph, mirror: mirror, start: start, options: .init())
/// simulation.add(event)
/// simulation.run(until: end, onTrace: write, onActivities: write, onProgress: { _ in })
/// print(simulation.summary.campaigns[0].qualified)
/// ```
public struct Simulation {
  /// Both systems, the clock and what has not been handed out.
  public internal(set) var state: RunState
  /// What happened so far, in numbers.
  public var summary: Summary {
    var summary = counts
    summary.campaigns = campaignCounts.all
    summary.sync = engine.report(in: state)
    for (index, count) in waiting.counts(campaignCount: campaigns.count).enumerated()
    where summary.campaigns[index].waiting != count {
      summary.campaigns[index].waiting = count
    }
    return summary
  }

  /// How often each campaign was entered so far.
  public var qualified: [Int] { campaignCounts.qualified }

  let options: Options
  var engine: SyncEngine
  var evaluator: Evaluator
  let campaigns: [PreparedCampaign]
  /// The priorities that some campaigns have instead of their own.
  private var priorities: [CampaignID: Priority] = [:]
  var isActive: [Bool]
  /// Since when the trigger campaigns are active; nil means from the beginning of the run.
  var activeSince: [Instant?]
  /// When the run begins.
  let start: Instant
  /// The deleted Salesforce campaign that makes a campaign invalid; nil for valid ones.
  var invalidatedBy: [SFDCCampaignID?]
  /// The campaigns that name a Salesforce campaign, by Salesforce campaign.
  let campaignsNaming: [[CampaignID]]
  var queue: EventQueue
  var starts = Slab<CampaignStart>()
  var caused: [QueueEntry] = []
  var waiting: WaitingRoom
  var recurrences: [RecurrenceCursor?]
  var frames: [FlowFrame] = []
  var startGuard: StartGuard
  let clock: WaitClock
  let tokens: TokenTable
  var mail: MailGate
  let segmenter: Segmenter
  /// The people whom a step has moved to a segment, and who have not changed since.
  var peopleHeld: Set<PersonID> = []
  var people = PersonFinder()
  /// What an entry about a new email address is about.
  private let emailAddress: ActivityAsset?
  /// Whether everybody has got the segments and the partition that they begin with.
  var isPlaced = false
  var counts = Summary()
  var campaignCounts: CampaignCounts
  var clauses: [ClausePrograms?]
  var runCount = 0
  var activities: [Activity] = []
  /// The `my.` tokens of the API call that is being carried out (SC-X5).
  var callTokens: [MyToken] = []
  var output: Output?
  /// What scripted webhooks answer, by name.
  var webhookAnswers: [TextID: WebhookAnswer] = [:]

  /// Where records and entries go while a run goes on; each call gets the state they refer to.
  struct Output {
    let onTrace: (TracePortion, Mirror) -> Void
    let onActivities: ([Activity], Mirror) -> Void
    let onProgress: (Instant) -> Void
  }

  /// Prepares a run; the texts of the mirror must begin with those of the graph.
  public init(graph: ExecutionGraph, mirror: Mirror, start: Instant, options: Options = Options()) {
    self.init(PreparedGraph(graph), mirror: mirror, start: start, options: options)
  }

  /// Prepares one of many runs of a graph; the texts of the mirror must begin with those of the
  /// graph.
  public init(
    _ prepared: PreparedGraph, mirror: Mirror, start: Instant, options: Options = Options()
  ) {
    let graph = prepared.graph
    precondition(
      mirror.text.count >= graph.text.count, "a state begins with the texts of its graph")
    self.options = options
    state = RunState(
      graph: graph, mirror: mirror, start: start, trace: Trace(depth: options.traceDepth))
    engine = SyncEngine(state: &state)
    campaigns = prepared.campaigns
    evaluator = prepared.evaluator
    segmenter = prepared.segmenter
    isActive = prepared.isActive
    activeSince = prepared.activeSince
    self.start = start
    invalidatedBy = Array(repeating: nil, count: graph.campaigns.count)
    campaignsNaming = prepared.campaignsNaming
    queue = EventQueue(order: options.eventOrder)
    waiting = WaitingRoom(
      campaignCount: graph.campaigns.count, removable: prepared.removable)
    recurrences = prepared.recurrences
    startGuard = StartGuard(limit: options.startsPerInstantMax)
    clock = WaitClock(zone: graph.zone)
    tokens = prepared.tokens
    mail = prepared.mail
    emailAddress = graph.assets.fields.find("Email Address").map { .field($0) }
    clauses = Array(repeating: nil, count: graph.campaigns.count)
    campaignCounts = CampaignCounts(prepared.blankSummaries)
    if options.runsSchedules { planSchedules(of: prepared.scheduled, from: start) }
    planCycle(at: start)
    if segmenter.movesDaily { planDay(after: start) }
    planActivations()
    if graph.settings.triggerCleanup == .quarterly,
      graph.campaigns.contains(where: { $0.kind == .trigger })
    {
      for cleanUp in CleanUp.allCases { plan(cleanUp, after: start) }
    }
  }

  /// Lets one campaign go before another at the same instant (SC-P1), as an administrator's
  /// priorities would have it (SC-P5); batch runs that are planned already stay where they are.
  public mutating func prefer(_ first: CampaignID, to last: CampaignID) {
    priorities[first] = .high
    priorities[last] = .low
  }

  /// The priority of a start, or of going on at a step (SC-P4).
  @inline(__always) func priority(of campaign: CampaignID, at step: Int = 0) -> Priority {
    priorities[campaign] ?? campaigns[campaign.index].priorities[step]
  }

  /// Runs everything that is due up to and including an instant; may be called again.
  ///
  /// Records, log entries and progress are handed out in portions while it runs, so that memory
  /// stays bounded; the closures get the state whose texts and people the portions refer to.
  public mutating func run(
    until end: Instant,
    onTrace: @escaping (TracePortion, Mirror) -> Void = { _, _ in },
    onActivities: @escaping ([Activity], Mirror) -> Void = { _, _ in },
    onProgress: @escaping (Instant) -> Void = { _ in }
  ) {
    output = Output(onTrace: onTrace, onActivities: onActivities, onProgress: onProgress)
    if !isPlaced {
      segmenter.placeEverybody(in: &state.mirror, at: state.now, &evaluator)
      invalidate(for: engine.knownDeletedCampaigns(in: state))
      isPlaced = true
    }
    var operations = 0
    while let entry = queue.next(until: end) {
      if entry.at > state.now {
        state.now = entry.at
        startGuard.reset()
      }
      perform(entry.item)
      collect()
      queue.add(caused: caused)
      caused.removeAll(keepingCapacity: true)
      operations += 1
      if operations % 1024 == 0 { output?.onProgress(state.now) }
    }
    state.now = max(state.now, end)
    flush()
    output?.onProgress(state.now)
    output = nil
  }

  /// Adds log entries from before the start, for filters that look back and for communication
  /// limits; they start nothing.
  public mutating func remember(_ activities: [Activity]) {
    for activity in activities {
      evaluator.remember(activity, in: state.mirror)
      mail.count(activity)
    }
  }

  private mutating func perform(_ item: QueueItem) {
    switch item {
    case .dayBegin:
      planDay(after: state.now)
      segmentByDate()
    case .activation(let campaign):
      isActive[campaign.index] = invalidatedBy[campaign.index] == nil
    case .cleanUp(let cleanUp): perform(cleanUp)
    case .syncPull: engine.pull(in: &state)
    case .external(let number): perform(event: number)
    case .waitEnd(let index):
      if let flow = waiting.resume(index) { advance(flow) }
    case .batch(let campaign, let isRecurring):
      if isRecurring { planNextRun(of: campaign) }
      runBatch(campaign)
    case .start(let index):
      if let start = starts.remove(index) { begin(start) }
    case .syncPush:
      engine.push(in: &state)
      counts.cycles = engine.totals.cycleCount
      let settings = state.graph.settings
      let pause =
        max(0, settings.cycleDurationMilliseconds) + max(0, settings.cyclePauseMilliseconds)
      // A cycle after no time at all would never let the clock go on.
      planCycle(at: state.now.advanced(milliseconds: max(1, pause)))
    }
  }

  /// Plans the two halves of a cycle (R-2, CS-T1).
  private mutating func planCycle(at instant: Instant) {
    guard state.graph.settings.cycleEnabled else { return }
    queue.plan(QueueEntry(at: instant, .syncPull))
    queue.plan(QueueEntry(at: instant, .syncPush))
  }

  /// Takes over what was logged, and moves people to the segments that they belong to now.
  mutating func collect() {
    for _ in 0..<segmenter.roundsMax where !state.journal.isEmpty {
      let people = segmenter.isEmpty ? [] : peopleToSegment()
      takeOver()
      segment(people)
    }
    if !state.journal.isEmpty { takeOver() }
    if !state.merges.isEmpty { joinPeople() }
    if !state.deletedCampaigns.isEmpty {
      invalidate(for: state.deletedCampaigns)
      state.deletedCampaigns = []
    }
    flushIfFull()
  }

  /// Takes over what was logged: entries to hand out, and the starts that they cause (SC-15.4).
  private mutating func takeOver() {
    // Nothing is logged meanwhile; the array goes back, so that its memory is used again.
    var journal: [Activity] = []
    swap(&journal, &state.journal)
    counts.activities += journal.count
    for index in journal.indices {
      let (type, asset) = (journal[index].type, journal[index].asset)
      if asset == emailAddress || type == .deleteLead { people.forget() }
      // A trace keeps them as they are.
      if options.givesActivities, !state.trace.isOn { activities.append(journal[index]) }
      // What Salesforce refused did not happen (CS-L5).
      if journal[index].isRefusal { continue }
      if evaluator.remembers(type) { evaluator.remember(journal[index], in: state.mirror) }
      let candidates = state.graph.triggerIndex.candidates(type, asset)
      if !candidates.isEmpty { queueStarts(of: journal[index], candidates) }
    }
    journal.removeAll(keepingCapacity: true)
    swap(&journal, &state.journal)
  }

  private mutating func flushIfFull() {
    if max(activities.count, state.trace.pendingCount) >= options.batchSize { flush() }
  }

  private mutating func flush() {
    let records = state.trace.take()
    let entries = state.trace.isOn ? records.activities : activities
    if options.givesActivities, !entries.isEmpty { output?.onActivities(entries, state.mirror) }
    activities.removeAll(keepingCapacity: true)
    if !records.isEmpty { output?.onTrace(records, state.mirror) }
  }
}

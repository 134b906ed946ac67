public import RuleGraph
public import RuleRuntime
public import SyncState

/// What the next sync cycle would do to a state, worked out by running exactly one cycle on it.
///
/// No campaign runs and no event happens: what the exports say is taken as it is, the cycle pulls
/// and pushes once (CS-T6), and the plan is the difference, each part with the rules it rests on.
public struct SyncPlan: Sendable {
  /// The name of the workspace.
  public let workspace: String
  /// When the cycle would run.
  public let at: Instant
  /// The time zone of the subscription.
  public let zone: TimeZoneTable
  /// The mapped programs, by name.
  public internal(set) var programs: [ProgramPlan] = []
  /// The mappings that the sync refuses, so that neither side syncs (CS-S1), by program.
  public internal(set) var refusedMappings: [RefusedMapping] = []
  /// Leads and contacts that Marketo would pull as new people, by Marketo id.
  public internal(set) var newPeople: [PlannedPerson] = []
  /// Why the cycle would not look at campaigns at all; nil when it does.
  public internal(set) var obstacle: Obstacle?
  /// The state before the cycle.
  public let before: Mirror
  /// The state after it; its identifiers include those of ``before``.
  public let after: Mirror

  /// Why no campaign takes part in a cycle.
  public struct Obstacle: Sendable, Hashable {
    /// The reason in words.
    public let text: String
    /// The rules that it rests on.
    public let rules: [Rule]
  }

  /// A mapping that is not made.
  public struct RefusedMapping: Sendable {
    /// The program.
    public let program: ProgramID
    /// The campaign.
    public let campaign: SFDCCampaignID
    /// Why, for people.
    public let reason: String
    /// The rules that it rests on.
    public let rules: [Rule]
    /// The statuses without a counterpart.
    public let mismatches: [StatusMismatch]
  }

  /// A lead or contact that becomes a person.
  public struct PlannedPerson: Sendable {
    /// The person, with an id that the plan made up.
    public let person: PersonID
    /// The rules that it rests on.
    public let rules: [Rule]
  }

  /// Runs one cycle on a state and returns what it did.
  ///
  /// With a `program`, only that one is mapped during the cycle, beside others that claim the same
  /// campaign (CS-M1). `pending` is what an earlier run left to the sync. The texts of the state must
  /// begin with those of the graph.
  public static func make(
    graph: ExecutionGraph, mirror: consuming Mirror, at instant: Instant, program: ProgramID? = nil,
    pending: [PendingSync] = []
  ) -> SyncPlan {
    var before = mirror
    if let program {
      let campaign = graph.assets.programs[program.index].sfdcCampaign
      for index in before.links.indices where before.links[index]?.campaign != campaign {
        before.links[index] = nil
      }
    }
    var state = RunState(
      graph: graph, mirror: before, start: instant, trace: Trace(depth: .decisions))
    // Texts are only added, so that those after the cycle serve both states, and none are copied.
    before.text = TextPool()
    var engine = SyncEngine(state: &state, workers: .processors)
    if !pending.isEmpty {
      engine.resume(pending.filter { $0.kind != .deletedPerson }, in: &state)
    }
    // With the sync off there is no cycle at all (CS-P8).
    if graph.settings.cycleEnabled {
      engine.pull(in: &state)
      engine.push(in: &state)
    }
    before.text = state.mirror.text
    var plan = SyncPlan(
      workspace: graph.workspace, at: instant, zone: graph.zone, before: before,
      after: state.mirror)
    plan.obstacle = obstacle(graph.settings)
    let reasons = PlanReasons(state.trace.take())
    let report = engine.report(in: state)
    plan.read(report, reasons, graph.settings.statusNames)
    return plan
  }

  /// Whether the cycle would write anything, or leaves the two sides different.
  public var hasDifference: Bool {
    !refusedMappings.isEmpty || !newPeople.isEmpty || programs.contains(where: \.hasDifference)
  }

  /// The number of leads that the cycle would create in Salesforce.
  public var leadCount: Int {
    programs.reduce(0) { $0 + $1.toSalesforce.count(where: \.createsLead) }
  }

  /// What the cycle would change in Salesforce and in Marketo, for writing files.
  private init(
    workspace: String, at: Instant, zone: TimeZoneTable, before: Mirror, after: Mirror
  ) {
    self.workspace = workspace
    self.at = at
    self.zone = zone
    self.before = before
    self.after = after
  }

  private static func obstacle(_ settings: SyncSettings) -> Obstacle? {
    if !settings.cycleEnabled {
      return Obstacle(
        text: "the sync is switched off, so that no cycle runs", rules: [.csP8])
    }
    guard !settings.campaignsVisible else { return nil }
    let text =
      settings.campaignSyncEnabled
      ? "the sync user is no Marketing User, so that Marketo sees no campaign"
      : "campaign sync is switched off; mappings wait"
    return Obstacle(text: text, rules: [.csP6, .csP7])
  }

  private mutating func read(
    _ report: SyncReport, _ reasons: PlanReasons, _ names: SyncSettings.StatusNames
  ) {
    for refused in report.refusedMappings {
      refusedMappings.append(
        RefusedMapping(
          program: refused.program, campaign: refused.campaign, reason: refused.reason,
          rules: refused.rules,
          mismatches: StatusMismatch.all(
            of: refused.program, refused.campaign, in: before, names)))
    }
    newPeople = (before.people.count..<max(before.people.count, after.people.count)).map { row in
      let person = PersonID(row)
      return PlannedPerson(person: person, rules: reasons.newPeople[person] ?? [])
    }
    programs = Workers.processors.map(report.programs.count) { [before, after] index in
      ProgramPlan(report.programs[index], reasons, names, before: before, after: after)
    }
  }
}

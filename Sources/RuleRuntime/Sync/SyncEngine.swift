public import RuleGraph
public import SyncState

/// The Salesforce sync: what the three SFDC steps do at once, and what each cycle carries over.
///
/// The engine holds what changed since the last cycle, retries and counters. Both systems
/// themselves are in the ``RunState``, and every change of a person, a membership or a record goes
/// through the engine, so that a cycle looks only at what changed (CS-T2).
public struct SyncEngine: Sendable {
  let settings: SyncSettings
  let fields: SystemFields
  var campaignSyncEnabled: Bool
  /// The program mapped to each campaign (CS-M1).
  var programsByCampaign: [ProgramID?]
  /// The matching statuses of the mapped campaigns whose members were written.
  var matches: StatusMatches
  /// The bookkeeping of each program.
  var books: [ProgramBook]
  /// The people whose membership changed in Marketo since it was last pushed, for each program.
  var programMemberChanges: ChangeLists<ProgramID>
  /// Custom fields of program members that changed in Marketo, as pairs of person and field, for each
  /// program.
  var programMemberFieldChanges: ChangeLists<ProgramID>
  /// The people whose campaign status the program does not know, for each program (CS-S8).
  var unknownStatuses: ChangeLists<ProgramID>
  /// Campaign members that changed in Salesforce, by record, for each campaign.
  var memberChanges: ChangeLists<SFDCCampaignID>
  /// Custom fields of campaign members that changed in Salesforce, as pairs of record and field, for
  /// each campaign.
  var memberFieldChanges: ChangeLists<SFDCCampaignID>
  /// Programs whose mapping waits for the pull that makes it a synced one.
  var openedMappings: [ProgramID] = []
  /// Mapped programs whose first cycle is still to end.
  var firstSyncs: Set<ProgramID> = []
  /// Mapped programs whose type and cost were not written yet.
  var unwrittenCampaigns: Set<ProgramID> = []
  /// Which member fields are kept equal with Salesforce (CS-C1, CS-C4).
  var mappedMemberFields: [Bool]
  /// Fields that changed in Marketo, as pairs of person and field.
  var personChanges = ChangeList()
  /// Fields that changed in Salesforce, as pairs of record and field.
  var recordChanges = ChangeList()
  /// Records that Marketo does not know yet.
  var newRecords = ChangeList()
  /// Records that were deleted in Salesforce.
  var goneRecords = ChangeList()
  /// Leads that were converted in Salesforce.
  var convertedRecords = ChangeList()
  /// Records that went up in others in Salesforce, in the order in which they did.
  var recordMerges: [RecordMerge] = []
  /// Campaigns that were deleted in Salesforce.
  var goneCampaigns = ChangeList()
  /// Member statuses whose label changed, as pairs of campaign and position.
  var renamedStatuses: [(campaign: SFDCCampaignID, status: StatusIndex, at: Instant)] = []
  /// Mappings whose statuses could not be compared yet, because campaigns were not visible.
  var waitingMappings: [ProgramID] = []
  /// The person whom a record belonged to before its deletion or conversion was pulled.
  var formerPeople: [RecordID: PersonID] = [:]
  /// The number that the next simulated record gets.
  var serial = 1
  var totals = SyncReport()
  /// What stands between the two sides.
  var connection: Connection
  /// What did not go through.
  var faults = FaultLedger()
  /// What a limit on calls held back, with the cycle in which it did first.
  var heldBack: [Outgoing.Key: Int] = [:]
  /// Whether the last request was refused because no call was left.
  var callsAreSpent = false
  /// Whether the present cycle does not run because a side is out of service.
  var isCycleStopped = false
  /// How many cycles in a row did not run.
  var missedInARow = 0
  /// The words of the log.
  var words: LogWords
  /// Memory for the members for whom the state is read ahead.
  var sparePlaces: [MemberPlace] = []
  /// Memory for the members that are to be written.
  var spareWrites: [MemberWrite] = []
  /// What the present push writes; afterwards its memory waits for the next one.
  var outbox: [Outgoing] = []
  /// The changed fields of people that the present push writes.
  var pushedFields: [ChangeList.Entry] = []
  /// Memory for the fields that are written for one person.
  var spareValues: [TimelineEvent.FieldValue] = []

  /// What is remembered about a program.
  struct ProgramBook: Sendable {
    /// When the cost was last written or, after a load, taken as written (CS-D9).
    var costWrittenAt: Instant?
    /// What members were written without a reply, by person: agreed when the next pull finds it.
    var unconfirmed: [PersonID: Shadow] = [:]
    /// What could not be carried over, by person.
    var open: [PersonID: OpenProblem] = [:]
    /// How often each problem occurred.
    var attempts: [SyncProblem: Int] = [:]
    /// The counts of the report; nil when the program was never mapped.
    var report: SyncReport.ProgramReport?
  }

  /// Something that could not be carried over.
  struct OpenProblem: Sendable {
    /// Why.
    let problem: SyncProblem
    /// In how many cycles.
    var attempts: Int
    /// When the membership changed that waits for another change before it is tried again (CS-L7);
    /// nil when nothing waits.
    var waitingSince: Instant?
  }

  /// Builds the bookkeeping of a loaded state: links, what Marketo knows of the campaigns, which
  /// mappings hold (CS-S1, CS-M1), and what differs already.
  ///
  /// The members of each campaign and of each mapping are looked at by themselves, by `workers` if
  /// there are some, which is worth it for large states only.
  public init(state: inout RunState, workers: Workers? = nil) {
    let assets = state.graph.assets
    settings = state.graph.settings
    campaignSyncEnabled = settings.campaignSyncEnabled
    fields = SystemFields(assets.fields) { state.mirror.isLoaded($0) }
    words = LogWords(assets)
    connection = Connection(state.graph)
    programsByCampaign = Array(repeating: nil, count: assets.sfdcCampaigns.count)
    matches = StatusMatches(
      campaignCount: assets.sfdcCampaigns.count, names: settings.statusNames)
    books = Array(repeating: ProgramBook(), count: assets.programs.count)
    programMemberChanges = ChangeLists(count: assets.programs.count)
    programMemberFieldChanges = ChangeLists(count: assets.programs.count)
    unknownStatuses = ChangeLists(count: assets.programs.count)
    memberChanges = ChangeLists(count: assets.sfdcCampaigns.count)
    memberFieldChanges = ChangeLists(count: assets.sfdcCampaigns.count)
    mappedMemberFields = assets.memberFields.fields.map { $0.salesforceName != nil }
    adoptRecords(in: &state)
    observeCampaigns(in: &state, workers)
    openMappings(in: &state, workers)
  }

  /// The fields of people, leads and contacts that the first cycle on a loaded state may look at, when
  /// nothing happens before and everybody with the id of a record is linked; nil means any.
  public static func fieldsOfFirstCycle(in graph: ExecutionGraph) -> Set<FieldID>? {
    // Rules of the connection may name any field.
    guard !Connection(graph).isTroubled else { return nil }
    return Set(SystemFields(graph.assets.fields).ofFirstCycle)
  }

  /// Whether campaigns are visible to Marketo: both preconditions hold (CS-P6).
  public var campaignsVisible: Bool {
    campaignSyncEnabled && settings.syncUserIsMarketingUser
  }

  /// Switches campaign sync on or off; mappings stay, and what happens meanwhile waits (CS-P7).
  public mutating func setCampaignSync(_ isOn: Bool, in state: inout RunState) {
    guard isOn != campaignSyncEnabled else { return }
    campaignSyncEnabled = isOn
    note(.sync, isOn ? "campaign sync on" : "campaign sync off", rules: [.csP7], in: &state)
  }

  /// The present report; differences are computed from the state.
  public func report(in state: RunState) -> SyncReport {
    var report = totals
    report.faults = faults.counts
    for (index, book) in books.enumerated() {
      guard var entry = book.report else { continue }
      entry.programMembersAfter = state.mirror.programs[index].count
      entry.campaignMembersAfter = state.mirror.campaigns[entry.campaign.index].members.count
      entry.errors = SyncProblem.allCases.compactMap { problem in
        book.attempts[problem].map { .init(reason: problem, attempts: $0) }
      }
      if state.mirror.links[index] != nil {
        entry.differences = differences(of: ProgramID(index), to: entry.campaign, in: state)
        (entry.typeDiffers, entry.costDiffers) = campaignDiffers(ProgramID(index), in: state)
      } else {
        entry.isLinked = false
      }
      report.programs.append(entry)
    }
    return report
  }
}

extension SyncEngine {
  /// Adds a trace record about the sync, when the trace is on.
  func note(
    _ kind: TraceRecord.Kind, _ text: @autoclosure () -> String, person: PersonID? = nil,
    details: @autoclosure () -> [TraceRecord.Detail] = [], rules: @autoclosure () -> [Rule],
    in state: inout RunState
  ) {
    guard state.trace.isOn else { return }
    state.trace.append(
      TraceRecord(
        kind, at: state.now, person: person, note: text(), details: details(), rules: rules()))
  }

  /// Records that something could not be carried over for a member, once more.
  ///
  /// What the model itself finds is traced every time with its counter; what the connection
  /// or Salesforce refuses, the first time only.
  mutating func fail(
    _ refusal: SalesforceRefusal, _ person: PersonID, in program: ProgramID,
    _ type: ActivityType = .addToSFDCCampaign, state: inout RunState
  ) {
    let problem = refusal.problem
    var attempts = 1
    if let open = books[program.index].open[person], open.problem == problem {
      attempts += open.attempts
    }
    books[program.index].open[person] = OpenProblem(problem: problem, attempts: attempts)
    books[program.index].attempts[problem, default: 0] += 1
    guard !problem.isFault else {
      return report(refusal, about: .init(person: person, program: program), type, in: &state)
    }
    note(
      .recordError, problem.text, person: person,
      details: [.init("program", .program(program)), .init("attempt", .count(attempts))],
      rules: problem.rules, in: &state)
  }

  /// Forgets what was open for a member, because it is settled.
  mutating func settle(_ person: PersonID, in program: ProgramID, state: inout RunState) {
    guard !books[program.index].open.isEmpty,
      let open = books[program.index].open.removeValue(forKey: person), open.problem.isFault
    else { return }
    recover(.init(person: person, program: program), in: &state)
  }

  /// The campaign that a program is mapped to (CS-M1); nil when it is not, or when its mapping waits.
  func mappedCampaign(of program: ProgramID, in state: RunState) -> SFDCCampaignID? {
    guard let campaign = state.mirror.links[program.index]?.campaign,
      programsByCampaign[campaign.index] == program
    else { return nil }
    return campaign
  }

  /// Whether Marketo can use a campaign: it sees it and it was not deleted.
  func isUsable(_ campaign: SFDCCampaignID, in state: RunState) -> Bool {
    state.graph.assets.sfdcCampaigns[campaign.index].isVisible
      && !state.mirror.campaigns[campaign.index].isDeleted
  }

  /// The rule by which a campaign status and a program status match that are not spelled the same.
  @inline(__always) func nameRules(
    _ held: StatusIndex, of campaign: SFDCCampaignID, _ status: StatusIndex,
    of program: ProgramID, in state: RunState
  ) -> [Rule] {
    guard settings.statusNames != .exact else { return [] }
    let label = state.mirror.campaigns[campaign.index].statuses[held.index].label
    let name = state.graph.assets.statuses(of: program)[status.index].name
    return sameBytes(label, name) ? [] : [.csS3]
  }
}

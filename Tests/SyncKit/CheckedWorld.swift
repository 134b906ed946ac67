import RuleGraph
import RuleRuntime
import SyncState

/// A world with checkers that watch it: they know the rules, but share no code with the engine.
///
/// What should become of each member is predicted from what both sides held after the last cycle,
/// hold now, and when they last changed. Everything else is an invariant of CS-14.6.
package struct CheckedWorld {
  package var world: World
  /// What was done, for the message.
  private(set) var history: [Operation] = []
  /// What is wrong with the engine on purpose, if anything.
  let fault: Fault?
  /// The answers to open questions that the world claims to have.
  let settings: SyncSettings
  /// The first thing that went wrong.
  package internal(set) var violation: String?
  let peopleCount: Int
  let mapping: [Int?]
  let steps: [String: Int]
  var pairs: [Pair]
  var people: [Person]
  var isFirstSync = true
  var isCycleOpen = false
  var folded: [Folded]
  var leadEntries = 0
  /// Whether a push has written type and cost since the mappings were made.
  ///
  /// An engine that ends between the first pull and the first push leaves a mapping that counts as
  /// synced.
  var areCampaignsWritten = false
  var areCampaignsDue = true
  /// Whether no push has ended since the mappings were made.
  var isFirstPush = true
  /// Whether something stands between the two sides, so that a write may be refused or get lost.
  var isTroubled = false
  /// For how many cycles each side is out of service, Salesforce first.
  var outages = [0, 0]
  /// Whether the present cycle does not run because of that.
  var isCycleStopped = false
  /// The leads that an engine which has ended since had made.
  var leadsBeforeRestart = 0
  var witness: Witness
  let recordsBefore: Int
  /// The merges in Salesforce that no pull has seen.
  var pendingMerges: [Merge] = []
  /// All merges whose entries may be met in the log.
  var mergesInLog: [Merge] = []

  /// A person in a mapped program and its campaign.
  struct Pair {
    let person: Int
    let program: Int
    let campaign: Int
    /// What both sides held when they were last brought together.
    var base: (program: String?, campaign: String?)
    /// What the last pull found.
    var seen: String?
    /// What Marketo knows: pulled, or written since by a step.
    var known: String?
    var now: (program: String?, campaign: String?)
    var changedAt: (program: Int64, campaign: Int64) = (.min, .min)
    /// Whether anything happened to the pair since the last quiet cycle.
    var isTouched = true
    /// Whether the last pull compared the two sides for the first time.
    var isCompared = false
    /// What a push wrote without a reply: what both sides have agreed on once the next pull finds it.
    var lost: (program: String?, campaign: String?)?
    /// Whether Marketo changed the membership since the last push.
    var isMarked = false
    /// Whether nobody left one side alone, so that custom fields of the member must be equal.
    var areFieldsEqual = true
  }

  struct Person {
    var hasRecord: Bool
    var isContact: Bool
    var isDeleted = false
    /// Merged into somebody else.
    var isGone = false
    /// Deleted, converted or merged since the last pull.
    var isRecordNews = false
    var hasLastName: Bool
  }

  /// What the log entries so far add up to.
  struct Folded {
    var program: String?
    var observed: String?
  }

  package init(_ setup: Setup, fault: Fault? = nil) {
    self.fault = fault
    settings = setup.settings
    var planned = setup
    fault?.prepare(&planned)
    let world = World(planned)
    peopleCount = setup.people.count
    mapping = setup.mapping
    var steps: [String: Int] = [:]
    for status in setup.statuses { steps[status.name] = status.step }
    self.steps = steps
    people = setup.people.map {
      Person(
        hasRecord: $0.record != nil, isContact: $0.record == .contact,
        hasLastName: $0.lastName != nil)
    }
    var pairs: [Pair] = []
    for (program, campaign) in setup.mapping.enumerated() {
      guard let campaign else { continue }
      for person in setup.people.indices {
        let now = (world.status(person, program: program), world.member(person, campaign: campaign))
        let isBoth = now.0 != nil && now.1 != nil
        pairs.append(
          Pair(
            person: person, program: program, campaign: campaign,
            base: isBoth ? now : (nil, nil), seen: now.1, known: now.1, now: now))
      }
    }
    self.pairs = pairs
    folded = pairs.map { Folded(program: $0.now.program, observed: $0.now.campaign) }
    recordsBefore = world.state.mirror.records.count
    witness = Witness(
      pairs.map { ($0.person, $0.program, $0.campaign, Self.sides($0, in: world)) }, steps: steps,
      settings: setup.settings)
    self.world = world
    self.world.state.journal = []
    _ = self.world.state.trace.take()
  }

  /// Does something and checks what came of it.
  package mutating func apply(_ operation: Operation) {
    guard violation == nil else { return }
    history.append(operation)
    guard isPossible(operation) else { return }
    var isDone = false
    // Without a fault no copy is held, so that the world changes in place.
    let before = fault == nil ? nil : world
    switch operation {
    case .marketo(let person, let program, let status):
      world.setStatus(person, status, program: program)
    case .salesforce(let person, let campaign, let status):
      let isMember = world.member(person, campaign: campaign) != nil
      let change: Effect.SFDCMemberChange =
        status == nil ? .remove : isMember ? .changeStatus : .add
      world.salesforce(change, person, status, campaign: campaign)
    case .step(let change, let person, let campaign, let status):
      isDone = world.step(change, person, status, campaign: campaign).result == .succeeded
      if isDone, change != .remove {
        if !people[person].hasRecord { people[person].isContact = false }
        people[person].hasRecord = true
        people[person].isDeleted = false
      }
    case .deleteRecord(let person):
      guard let record = world.state.mirror.currentRecord(of: PersonID(person)),
        world.salesforce(.deleteRecord(record)).result == .succeeded
      else { break }
      isDone = true
      people[person].isRecordNews = true
      people[person].isDeleted = true
      people[person].hasRecord = false
      touch(person)
    case .convert(let person):
      guard let record = world.record(person),
        world.salesforce(.convertLead(record)).result == .succeeded
      else { break }
      people[person].isRecordNews = true
      people[person].isContact = true
      touch(person)
    case .mergeInSalesforce(let loser, let winner): mergeInSalesforce(loser, into: winner)
    case .mergeInMarketo(let loser, let winner): mergeInMarketo(loser, into: winner)
    case .lastName(let person, let name):
      world.setField(World.lastName, name, person)
      people[person].hasLastName = name != nil
      touch(person)
    case .memberField(let person, let program, let value):
      world.setSeat(person, program: program, value)
      touch(person)
    case .salesforceField(let person, let campaign, let value):
      world.setSeat(person, campaign: campaign, value)
      touch(person)
    case .trouble(let trouble): begin(trouble)
    case .recover: recover()
    case .wait: world.wait()
    case .restart: restart(keepsBase: true)
    case .loseBase: restart(keepsBase: false)
    case .pull:
      if isCycleOpen { push() }
      isCycleOpen = true
      return pull()
    case .push:
      // A push without a pull before it is no cycle.
      if isCycleOpen { push() }
      isCycleOpen = false
      return
    }
    if let before { fault?.after(before, &world, operation) }
    noteChanges()
    if let wrong = witness.see(Self.actor(operation, isDone: isDone), sides()) { fail(wrong) }
    if case .step(_, let person, let campaign, _) = operation {
      for index in pairs.indices
      where pairs[index].person == person && pairs[index].campaign == campaign {
        if isDone { pairs[index].known = pairs[index].now.campaign }
      }
      findLeads()
    }
    checkFold()
  }

  /// What was done last.
  var lastOperation: String { history.last?.description ?? "" }

  mutating func touch(_ person: Int) {
    for index in pairs.indices where pairs[index].person == person {
      pairs[index].isTouched = true
    }
  }

  mutating func noteChanges() {
    let at = world.state.now.millisecondsSince1970
    for index in pairs.indices {
      let pair = pairs[index]
      let program = world.status(pair.person, program: pair.program)
      let campaign = world.member(pair.person, campaign: pair.campaign)
      if program != pair.now.program {
        pairs[index].changedAt.program = at
        pairs[index].isMarked = true
      }
      if campaign != pair.now.campaign { pairs[index].changedAt.campaign = at }
      guard program != pair.now.program || campaign != pair.now.campaign else { continue }
      pairs[index].noteLeaving(program, campaign)
      pairs[index].now = (program, campaign)
      pairs[index].isTouched = true
    }
  }

  mutating func fail(_ text: String) {
    guard violation == nil else { return }
    violation = "\(text) after: \(history.map(\.description).joined(separator: ", "))"
  }
}

import RuleGraph
import RuleRuntime
import SyncState

/// Something that can happen in a checked world.
enum Operation: Sendable, CustomStringConvertible {
  /// A user sets a program status; nil removes.
  case marketo(Int, program: Int, String?)
  /// Somebody in Salesforce sets a member status, adding when needed; nil removes.
  case salesforce(Int, campaign: Int, String?)
  /// A flow step outside mapped programs.
  case step(Effect.SFDCMemberChange, Int, campaign: Int, String?)
  /// The record is deleted in Salesforce.
  case deleteRecord(Int)
  /// The lead is converted in Salesforce.
  case convert(Int)
  /// A user sets the last name.
  case lastName(Int, String?)
  /// Time passes.
  case wait
  /// The first half of a cycle.
  case pull
  /// The second half.
  case push

  var description: String {
    switch self {
    case .marketo(let person, let program, let status): "M p\(person) P\(program) \(status ?? "-")"
    case .salesforce(let person, let campaign, let status):
      "S p\(person) C\(campaign) \(status ?? "-")"
    case .step(let change, let person, let campaign, let status):
      "F \(change) p\(person) C\(campaign) \(status ?? "-")"
    case .deleteRecord(let person): "delete p\(person)"
    case .convert(let person): "convert p\(person)"
    case .lastName(let person, let name): "name p\(person) \(name ?? "-")"
    case .wait: "wait"
    case .pull: "pull"
    case .push: "push"
    }
  }
}

/// A world with checkers that watch it: they know the rules, but share no code with the engine.
///
/// What should become of each member is predicted from what both sides held after the last cycle,
/// hold now, and when they last changed. Everything else is an invariant of CS-14.6.
struct CheckedWorld {
  var world: World
  /// What was done, for the message.
  private(set) var history: [String] = []
  /// The first thing that went wrong.
  private(set) var violation: String?
  private let peopleCount: Int
  private let mapping: [Int?]
  private let steps: [String: Int]
  private var pairs: [Pair]
  private var people: [Person]
  private var isFirstSync = true
  private var isCycleOpen = false
  private var folded: [Folded]
  private var leadEntries = 0
  private let recordsBefore: Int

  /// A person in a mapped program and its campaign.
  private struct Pair {
    let person: Int
    let program: Int
    let campaign: Int
    /// What both sides held when they were last brought together.
    var base: (program: String?, campaign: String?)
    /// What the last pull found.
    var seen: String?
    /// What Marketo knows: pulled, or written since by a step (R-34).
    var known: String?
    var now: (program: String?, campaign: String?)
    var changedAt: (program: Int64, campaign: Int64) = (.min, .min)
    /// Whether anything happened to the pair since the last quiet cycle.
    var isTouched = true
  }

  private struct Person {
    var hasRecord: Bool
    var isContact: Bool
    var isDeleted = false
    /// Deleted or converted since the last pull.
    var isRecordNews = false
    var hasLastName: Bool
  }

  /// What the log entries so far add up to.
  private struct Folded {
    var program: String?
    var observed: String?
  }

  init(_ setup: Setup) {
    let world = World(setup, depth: .off)
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
    self.world = world
    self.world.state.journal = []
  }

  /// Does something and checks what came of it.
  mutating func apply(_ operation: Operation) {
    guard violation == nil else { return }
    history.append(operation.description)
    switch operation {
    case .marketo(let person, let program, let status):
      world.setStatus(person, status, program: program)
    case .salesforce(let person, let campaign, let status):
      let isMember = world.member(person, campaign: campaign) != nil
      let change: Effect.SFDCMemberChange =
        status == nil ? .remove : isMember ? .changeStatus : .add
      world.salesforce(change, person, status, campaign: campaign)
    case .step(let change, let person, let campaign, let status):
      let outcome = world.step(change, person, status, campaign: campaign)
      if outcome.result == .succeeded, change != .remove {
        if !people[person].hasRecord { people[person].isContact = false }
        people[person].hasRecord = true
        people[person].isDeleted = false
      }
    case .deleteRecord(let person):
      guard let record = world.state.mirror.currentRecord(of: PersonID(person)),
        world.salesforce(.deleteRecord(record)).result == .succeeded
      else { break }
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
    case .lastName(let person, let name):
      world.setField(World.lastName, name, person)
      people[person].hasLastName = name != nil
      touch(person)
    case .wait: world.wait()
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
    noteChanges()
    if case .step(_, let person, let campaign, _) = operation {
      for index in pairs.indices
      where pairs[index].person == person && pairs[index].campaign == campaign {
        if !world.state.journal.isEmpty { pairs[index].known = pairs[index].now.campaign }
      }
    }
    checkFold()
  }

  private mutating func touch(_ person: Int) {
    for index in pairs.indices where pairs[index].person == person {
      pairs[index].isTouched = true
    }
  }

  private mutating func noteChanges() {
    let at = world.state.now.millisecondsSince1970
    for index in pairs.indices {
      let pair = pairs[index]
      let program = world.status(pair.person, program: pair.program)
      let campaign = world.member(pair.person, campaign: pair.campaign)
      if program != pair.now.program { pairs[index].changedAt.program = at }
      if campaign != pair.now.campaign { pairs[index].changedAt.campaign = at }
      guard program != pair.now.program || campaign != pair.now.campaign else { continue }
      pairs[index].now = (program, campaign)
      pairs[index].isTouched = true
    }
  }

  private mutating func fail(_ text: String) {
    guard violation == nil else { return }
    violation = "\(text) after: \(history.joined(separator: ", "))"
  }
}

// What a cycle should do
extension CheckedWorld {
  private mutating func pull() {
    let expected = pairs.map { predictPull($0) }
    world.pull()
    for index in people.indices where people[index].isRecordNews {
      people[index].isRecordNews = false
    }
    isFirstSync = false
    compare(expected, "pull")
  }

  private mutating func push() {
    var expected: [Pair] = []
    for pair in pairs { expected.append(predictPush(pair)) }
    world.push()
    for (index, pair) in expected.enumerated() where pair.now.campaign != pairs[index].now.campaign
    {
      guard pair.now.campaign != nil, !people[pair.person].hasRecord else { continue }
      people[pair.person].hasRecord = true
      people[pair.person].isContact = false
    }
    compare(expected, "push")
  }

  private mutating func compare(_ expected: [Pair], _ half: String) {
    for (index, pair) in expected.enumerated() {
      let program = world.status(pair.person, program: pair.program)
      let campaign = world.member(pair.person, campaign: pair.campaign)
      if program != pair.now.program || campaign != pair.now.campaign {
        fail(
          "\(half) left p\(pair.person) P\(pair.program) as \(program ?? "-")/\(campaign ?? "-"), "
            + "expected \(pair.now.program ?? "-")/\(pair.now.campaign ?? "-")")
      }
      pairs[index] = pair
    }
    checkSilence()
    checkFold()
    checkInvariants()
  }

  /// What steps 2 to 4 should make of a pair.
  private func predictPull(_ pair: Pair) -> Pair {
    var result = pair
    result.seen = pair.now.campaign
    result.known = pair.now.campaign
    let (program, campaign) = pair.now
    let programMoved = program != pair.base.program
    let campaignMoved = campaign != pair.base.campaign
    let agreed = pair.base.program != nil && pair.base.program == pair.base.campaign
    let isFirstSync = isFirstSync && !agreed
    guard let campaign else {
      guard pair.base.campaign != nil else { return result }
      guard let program, programMoved else {
        result.now.program = nil
        result.base = (nil, nil)
        return result
      }
      // CS-K4: the later one wins, the change at equal times.
      if pair.changedAt.campaign > pair.changedAt.program { result.now.program = nil }
      result.base = (nil, nil)
      _ = program
      return result
    }
    guard campaignMoved || isFirstSync else { return result }
    guard let theirs = steps[campaign] else {
      // CS-S8, R-39: nothing follows; what Marketo changed, or removed later, goes out.
      let isRemovedLater =
        program == nil && programMoved && pair.changedAt.program > pair.changedAt.campaign
      if !programMoved || (program == nil && !isRemovedLater) { result.base.program = program }
      if isRemovedLater { result.base.program = "anything else" }
      result.base.campaign = campaign
      return result
    }
    guard let program, let ours = steps[program] else {
      // CS-K4 or CS-G2.
      if pair.base.program != nil,
        pair.changedAt.program > pair.changedAt.campaign || !campaignMoved
      {
        result.base = (campaign, campaign)
        return result
      }
      result.now.program = campaign
      result.base = (campaign, campaign)
      return result
    }
    if program == campaign {
      result.base = (program, campaign)
    } else if isFirstSync {
      // CS-I5.
      if theirs > ours { result.now.program = campaign }
      result.base = (campaign, campaign)
    } else if !programMoved {
      // CS-G4, CS-G5.
      if theirs >= ours { result.now.program = campaign }
      result.base = (result.now.program, campaign)
    } else if theirs > ours || (theirs == ours && people[pair.person].isContact) {
      // CS-K3: Salesforce.
      result.now.program = campaign
      result.base = (campaign, campaign)
    } else {
      // CS-K3: Marketo, whose value is news compared with Salesforce's.
      result.base = (campaign, campaign)
    }
    return result
  }

  /// What step 7 should make of a pair.
  private func predictPush(_ pair: Pair) -> Pair {
    var result = pair
    let person = people[pair.person]
    guard pair.now.program != pair.base.program else { return result }
    guard pair.now.program != nil || pair.seen != nil else {
      result.base = (nil, nil)
      return result
    }
    if pair.seen == pair.now.program {
      result.base = (pair.now.program, pair.seen)
      return result
    }
    // Salesforce changed after the pull: the next cycle decides.
    guard pair.now.campaign == pair.seen, pair.seen == pair.known, !person.isRecordNews else {
      return result
    }
    if !person.hasRecord {
      guard !person.isDeleted, person.hasLastName else { return result }
    }
    result.now.campaign = pair.now.program
    result.seen = pair.now.program
    result.known = pair.now.program
    result.base = (pair.now.program, pair.now.program)
    return result
  }
}

// What must always hold
extension CheckedWorld {
  /// A pair to which nothing happened writes nothing (CS-G14).
  private mutating func checkSilence() {
    for entry in world.state.journal where entry.cause == nil {
      let person = entry.person.index
      let isQuiet: Bool
      switch entry.asset {
      case .program(let program):
        isQuiet = pairs.contains {
          $0.person == person && $0.program == program.index && !$0.isTouched
        }
      case .sfdcCampaign(let campaign):
        isQuiet = pairs.contains {
          $0.person == person && $0.campaign == campaign.index && !$0.isTouched
        }
      case .none, .field, .list, .campaign, .named: isQuiet = false
      }
      if isQuiet { fail("an echo: entry \(entry.type.rawValue) of p\(person)") }
    }
  }

  /// State is the sum of the log: program statuses of entries 104, what Marketo knows of campaign
  /// members of entries 42, 43 and 44; program statuses never go back but to none (CS-14.6 e).
  private mutating func checkFold() {
    for entry in world.state.journal {
      if entry.type == .syncLeadToSFDC { leadEntries += 1 }
      guard let index = pairs.firstIndex(where: { isAbout(entry, $0) }) else { continue }
      let new = text(entry.newValue)
      switch entry.type {
      case .changeStatusInProgression:
        let old = text(entry.oldValue)
        if old != folded[index].program ?? "Not in Program" { fail("104 from a wrong status") }
        folded[index].program = new == "Not in Program" ? nil : new
        if let new, let from = old.flatMap({ steps[$0] }), let to = steps[new], to < from {
          fail("a program status went back")
        }
      case .addToSFDCCampaign:
        if folded[index].observed != nil, entry.cause == nil { fail("42 of a member") }
        folded[index].observed = new
      case .changeStatusInSFDCCampaign:
        if entry.cause == nil, text(entry.oldValue) != folded[index].observed {
          fail("44 from a wrong status")
        }
        if text(entry.oldValue) == new { fail("44 without a change") }
        folded[index].observed = new
      case .removeFromSFDCCampaign:
        if folded[index].observed == nil, entry.cause == nil { fail("43 of a non-member") }
        folded[index].observed = nil
      default: break
      }
    }
    world.state.journal = []
    for (index, pair) in pairs.enumerated() {
      if folded[index].program != world.status(pair.person, program: pair.program) {
        fail("the program status of p\(pair.person) is not what the log says")
      }
      let observed = world.state.mirror.observed[pair.campaign][PersonID(pair.person)].map {
        world.state.mirror.campaigns[pair.campaign].statuses[$0.index].label
      }
      if folded[index].observed != observed {
        fail("what Marketo knows of p\(pair.person) is not what the log says")
      }
    }
  }

  private func isAbout(_ entry: Activity, _ pair: Pair) -> Bool {
    guard entry.person.index == pair.person else { return false }
    switch entry.asset {
    case .program(let program): return program.index == pair.program
    case .sfdcCampaign(let campaign): return campaign.index == pair.campaign
    case .none, .field, .list, .campaign, .named: return false
    }
  }

  private func text(_ value: Value) -> String? {
    if case .text(let text) = value { world.state.mirror.text[text] } else { nil }
  }

  /// CS-14.6 c, d, f: one member per record, statuses of the list, leads made exactly once.
  private mutating func checkInvariants() {
    let mirror = world.state.mirror
    for campaign in mirror.campaigns {
      let records = campaign.members.rows.map(\.record)
      if Set(records).count != records.count { fail("two members for one record") }
      for member in campaign.members.rows {
        if mirror.records[member.record].isDeleted { fail("a deleted record is a member") }
        guard member.status.index < campaign.statuses.count,
          !campaign.statuses[member.status.index].isDeleted
        else {
          fail("a status outside the list")
          continue
        }
      }
    }
    let leads = mirror.records.rows.dropFirst(recordsBefore).filter { $0.kind == .lead }
    if leads.count != leadEntries { fail("\(leads.count) leads made, \(leadEntries) entries 19") }
    if world.engine.report(in: world.state).leadsCreated != leads.count {
      fail("the report counts other leads")
    }
    for person in 0..<peopleCount {
      let own = mirror.records.rows.filter { $0.person == PersonID(person) }
      if own.count > 1 { fail("p\(person) has two records") }
    }
  }

  /// Runs cycles until all is settled; then both sides agree but for reported differences that
  /// are true (CS-14.6 a), and one more cycle writes nothing (CS-14.6 b).
  mutating func settle() {
    for operation in [Operation.wait, .pull, .push, .wait, .pull, .push] { apply(operation) }
    for index in pairs.indices { pairs[index].isTouched = false }
    let before = holdings
    for operation in [Operation.wait, .pull, .push] { apply(operation) }
    if holdings != before { fail("a quiet cycle changed something") }
    let report = world.engine.report(in: world.state)
    for pair in pairs where pair.now.program != pair.now.campaign {
      let reported = report.programs.first { $0.program.index == pair.program }?.differences
        .first { $0.person.index == pair.person }?.reason
      let person = people[pair.person]
      let isTrue: Bool
      switch reported {
      case .regressionRefused:
        isTrue =
          steps[pair.now.campaign ?? ""] ?? .max < steps[pair.now.program ?? ""] ?? .min
      case .unknownStatus: isTrue = pair.now.campaign.map { steps[$0] == nil } ?? false
      case .missingLastName: isTrue = !person.hasLastName && !person.hasRecord
      case .deletedInSalesforce: isTrue = person.isDeleted && !person.hasRecord
      case .hiddenStatus, .labelTooLong, .missingCompany, .recordNotVisible, .channelNameTooLong,
        .costTooLarge, .changedSincePull, .waiting, nil:
        isTrue = false
      }
      if !isTrue {
        fail(
          "p\(pair.person) P\(pair.program) is \(pair.now.program ?? "-")/"
            + "\(pair.now.campaign ?? "-"), reported: \(reported?.rawValue ?? "nothing")")
      }
    }
  }

  private var holdings: [String] {
    pairs.map { "\($0.now.program ?? "-")/\($0.now.campaign ?? "-")" }
  }
}

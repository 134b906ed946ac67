import RuleGraph
import RuleRuntime
import SyncState

/// Long random histories: from a seed comes a world, and what happens in it.
///
/// Worlds are small and begin nearly in step, because two sides that have nothing in common hardly
/// ever touch the same person.
package enum RandomWorlds {
  private static let statuses: [String?] = ["Registered", "Waitlisted", "Attended", "VIP", nil]

  private static func setup(_ dice: inout Dice) -> Setup {
    var setup = Setup(
      mapping: [1, 0, 2], periodCosts: [100, 250],
      campaigns: Array(repeating: Setup.labels, count: 3))
    // Half of the worlds have the usual answers to open questions, the others some of the others.
    if dice.chance(50) {
      for policy in SyncPolicy.all where dice.chance(25) {
        _ = policy.choose(dice.pick(policy.choices).word, in: &setup.settings)
      }
    }
    if setup.settings.statusNames == .loose {
      for index in setup.campaigns[0].indices {
        setup.campaigns[0][index].label = setup.campaigns[0][index].label.uppercased() + " "
      }
    }
    setup.memberFields = [Field("Seat", api: "seat", .string, salesforce: "Seat__c")]
    for _ in 0...dice.number(below: 6) {
      var person = Setup.Person(record: dice.pick([nil, .lead, .lead, .contact]))
      if dice.chance(20) { person.lastName = nil }
      for (program, campaign) in setup.mapping.enumerated() {
        guard let campaign, dice.chance(60) else { continue }
        let status = dice.pick(["Registered", "Waitlisted", "Attended"])
        let isInProgram = dice.chance(80)
        if isInProgram { person.programs[program] = status }
        guard person.record != nil, !isInProgram || dice.chance(80) else { continue }
        let isSame = dice.chance(70)
        person.members[campaign] = isSame ? status : dice.pick(["Registered", "Attended"])
      }
      setup.people.append(person)
    }
    return setup
  }

  /// A world, and the dice that say what happens in it.
  private struct Walker {
    var dice: Dice
    var checked: CheckedWorld
    let people: Int
    /// Whether the campaigns have a status that the channel does not know; it comes to them after
    /// the mapping was made (CS-S8), and keeps it from being made anew (CS-S1).
    let hasStrangeStatus: Bool
    /// Whether something comes between the two sides now and then.
    let hasTroubles: Bool
    /// Whether the engine may end before it has pulled a merge.
    let endsAfterMerges: Bool

    init(seed: UInt64, fault: Fault? = nil, start: Int64 = 0, endsAfterMerges: Bool = false) {
      self.endsAfterMerges = endsAfterMerges
      dice = Dice(seed: seed)
      var setup = RandomWorlds.setup(&dice)
      setup.start = Instant(millisecondsSince1970: start)
      checked = CheckedWorld(setup, fault: fault)
      people = setup.people.count
      hasStrangeStatus = dice.chance(50)
      hasTroubles = dice.chance(40)
      guard hasStrangeStatus else { return }
      for campaign in setup.campaigns.indices {
        checked.world.salesforce(
          .addStatus(SFDCCampaignID(campaign), MemberStatus(label: "VIP")))
      }
    }

    /// Applies the next act; a merge stands between two cycles, because the forecast does not say who
    /// wins when memberships that were not in step go over and change again before a cycle.
    mutating func step() {
      let operation = operation()
      guard operation.isMerge else { return checked.apply(operation) }
      for act in [.wait, .pull, .push, operation] as [Operation] { checked.apply(act) }
      if endsAfterMerges, dice.chance(50) { checked.apply(.restart) }
      for act in [.wait, .pull, .push] as [Operation] { checked.apply(act) }
    }

    private mutating func operation() -> Operation {
      let person = dice.number(below: people)
      switch dice.number(below: 100) {
      case 0..<50: return edit(of: person)
      case 50..<64:
        return .step(
          dice.pick([.add, .changeStatus, .remove]), person, campaign: dice.number(below: 3),
          dice.pick(statuses))
      case 64..<67: return .deleteRecord(person)
      case 67..<69: return .convert(person)
      case 69, 72:
        let other = dice.number(below: people)
        return dice.chance(60)
          ? .mergeInSalesforce(person, into: other) : .mergeInMarketo(person, into: other)
      case 70..<72: return .lastName(person, dice.chance(50) ? "Roe" : nil)
      case 73..<75:
        guard hasStrangeStatus else { return dice.chance(70) ? .restart : .loseBase }
        return checked.isFirstSync ? .wait : .restart
      case 75..<82: return .wait
      case 82..<85:
        guard hasTroubles else { return .wait }
        return dice.chance(40) ? .recover : trouble(for: person)
      case 85..<88:
        let seat = dice.pick(["1A", "2B", nil])
        let asset = dice.number(below: 3)
        return dice.chance(50)
          ? .memberField(person, program: asset, seat)
          : .salesforceField(person, campaign: asset, seat)
      case 88..<95: return .pull
      default: return .push
      }
    }

    /// Leads that wait for a change are not tried again when a rule ends, which the forecast does not
    /// know (CS-L7).
    private mutating func trouble(for person: Int) -> Operation {
      let trouble = Trouble.draw(&dice, person: person)
      guard checked.settings.failedLeads == .onChange else { return .trouble(trouble) }
      switch trouble {
      case .validation(.lead, _), .duplicates: return .wait
      case .validation, .lock, .outage, .calls, .replies: return .trouble(trouble)
      }
    }

    private mutating func edit(of person: Int) -> Operation {
      let asset = dice.number(below: 3)
      let status = dice.pick(statuses)
      return dice.chance(50)
        ? .marketo(person, program: asset, status) : .salesforce(person, campaign: asset, status)
    }

    /// Returns one act for each person, none of which runs the clock or a cycle.
    mutating func batch() -> [Operation] { (0..<people).map { edit(of: $0) } }
  }

  /// Walks through one history and settles it; returns the first thing that went wrong.
  ///
  /// `endsAfterMerges` lets the engine end before it has pulled a merge, which shows whether loading a
  /// state finds merges; what it then makes of statuses that the program does not know, one walk in many
  /// thousands takes for a conflict that there was not.
  package static func run(
    seed: UInt64, steps: Int, fault: Fault? = nil, endsAfterMerges: Bool = false
  ) -> String? {
    walk(seed: seed, steps: steps, fault: fault, endsAfterMerges: endsAfterMerges).violation
  }

  /// Walks through one history, `start` milliseconds after 1970, and settles it.
  private static func walk(
    seed: UInt64, steps: Int, fault: Fault? = nil, start: Int64 = 0, endsAfterMerges: Bool = false
  ) -> CheckedWorld {
    var walker = Walker(
      seed: seed, fault: fault, start: start, endsAfterMerges: endsAfterMerges)
    for _ in 0..<steps where walker.checked.violation == nil { walker.step() }
    walker.checked.settle()
    return walker.checked
  }

  /// Returns the shortest history that was found for a walk in which something goes wrong, by leaving
  /// out acts, and what goes wrong in it; nil when nothing does.
  package static func shrink(seed: UInt64, steps: Int) -> (history: [String], violation: String)? {
    var walker = Walker(seed: seed)
    let start = walker.checked
    for _ in 0..<steps where walker.checked.violation == nil { walker.step() }
    func violation(of operations: [Operation]) -> String? {
      var checked = start
      for operation in operations { checked.apply(operation) }
      checked.settle()
      return checked.violation
    }
    var operations = walker.checked.history
    guard var found = violation(of: operations) else { return nil }
    // Another mistake than the one that is looked for may be a history that no walk has.
    let kind = found.filter(\.isLetter).prefix(12)
    var length = operations.count / 2
    while length > 0 {
      var place = 0
      while place < operations.count {
        var shorter = operations
        shorter.removeSubrange(place..<min(place + length, operations.count))
        if let wrong = violation(of: shorter), wrong.filter(\.isLetter).hasPrefix(kind) {
          (operations, found) = (shorter, wrong)
        } else {
          place += length
        }
      }
      length /= 2
    }
    let text = found.firstRange(of: " after: ").map { String(found[..<$0.lowerBound]) } ?? found
    let usual = SyncSettings()
    let others = SyncPolicy.all.filter { $0.word(in: start.settings) != $0.word(in: usual) }
      .map { "\($0.name): \($0.word(in: start.settings))" }
    let begin = ["settings: \(others)", "begin: \(start.holdings)"]
    return (begin + operations.map(\.description), text)
  }

  /// Returns what happens in one history, line by line, with what both sides hold after it.
  package static func story(seed: UInt64, steps: Int) -> [String] {
    var walker = Walker(seed: seed)
    var lines = ["begin: \(walker.checked.holdings)"]
    for _ in 0..<steps where walker.checked.violation == nil {
      walker.step()
      lines.append("\(walker.checked.lastOperation): \(walker.checked.holdings)")
    }
    return lines
  }

  /// Walks through one history in other ways that must come to the same end; returns what differs.
  ///
  /// Once more (S7), with the clock a day before and after (S16), and with acts about different
  /// people in the opposite order (S8).
  package static func compare(seed: UInt64, steps: Int) -> String? {
    let first = walk(seed: seed, steps: steps)
    if let violation = first.violation { return violation }
    guard walk(seed: seed, steps: steps).fingerprint == first.fingerprint else {
      return "S7: the same history came to another end"
    }
    for start: Int64 in [-86_400_000, 86_400_000]
    where walk(seed: seed, steps: steps, start: start).holdings != first.holdings {
      return "S16: the same history at another time came to another end"
    }
    return shuffle(seed: seed, steps: steps)
  }

  private static func shuffle(seed: UInt64, steps: Int) -> String? {
    var walker = Walker(seed: seed)
    for _ in 0..<steps / 10 {
      for _ in 0..<6 { walker.step() }
      let batch = walker.batch()
      var other = walker.checked
      for operation in batch { walker.checked.apply(operation) }
      for operation in batch.reversed() { other.apply(operation) }
      var settled = walker.checked
      settled.settle()
      other.settle()
      if let violation = settled.violation ?? other.violation { return violation }
      guard settled.holdings == other.holdings else {
        return "S8: the order of \(batch.map(\.description)) matters"
      }
    }
    return nil
  }
}

extension CheckedWorld {
  /// Everything that both sides and the engine's memory hold, as one text.
  fileprivate var fingerprint: String {
    let mirror = world.state.mirror
    var parts = holdings
    for (index, link) in mirror.links.enumerated() {
      for person in 0..<mirror.people.count {
        let id = PersonID(person)
        parts.append(
          "\(String(describing: link?[id])) \(String(describing: mirror.programs[index][id]))")
      }
    }
    for campaign in mirror.campaigns {
      parts.append("\(campaign.members.rows.sorted { $0.record < $1.record })")
    }
    for row in mirror.records.rows { parts.append("\(row)") }
    return parts.joined(separator: "\n")
  }
}

import RuleGraph
import RuleRuntime
import SyncState

// What must always hold
extension CheckedWorld {
  /// A pair to which nothing happened writes nothing (CS-G14).
  mutating func checkSilence() {
    for entry in world.state.journal where entry.cause == nil && entry.result != .failed {
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
  mutating func checkFold() {
    for entry in world.state.journal where entry.result != .failed {
      if entry.type == .syncLeadToSFDC { leadEntries += 1 }
      if entry.type == .mergeLeads || entry.type == .sfdcMergeLeads { foldMerge(entry) }
      guard let index = pairs.firstIndex(where: { isAbout(entry, $0) }) else { continue }
      let new = text(entry.newValue)
      switch entry.type {
      case .changeStatusInProgression:
        let old = text(entry.oldValue)
        if old != folded[index].program ?? "Not in Program" { fail("104 from a wrong status") }
        folded[index].program = new == "Not in Program" ? nil : new
        if settings.statusRegression != .follow, let new, let from = old.flatMap({ steps[$0] }),
          let to = steps[new], to < from
        {
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
        world.name(ofLabel: world.state.mirror.campaigns[pair.campaign].statuses[$0.index].label)
      }
      if folded[index].observed != observed {
        fail("what Marketo knows of p\(pair.person) is not what the log says")
      }
    }
  }

  func isAbout(_ entry: Activity, _ pair: Pair) -> Bool {
    guard entry.person.index == pair.person else { return false }
    switch entry.asset {
    case .program(let program): return program.index == pair.program
    case .sfdcCampaign(let campaign): return campaign.index == pair.campaign
    case .none, .field, .list, .campaign, .named: return false
    }
  }

  func text(_ value: Value) -> String? {
    guard case .text(let text) = value else { return nil }
    return world.name(ofLabel: world.state.mirror.text[text])
  }

  /// CS-14.6 c, d, f: one member per record, statuses of the list, leads made exactly once.
  mutating func checkInvariants() {
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
    if leads.count != leadEntries + leadsWithoutPerson {
      fail("\(leads.count) leads made, \(leadEntries) entries 19")
    }
    if world.engine.report(in: world.state).leadsCreated + leadsBeforeRestart != leads.count {
      fail("the report counts other leads")
    }
    for person in 0..<peopleCount {
      let own = mirror.records.rows.filter { $0.person == PersonID(person) }
      if own.count > 1 { fail("p\(person) has two records") }
    }
  }

  /// CS-D1, CS-D2: after a cycle a mapped campaign has the channel as type and the costs' sum.
  mutating func checkCampaigns() {
    let assets = world.state.graph.assets
    for (index, program) in assets.programs.enumerated() {
      guard let campaign = program.sfdcCampaign else { continue }
      let record = world.state.mirror.campaigns[campaign.index]
      let today = world.state.graph.zone.local(world.state.now).date
      let costs = program.periodCosts.filter {
        settings.periodCosts == .all || $0.month <= today
      }.reduce(0) { $0 + $1.amount }
      if costs != 0, record.actualCost != Double(costs) { fail("the cost of P\(index) is missing") }
      if record.type.map({ world.state.mirror.text[$0] }) != assets.channels[0].name {
        fail("the type of P\(index) is missing")
      }
    }
  }

  /// Runs cycles until all is settled; then both sides agree but for reported differences that
  /// are true (CS-14.6 a), and one more cycle writes nothing (CS-14.6 b).
  package mutating func settle() {
    if isTroubled { apply(.recover) }
    for operation in [Operation.wait, .pull, .push, .wait, .pull, .push] { apply(operation) }
    for index in pairs.indices { pairs[index].isTouched = false }
    let before = holdings
    for operation in [Operation.wait, .pull, .push] { apply(operation) }
    if holdings != before { fail("a quiet cycle changed something") }
    if areCampaignsWritten { checkCampaigns() }
    if leadsWithoutPerson > 0 { fail("a lead was made twice: one of them is nobody's") }
    if !world.state.graph.assets.memberFields.fields.isEmpty { checkFields() }
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
        .costTooLarge, .changedSincePull, .waiting, .validationRule, .duplicate, .rowLocked,
        .missingRight, .apiLimit, .unavailable, .replyLost, nil:
        isTrue = false
      }
      if !isTrue {
        fail(
          "p\(pair.person) P\(pair.program) is \(pair.now.program ?? "-")/"
            + "\(pair.now.campaign ?? "-"), reported: \(reported?.rawValue ?? "nothing")")
      }
    }
  }

  package var holdings: [String] {
    pairs.map {
      "p\($0.person) P\($0.program) \($0.now.program ?? "-")/\($0.now.campaign ?? "-")"
    }
  }
}

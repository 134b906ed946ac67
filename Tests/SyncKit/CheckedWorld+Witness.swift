import RuleGraph
import RuleRuntime
import SyncState

// What the witness is shown, and the ends of the engine
extension CheckedWorld {
  static func sides(_ pair: Pair, in world: World) -> Witness.Sides {
    let person = PersonID(pair.person)
    let campaign = world.state.mirror.campaigns[pair.campaign]
    return Witness.Sides(
      program: world.status(pair.person, program: pair.program),
      campaign: world.member(pair.person, campaign: pair.campaign),
      programRow: world.state.mirror.programs[pair.program][person],
      memberRow: world.state.mirror.currentRecord(of: person).flatMap { campaign.members[$0] })
  }

  func sides() -> [Witness.Sides] { pairs.map { Self.sides($0, in: world) } }

  static func actor(_ operation: Operation, isDone: Bool) -> Witness.Actor {
    switch operation {
    case .marketo(let person, let program, _): .marketo(person: person, program: program)
    case .salesforce(let person, let campaign, _), .step(_, let person, let campaign, _):
      .salesforce(person: person, campaign: campaign)
    case .deleteRecord(let person): isDone ? .deletion(person: person) : .other
    case .mergeInSalesforce(let loser, let winner), .mergeInMarketo(let loser, let winner):
      .merge(loser, winner)
    case .convert, .lastName, .memberField, .salesforceField, .trouble, .recover, .wait, .pull,
      .push,
      .restart, .loseBase:
      .other
    }
  }

  /// Returns what half a cycle put on record, pair by pair.
  ///
  /// `silent` says which pairs change their program status without an entry.
  mutating func takeRecords(_ silent: [Bool] = []) -> Witness.Records {
    var records = Witness.Records(pairs: pairs.count, silent: silent)
    for entry in world.state.journal
    where entry.cause == nil && entry.result != .failed && entry.type != .changeProgramMemberData {
      guard let index = pairs.firstIndex(where: { isAbout(entry, $0) }) else { continue }
      if entry.type == .changeStatusInProgression {
        records.programEntries[index] += 1
      } else {
        records.campaignEntries[index] += 1
      }
    }
    for record in world.state.trace.take()
    where record.kind == .sync && !record.note.hasSuffix("without an entry") {
      guard let person = record.person,
        record.rules.contains(where: { ["CS-I5", "CS-K3", "CS-K4"].contains($0.id) })
      else { continue }
      for detail in record.details {
        guard case .program(let program) = detail.value else { continue }
        for (index, pair) in pairs.enumerated()
        where pair.person == person.index && pair.program == program.index {
          records.conflicts[index] += 1
        }
      }
    }
    return records
  }

  /// Ends the engine and begins again with the state as it would be loaded: nothing is left of what
  /// the engine itself remembered (S12), or not even the last agreement (S15).
  mutating func restart(keepsBase: Bool) {
    leadsBeforeRestart += world.engine.report(in: world.state).leadsCreated
    let assets = world.state.graph.assets
    areCampaignsDue = areCampaignsWritten || isFirstSync || !keepsBase
    // A mapping that has not synced yet is saved without what it agreed on.
    if !keepsBase || isFirstSync {
      world.state.mirror.links = assets.programs.map {
        $0.sfdcCampaign.map { ProgramLink(campaign: $0) }
      }
    }
    world.reload()
    (isTroubled, isCycleStopped, outages) = (false, false, [0, 0])
    if !world.state.graph.assets.memberFields.fields.isEmpty { forgetFields() }
    _ = world.state.trace.take()
    isFirstSync = isFirstSync || !keepsBase
    isCycleOpen = false
    isFirstPush = isFirstPush && isFirstSync || !keepsBase
    if isFirstSync { witness.loseBase() }
    for index in pairs.indices {
      let now = pairs[index].now
      // When something changed is not kept; the exports count as pulled.
      pairs[index].changedAt = (.min, .min)
      pairs[index].known = now.campaign
      folded[index].observed = now.campaign
      if isFirstSync {
        pairs[index].base = now.program != nil && now.campaign != nil ? now : (nil, nil)
        pairs[index].seen = now.campaign
        pairs[index].isTouched = true
      }
    }
  }
}

import RuleGraph
import RuleRuntime
import SyncState

// What stands between the two sides
extension CheckedWorld {
  mutating func begin(_ trouble: Trouble) {
    world.begin(trouble)
    isTroubled = true
    if case .outage(let side, let cycles) = trouble {
      outages[side == .salesforce ? 0 : 1] = cycles
    }
  }

  mutating func recover() {
    world.recover()
    isTroubled = false
    outages = [0, 0]
  }

  /// Whether something was written of which Marketo does not know yet.
  var isUnsettled: Bool { pairs.contains { $0.lost != nil } || leadsWithoutPerson > 0 }

  /// Whether a campaign has a status that the channel does not know.
  var hasStrangeStatus: Bool {
    world.state.mirror.campaigns.contains { campaign in
      campaign.statuses.contains { steps[world.name(ofLabel: $0.label)] == nil }
    }
  }

  /// The leads that were made without a reply.
  var leadsWithoutPerson: Int {
    world.state.mirror.records.rows.dropFirst(recordsBefore).count {
      $0.kind == .lead && $0.person == nil && !$0.isDeleted && $0.convertedContact == nil
    }
  }

  /// Takes note of leads that were made although the member was refused, or found without a reply.
  mutating func findLeads() {
    for index in people.indices where !people[index].hasRecord && !people[index].isGone {
      guard let record = world.state.mirror.currentRecord(of: PersonID(index)),
        !world.state.mirror.records[record].isDeleted
      else { continue }
      people[index].hasRecord = true
      people[index].isContact = false
      people[index].isDeleted = false
    }
  }

  /// Takes note of a write that was refused or held back, or that got no reply.
  func takeTrouble(of index: Int, _ expected: inout Pair) {
    let before = pairs[index]
    guard expected.now.campaign != before.now.campaign else { return }
    let held = world.member(before.person, campaign: before.campaign)
    guard held != before.now.campaign else {
      expected = before
      return
    }
    let observed = world.state.mirror.observed[before.campaign][PersonID(before.person)].map {
      world.name(ofLabel: world.state.mirror.campaigns[before.campaign].statuses[$0.index].label)
    }
    guard held == expected.now.campaign, observed != held else { return }
    let written = expected.now
    expected = before
    expected.now.campaign = held
    expected.changedAt.campaign = world.state.now.millisecondsSince1970
    expected.lost = written
  }

  /// Runs half a cycle that must not do anything.
  mutating func checkStandstill(_ half: (inout World) -> Void) {
    half(&world)
    let before = holdings
    noteChanges()
    if holdings != before || !world.state.journal.isEmpty { fail("a cycle ran in an outage") }
    _ = world.state.trace.take()
  }

  /// Custom fields of members are equal on both sides where nobody left one of them alone (CS-D5).
  mutating func checkFields() {
    for pair in pairs
    where pair.areFieldsEqual && pair.now.program != nil && pair.now.campaign != nil {
      let seats = world.seats(pair.person, program: pair.program, campaign: pair.campaign)
      if seats.program != seats.campaign {
        fail(
          "the field of p\(pair.person) P\(pair.program) is \(text(seats.program) ?? "-") and "
            + (text(seats.campaign) ?? "-"))
      }
    }
  }

  /// Takes fields that differ as different: what one side changed last is not kept (CS-C3).
  mutating func forgetFields() {
    for (index, pair) in pairs.enumerated() {
      let seats = world.seats(pair.person, program: pair.program, campaign: pair.campaign)
      if seats.program != seats.campaign { pairs[index].areFieldsEqual = false }
    }
  }
}

extension CheckedWorld.Pair {
  /// Takes note that a side is left; with both sides left, both begin anew.
  mutating func noteLeaving(_ program: String?, _ campaign: String?) {
    if program == nil, campaign == nil {
      areFieldsEqual = true
    } else if (now.program != nil && program == nil) || (now.campaign != nil && campaign == nil) {
      areFieldsEqual = false
    }
  }
}

import RuleGraph
import RuleRuntime
import SyncState

// What a cycle should do
extension CheckedWorld {
  mutating func pull() {
    if let side = outages.firstIndex(where: { $0 > 0 }) {
      outages[side] -= 1
      isCycleStopped = true
    }
    guard !isCycleStopped else { return checkStandstill { $0.pull() } }
    let expected = predictMerges().map { predictPull($0) }
    if let fault { fault.pull(&world) } else { world.pull() }
    let silent = zip(pairs, expected).map { old, new in
      old.now.program != new.now.program && !isLogged(new)
    }
    for index in people.indices where people[index].isRecordNews {
      people[index].isRecordNews = false
    }
    isFirstSync = false
    mergesInLog += pendingMerges
    endMerges()
    findLeads()
    let records = takeRecords(silent)
    if let wrong = witness.seePull(sides(), records) { fail(wrong) }
    compare(expected, "pull") { world, index in
      if silent[index] { world.folded[index].program = expected[index].now.program }
    }
  }

  mutating func push() {
    guard !isCycleStopped else {
      checkStandstill { $0.push() }
      isCycleStopped = false
      return
    }
    var expected: [Pair] = []
    for pair in pairs { expected.append(predictPush(pair)) }
    if let fault { fault.push(&world) } else { world.push() }
    areCampaignsWritten = areCampaignsWritten || (areCampaignsDue && !isTroubled)
    if isTroubled { for index in pairs.indices { takeTrouble(of: index, &expected[index]) } }
    findLeads()
    let records = takeRecords()
    if let wrong = witness.seePush(sides(), records) { fail(wrong) }
    let silent = pairs.indices.map { index in
      pairs[index].now.campaign != expected[index].now.campaign && expected[index].lost == nil
        && !isWriteLogged(pairs[index])
    }
    isFirstPush = false
    for index in expected.indices { expected[index].isMarked = false }
    for (index, pair) in expected.enumerated() where pair.now.campaign != pairs[index].now.campaign
    {
      guard pair.now.campaign != nil, !people[pair.person].hasRecord else { continue }
      people[pair.person].hasRecord = true
      people[pair.person].isContact = false
      people[pair.person].isDeleted = false
    }
    compare(expected, "push") { world, index in
      if silent[index] { world.folded[index].observed = expected[index].now.campaign }
    }
  }

  /// Compares both sides with what they should hold; `takeSilent` takes over what leaves no entry.
  mutating func compare(
    _ expected: [Pair], _ half: String, takeSilent: (inout CheckedWorld, Int) -> Void
  ) {
    for (index, pair) in expected.enumerated() {
      let program = world.status(pair.person, program: pair.program)
      let campaign = world.member(pair.person, campaign: pair.campaign)
      if program != pair.now.program || campaign != pair.now.campaign {
        fail(
          "\(half) left p\(pair.person) P\(pair.program) as \(program ?? "-")/\(campaign ?? "-"), "
            + "expected \(pair.now.program ?? "-")/\(pair.now.campaign ?? "-")")
      }
      var next = pair
      next.now = pairs[index].now
      next.noteLeaving(pair.now.program, pair.now.campaign)
      next.now = pair.now
      pairs[index] = next
      if pair.lost != nil { witness.doubt(index) }
      takeSilent(&self, index)
    }
    checkSilence()
    checkFold()
    checkInvariants()
  }

  /// What step 7 should make of a pair.
  func predictPush(_ pair: Pair) -> Pair {
    var result = pair
    let person = people[pair.person]
    guard pair.now.program != pair.base.program else { return result }
    guard pair.now.program != nil || pair.seen != nil else {
      result.base = (nil, nil)
      return result
    }
    if pair.seen == pair.now.program {
      guard pair.now.campaign == pair.seen else { return result }
      result.base = (pair.now.program, pair.seen)
      return result
    }
    // Salesforce changed after the pull: the next cycle decides.
    guard pair.now.campaign == pair.seen, pair.seen == pair.known, !person.isRecordNews else {
      return result
    }
    if !person.hasRecord {
      let isBarred = person.isDeleted && settings.deletedLeads == .stayDeleted
      guard !isBarred, person.hasLastName else { return result }
    }
    result.now.campaign = pair.now.program
    result.seen = pair.now.program
    result.known = pair.now.program
    result.base = (pair.now.program, pair.now.program)
    return result
  }
}

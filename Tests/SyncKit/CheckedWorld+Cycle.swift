import RuleGraph
import RuleRuntime
import SyncState

// What a cycle should do
extension CheckedWorld {
  mutating func pull() {
    let expected = predictMerges().map { predictPull($0) }
    if let fault { fault.pull(&world) } else { world.pull() }
    for index in people.indices where people[index].isRecordNews {
      people[index].isRecordNews = false
    }
    isFirstSync = false
    mergesInLog += pendingMerges
    endMerges()
    let records = takeRecords()
    if let wrong = witness.seePull(sides(), records) { fail(wrong) }
    compare(expected, "pull")
  }

  mutating func push() {
    var expected: [Pair] = []
    for pair in pairs { expected.append(predictPush(pair)) }
    if let fault { fault.push(&world) } else { world.push() }
    areCampaignsWritten = areCampaignsDue
    let records = takeRecords()
    if let wrong = witness.seePush(sides(), records) { fail(wrong) }
    for (index, pair) in expected.enumerated() where pair.now.campaign != pairs[index].now.campaign
    {
      guard pair.now.campaign != nil, !people[pair.person].hasRecord else { continue }
      people[pair.person].hasRecord = true
      people[pair.person].isContact = false
    }
    compare(expected, "push")
  }

  mutating func compare(_ expected: [Pair], _ half: String) {
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
  func predictPull(_ pair: Pair) -> Pair {
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
      guard !person.isDeleted, person.hasLastName else { return result }
    }
    result.now.campaign = pair.now.program
    result.seen = pair.now.program
    result.known = pair.now.program
    result.base = (pair.now.program, pair.now.program)
    return result
  }
}

import RuleGraph
import RuleRuntime
import SyncState

// Merges of people
extension CheckedWorld {
  /// A merge that the engine has still to make in Marketo, or has just made.
  struct Merge {
    let loser: Int
    var winner: Int
    /// Whose record stays.
    var survivor: Int
  }

  /// Whether everybody whom an act is about is still there.
  func isPossible(_ operation: Operation) -> Bool {
    switch operation {
    case .marketo(let person, _, _), .salesforce(let person, _, _), .step(_, let person, _, _),
      .deleteRecord(let person), .convert(let person), .lastName(let person, _):
      !people[person].isGone
    case .memberField(let person, _, _), .salesforceField(let person, _, _): !people[person].isGone
    case .mergeInSalesforce(let loser, let winner), .mergeInMarketo(let loser, let winner):
      // What has to be known of a merge in half-written sides is more than the forecast knows.
      loser != winner && !people[loser].isGone && !people[winner].isGone && !isTroubled
        && !isUnsettled
    // A mapping that is made anew meets the statuses that the channel does not know (CS-S1).
    case .restart: !isUnsettled && !(isFirstSync && hasStrangeStatus)
    case .loseBase: !isUnsettled && !hasStrangeStatus
    case .trouble(.lock(let person)): !people[person].isGone && world.record(person) != nil
    case .wait, .pull, .push, .trouble, .recover: true
    }
  }

  /// Merges records in Salesforce; Marketo follows with the next pull.
  mutating func mergeInSalesforce(_ loser: Int, into winner: Int) {
    let mirror = world.state.mirror
    guard let gone = mirror.currentRecord(of: PersonID(loser)),
      let stays = mirror.currentRecord(of: PersonID(winner)),
      world.salesforce(.mergeRecords([gone], into: stays)).result == .succeeded
    else { return }
    for program in mapping.indices {
      guard let from = pair(loser, program), let to = pair(winner, program) else { continue }
      // A membership that goes over has not changed; the loser's change counts when it is pulled.
      pairs[from].changedAt.campaign = newsAt(pairs[from]).campaign
      pairs[to].changedAt.campaign = newsAt(pairs[to]).campaign
      pairs[from].now.campaign = world.member(loser, campaign: pairs[from].campaign)
      pairs[to].now.campaign = world.member(winner, campaign: pairs[to].campaign)
    }
    people[loser].isRecordNews = true
    pendingMerges.append(Merge(loser: loser, winner: winner, survivor: winner))
    touch(loser)
    touch(winner)
  }

  /// Merges people in Marketo, at once.
  mutating func mergeInMarketo(_ loser: Int, into winner: Int) {
    let outcome = world.engine.merge(
      [PersonID(loser)], into: PersonID(winner), origin: .marketoUser(name: "Ann"),
      in: &world.state)
    guard outcome.result == .succeeded else { return }
    let (lost, kept) = (people[loser], people[winner])
    let isLoserKept = lost.hasRecord && (!kept.hasRecord || (lost.isContact && !kept.isContact))
    let merge = Merge(loser: loser, winner: winner, survivor: isLoserKept ? loser : winner)
    mergesInLog.append(merge)
    if lost.hasRecord {
      people[winner].isContact = lost.isContact || (kept.hasRecord && kept.isContact)
      people[winner].hasRecord = true
      people[winner].isDeleted = false
    }
    for index in pendingMerges.indices where pendingMerges[index].winner == loser {
      pendingMerges[index].winner = winner
      pendingMerges[index].survivor = winner
    }
    join(merge, &pairs)
    bury(merge)
    touch(winner)
  }

  /// Says what a pull should make of the merges that it finds.
  func predictMerges() -> [Pair] {
    var expected = pairs
    for merge in pendingMerges {
      // What was removed in Salesforce is pulled before merges are (CS-T6).
      let hasMovedOn = pendingMerges.contains { $0.loser == merge.winner }
      for index in expected.indices
      where !hasMovedOn && expected[index].person == merge.winner
        && expected[index].now.campaign == nil
      {
        expected[index] = predictPull(expected[index])
      }
      join(merge, &expected)
    }
    return expected
  }

  /// Takes note that the merges were pulled.
  mutating func endMerges() {
    for merge in pendingMerges { bury(merge) }
    pendingMerges = []
  }

  private mutating func bury(_ merge: Merge) {
    people[merge.winner].hasLastName =
      people[merge.winner].hasLastName || people[merge.loser].hasLastName
    people[merge.loser].isGone = true
    people[merge.loser].hasRecord = false
    people[merge.loser].isRecordNews = false
    witness.merge(merge.loser, into: merge.winner)
  }

  func pair(_ person: Int, _ program: Int) -> Int? {
    pairs.firstIndex { $0.person == person && $0.program == program }
  }

  /// When each side changed, as far as that is news.
  private func newsAt(_ pair: Pair) -> (program: Int64, campaign: Int64) {
    (
      pair.now.program == pair.base.program ? .min : pair.changedAt.program,
      pair.now.campaign == pair.base.campaign ? .min : pair.changedAt.campaign
    )
  }

  /// Makes one pair of two: the higher step, and what the surviving record had agreed on.
  private func join(_ merge: Merge, _ pairs: inout [Pair]) {
    for program in mapping.indices {
      guard
        let from = pairs.firstIndex(where: { $0.person == merge.loser && $0.program == program }),
        let to = pairs.firstIndex(where: { $0.person == merge.winner && $0.program == program })
      else { continue }
      let (lost, kept) = (pairs[from], pairs[to])
      let (survivor, other) = merge.survivor == merge.loser ? (lost, kept) : (kept, lost)
      let isOther =
        other.base.campaign != nil
        && (survivor.base.campaign == nil
          || responds(other.base.campaign, before: survivor.base.campaign))
      let source = isOther ? other : survivor
      var joined = kept
      joined.base = source.base
      if source.base.campaign == nil, source.base.program == nil { joined.base = other.base }
      joined.seen = source.seen
      joined.known = self.kept(survivor.known, other.known)
      joined.now.program = higher(kept.now.program, lost.now.program)
      joined.now.campaign = self.kept(survivor.now.campaign, other.now.campaign)
      let (a, b) = (newsAt(kept), newsAt(lost))
      joined.changedAt = (
        max(a.program, b.program), max(a.campaign, b.campaign)
      )
      let isNews =
        kept.now.program != kept.base.program || lost.now.program != lost.base.program
      if !isNews, joined.now.program != joined.base.program {
        joined.changedAt.program = world.state.now.millisecondsSince1970
      }
      joined.isTouched = true
      joined.areFieldsEqual = false
      pairs[to] = joined
      pairs[from] = Pair(
        person: lost.person, program: program, campaign: lost.campaign, base: (nil, nil),
        now: (nil, nil))
    }
  }

  /// The campaign status that stays of two members who become one (CS-X8).
  private func kept(_ own: String?, _ other: String?) -> String? {
    responds(other, before: own) ? other : own ?? other
  }

  /// Whether the other member responded and the survivor did not, where that counts (CS-X8).
  private func responds(_ other: String?, before own: String?) -> Bool {
    settings.mergedMember == .responded && own != nil && other == "Attended" && own != other
  }

  /// The status with the higher step, the winner's on equal ones, or the winner's anyway (CS-X7).
  func higher(_ own: String?, _ other: String?) -> String? {
    guard let own else { return other }
    guard let other, settings.mergedStatus == .higherStep else { return own }
    return steps[other] ?? .min > steps[own] ?? .min ? other : own
  }

  /// Joins what the log says of two people (CS-X5, CS-X6).
  mutating func foldMerge(_ entry: Activity) {
    guard
      let merge = mergesInLog.first(where: {
        entry.texts.first?.text == world.state.mirror.text.find(String($0.loser + 1))
      })
    else { return fail("a merge that nobody made") }
    for program in mapping.indices {
      guard let from = pair(merge.loser, program), let to = pair(merge.winner, program) else {
        continue
      }
      let (survivor, other) = merge.survivor == merge.loser ? (from, to) : (to, from)
      folded[to] = Folded(
        program: higher(folded[to].program, folded[from].program),
        observed: kept(folded[survivor].observed, folded[other].observed))
      folded[from] = Folded()
    }
  }
}

package import SyncState

/// A checker that reads only what happened and what both sides held, act by act.
///
/// It does not say who should win a conflict. It says what no sync may do, whoever wins: lose a
/// write that nobody contested, write what nobody wrote, write over what it has not seen, change
/// bystanders, step back, or settle a conflict without a record (S2, S3, S6, S11, S13, S14, S17,
/// S18 of `docs/sync-checks.md`).
package struct Witness: Sendable {
  /// What both sides hold for a person in a mapped program.
  package struct Sides: Sendable {
    package var program: String?
    package var campaign: String?
    package var programRow: ProgramMember?
    package var memberRow: CampaignMember?
  }

  /// What a cycle's half or a user did, as far as it is on record.
  package struct Records: Sendable {
    /// The entries 104, and the entries 42 to 44, that no flow step caused, of each pair.
    package var programEntries: [Int]
    package var campaignEntries: [Int]
    /// The records of conflicts, of each pair.
    package var conflicts: [Int]
    /// The pairs whose program status changes without an entry, because a setting says so.
    package let silent: [Bool]

    package init(pairs: Int, silent: [Bool] = []) {
      self.silent = silent
      programEntries = Array(repeating: 0, count: pairs)
      campaignEntries = programEntries
      conflicts = programEntries
    }
  }

  /// What is known about a pair.
  fileprivate struct Track {
    let person: Int
    let program: Int
    let campaign: Int
    var sides: Sides
    /// Every status that somebody gave the pair, or that was there from the start.
    var origins: [String]
    /// What the program held before users changed it since it was last carried over.
    var programBefore: String??
    /// What the campaign held before users changed it since it was last pulled.
    var campaignBefore: String??
    /// Whether the pair came out of a merge and its sides have not agreed since; who wins then is the
    /// forecast's business.
    var isMerged = false
    /// Whether a push wrote the pair without a reply, so that the next pull may see a conflict.
    var isDoubted = false
    /// Whether the two sides differ and have never been compared.
    var isUncompared: Bool
    /// Whether the first sync of the mapping is still to come, and the pair was not agreed before.
    var isNew = false

    var isProgramNews: Bool { programBefore.map { $0 != sides.program } ?? false }
    var isCampaignNews: Bool { campaignBefore.map { $0 != sides.campaign } ?? false }
  }

  /// Who did something.
  package enum Actor: Sendable {
    case marketo(person: Int, program: Int)
    case salesforce(person: Int, campaign: Int)
    case deletion(person: Int)
    case merge(Int, Int)
    /// Something that moves no membership.
    case other
  }

  private var tracks: [Track]
  private let steps: [String: Int]
  private let settings: SyncSettings

  /// Begins with what was loaded.
  package init(
    _ pairs: [(person: Int, program: Int, campaign: Int, sides: Sides)], steps: [String: Int],
    settings: SyncSettings
  ) {
    self.steps = steps
    self.settings = settings
    tracks = pairs.map { pair in
      var track = Track(
        person: pair.person, program: pair.program, campaign: pair.campaign, sides: pair.sides,
        origins: [pair.sides.program, pair.sides.campaign].compactMap(\.self), isUncompared: false)
      track.forget()
      return track
    }
  }

  /// Two people have become one: every status of the one may be the other's now.
  package mutating func merge(_ loser: Int, into winner: Int) {
    for index in tracks.indices where tracks[index].person == winner {
      for other in tracks
      where other.person == loser && other.program == tracks[index].program {
        tracks[index].origins += other.origins
      }
    }
    for index in tracks.indices where [loser, winner].contains(tracks[index].person) {
      tracks[index].isMerged = true
    }
  }

  /// A pair was written without a reply.
  package mutating func doubt(_ index: Int) { tracks[index].isDoubted = true }

  /// Everything that the two sides had agreed on is lost: what differs is to be compared anew.
  package mutating func loseBase() {
    for index in tracks.indices { tracks[index].forget() }
  }

  /// Looks at an act of a user, of Salesforce or of a flow step; returns what is wrong.
  package mutating func see(_ actor: Actor, _ after: [Sides]) -> String? {
    for (index, now) in after.enumerated() {
      let track = tracks[index]
      let (programChanged, campaignChanged) = (
        now.program != track.sides.program, now.campaign != track.sides.campaign
      )
      if case .deletion(track.person) = actor, settings.deletedLeads == .comeBack {
        // The membership is not over: it is to be carried over anew (CS-X2).
        tracks[index].restart(now)
        continue
      }
      guard programChanged || campaignChanged else {
        tracks[index].sides = now
        continue
      }
      let isOwn =
        switch actor {
        case .marketo(let person, let program):
          person == track.person && program == track.program && !campaignChanged
        case .salesforce(let person, let campaign):
          person == track.person && campaign == track.campaign && !programChanged
        case .deletion(let person):
          person == track.person && !programChanged && now.campaign == nil
        case .merge(let loser, let winner): [loser, winner].contains(track.person)
        case .other: false
        }
      guard isOwn else { return "S11: \(name(index)) changed by an act that was not about it" }
      if programChanged, track.programBefore == nil {
        tracks[index].programBefore = .some(track.sides.program)
      }
      if campaignChanged, track.campaignBefore == nil {
        tracks[index].campaignBefore = .some(track.sides.campaign)
      }
      tracks[index].sides = now
      for status in [now.program, now.campaign].compactMap(\.self)
      where !track.origins.contains(status) {
        tracks[index].origins.append(status)
      }
    }
    return nil
  }

  /// Looks at the first half of a cycle; returns what is wrong.
  package mutating func seePull(_ after: [Sides], _ records: Records) -> String? {
    for (index, now) in after.enumerated() {
      if tracks[index].isDoubted {
        (tracks[index].isDoubted, tracks[index].isMerged) = (false, true)
      }
      let track = tracks[index]
      let was = track.sides
      if now.campaign != was.campaign { return "\(name(index)): a pull wrote to Salesforce" }
      if track.isMerged {
        if let wrong = checkOrigins(index, now) { return wrong }
        tracks[index].followMerge(now, isPulled: true)
        continue
      }
      if let wrong = checkRows(index, now) ?? checkEntries(index, now, records) { return wrong }
      if now.program != was.program, now.program != now.campaign {
        return "S13: the program of \(name(index)) took a status from nowhere"
      }
      let isKnown = was.campaign.map { steps[$0] != nil } ?? true
      let isContest = track.isProgramNews && track.isCampaignNews
      let isFirst = track.isUncompared && was.program != nil && was.campaign != nil
      switch (track.isProgramNews, track.isCampaignNews) {
      case _ where track.isUncompared: break
      case (false, false), (true, false):
        if now.program != was.program {
          return "S3: the program of \(name(index)) changed without news"
        }
      case (false, true):
        let isBack = step(now.campaign) < step(was.program) && now.campaign != nil
        let isStuck =
          isBack && was.program != nil && settings.statusRegression != .follow
        if isKnown, !isStuck, now.program != now.campaign {
          return "S2, S17: \(name(index)) lost what Salesforce did"
        }
      case (true, true): break
      }
      if isContest || isFirst, isKnown, was.program != was.campaign {
        if records.conflicts[index] != 1 {
          return "S14: \(name(index)) has \(records.conflicts[index]) records of its conflict"
        }
      } else if records.conflicts[index] > 0, !isContest, !track.isUncompared {
        return "S14: \(name(index)) has a record of a conflict that there was not"
      }
      if settings.statusRegression != .follow, let from = was.program, let to = now.program,
        step(to) < step(from)
      {
        return "S6: the program of \(name(index)) went back"
      }
      tracks[index].hasPulled(
        now, isKnown: isKnown, conflicts: records.conflicts[index], refusal: refusal(index, now))
    }
    return nil
  }

  /// Looks at the second half of a cycle; returns what is wrong.
  package mutating func seePush(_ after: [Sides], _ records: Records) -> String? {
    for (index, now) in after.enumerated() {
      let track = tracks[index]
      let was = track.sides
      if now.program != was.program { return "\(name(index)): a push changed the program" }
      if track.isMerged {
        if let wrong = checkOrigins(index, now) { return wrong }
        tracks[index].followMerge(now, isPulled: false)
        continue
      }
      if let wrong = checkRows(index, now) ?? checkEntries(index, now, records) { return wrong }
      if now.campaign != was.campaign {
        if now.campaign != now.program {
          return "S13: the campaign of \(name(index)) took a status from nowhere"
        }
        if track.isCampaignNews {
          return "S2: a push wrote over what no pull had seen of \(name(index))"
        }
        if !track.isProgramNews {
          return "S3: the campaign of \(name(index)) changed without news"
        }
        tracks[index].campaignBefore = nil
      }
      tracks[index].sides = now
      // What no pull has seen is not agreed on, even if it is the same.
      if now.program == now.campaign, !track.isCampaignNews { tracks[index].programBefore = nil }
    }
    return nil
  }

  /// S11: without a change of status nothing else of a membership changes, dates included.
  private func checkRows(_ index: Int, _ now: Sides) -> String? {
    let was = tracks[index].sides
    if now.program == was.program, now.programRow != was.programRow {
      return "S11: the program membership of \(name(index)) changed, its status did not"
    }
    if now.campaign == was.campaign,
      now.memberRow?.firstRespondedDate != was.memberRow?.firstRespondedDate
    {
      return "S11: the campaign membership of \(name(index)) changed, its status did not"
    }
    return checkOrigins(index, now)
  }

  /// S13: every status came from somebody.
  private func checkOrigins(_ index: Int, _ now: Sides) -> String? {
    for status in [now.program, now.campaign].compactMap(\.self)
    where !tracks[index].origins.contains(status) {
      return "S13: nobody ever gave \(name(index)) the status \(status)"
    }
    return nil
  }

  /// S18: as many entries as changes.
  ///
  /// A pull may also observe what others wrote to Salesforce.
  private func checkEntries(_ index: Int, _ now: Sides, _ records: Records) -> String? {
    let isSilent = records.silent.indices.contains(index) && records.silent[index]
    let changes = now.program == tracks[index].sides.program || isSilent ? 0 : 1
    guard records.programEntries[index] == changes else {
      return "S18: \(name(index)) has \(records.programEntries[index]) entries 104"
    }
    guard records.campaignEntries[index] <= 1 else {
      return "S18: \(name(index)) has \(records.campaignEntries[index]) entries 42 to 44"
    }
    return nil
  }

  /// What became of a step back that Salesforce wanted and the program did not take (CS-G5): nil when
  /// there was none.
  private func refusal(_ index: Int, _ now: Sides) -> SyncSettings.StatusRegression? {
    let track = tracks[index]
    guard track.isCampaignNews || track.isUncompared, now.program != nil, now.campaign != nil,
      now.program == track.sides.program, step(now.campaign) < step(now.program)
    else { return nil }
    let policy = track.isNew ? settings.firstSyncConflict : settings.memberConflict
    guard policy == .salesforce || !(track.isProgramNews || track.isUncompared) else { return nil }
    return settings.statusRegression
  }

  private func step(_ status: String?) -> Int { status.flatMap { steps[$0] } ?? .min }

  private func name(_ index: Int) -> String {
    "p\(tracks[index].person) P\(tracks[index].program)"
  }
}

extension Witness.Track {
  /// Takes both sides as they are, as a first sync does.
  fileprivate mutating func forget() {
    isUncompared = sides.program != sides.campaign
    isNew = isUncompared || sides.program == nil
    let isOneSided = sides.program == nil || sides.campaign == nil
    programBefore = isOneSided && sides.program != nil ? .some(nil) : nil
    campaignBefore = isOneSided && sides.campaign != nil ? .some(nil) : nil
  }

  /// Takes the membership of a deleted record as one that Salesforce does not have yet.
  fileprivate mutating func restart(_ now: Witness.Sides) {
    sides = now
    programBefore = now.program == nil ? nil : .some(nil)
    campaignBefore = nil
    isUncompared = false
  }

  /// Goes on after a merge; as soon as both sides say the same, and a pull has seen it, they count as
  /// agreed.
  fileprivate mutating func followMerge(_ now: Witness.Sides, isPulled: Bool) {
    sides = now
    if isPulled { campaignBefore = nil }
    guard now.program == now.campaign, !isCampaignNews else { return }
    (isMerged, isUncompared, isNew) = (false, false, false)
    (programBefore, campaignBefore) = (nil, nil)
  }

  /// Notes that a pull has looked at both sides.
  fileprivate mutating func hasPulled(
    _ now: Witness.Sides, isKnown: Bool, conflicts: Int, refusal: SyncSettings.StatusRegression?
  ) {
    let isContest = isUncompared || isProgramNews && isCampaignNews
    let isLookedAt = isUncompared || isCampaignNews
    if now.program != sides.program || (isLookedAt && now.program == now.campaign) {
      programBefore = nil
    } else if isKnown, let refusal {
      programBefore = refusal == .restore ? .some(now.campaign) : nil
    } else if isContest, isKnown || conflicts > 0 {
      // Marketo's status stands: news, compared with what Salesforce has.
      programBefore = .some(now.campaign)
    } else if isContest, now.program == nil {
      // An unknown status stands.
      programBefore = nil
    }
    sides = now
    campaignBefore = nil
    (isUncompared, isNew) = (false, false)
  }
}

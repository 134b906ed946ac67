import RuleGraph
import SyncState

/// Recognises filters that somebody plainly passes, before a search is begun.
///
/// Most filters speak of different parts of a person, and each can be fulfilled by one of the values
/// that it names. Whenever this is not plain, nothing is said: only the search finds contradictions.
struct PlainCase {
  private let theory: FilterTheory
  /// What is wanted of the fields.
  private var fields: [FieldWish] = []
  /// What is wanted of memberships in programs, with constraints on the status only.
  private var members: [MemberWish] = []
  /// What is wanted of memberships in Salesforce campaigns.
  private var campaignMembers: [CampaignMemberWish] = []
  /// Programs of which somebody may be a member, and of no others; all of these lists count.
  private var onlyPrograms: [[ProgramID]] = []
  /// Which other parts somebody has or has not.
  private var flags: [(part: Atom.Part, holds: Bool)] = []
  /// Whether something is wanted to be in the log, and whether something is not.
  private var (hasEntries, lacksEntries) = (false, false)
  /// Predicates of which one must hold, or not hold.
  private var alternatives: [(predicates: [Predicate], holds: Bool)] = []

  /// That a field passes a test, or does not.
  private struct FieldWish {
    let id: FieldID
    let test: ValueTest
    let holds: Bool
  }

  /// That somebody is a member of a program in a certain way, or not in that way.
  private struct MemberWish {
    let id: ProgramID
    let constraints: [Predicate.MembershipConstraint]
    let holds: Bool
  }

  /// That somebody is a member of a Salesforce campaign in a certain way, or not in that way.
  private struct CampaignMemberWish {
    let id: SFDCCampaignID
    let constraints: [Predicate.SFDCMembershipConstraint]
    let holds: Bool
  }

  /// How much is wanted at some point, to which an attempt can go back.
  struct Mark {
    var (fields, members, campaignMembers, flags, alternatives) = (0, 0, 0, 0, 0)
    var onlyPrograms = 0
    var (hasEntries, lacksEntries) = (false, false)
  }

  init(_ theory: FilterTheory) {
    self.theory = theory
    fields.reserveCapacity(8)
  }

  // MARK: Statements

  /// Takes up that some filters hold and others do not; false when it is not plain what that takes.
  mutating func add(_ wanted: [Predicate], _ unwanted: [Predicate]) -> Bool {
    for predicate in wanted where !add(predicate, true) { return false }
    for predicate in unwanted where !add(predicate, false) { return false }
    return true
  }

  /// Takes up that a filter holds or does not; false when it is not plain what that takes.
  mutating func add(_ predicate: Predicate, _ holds: Bool, depth: Int = 0) -> Bool {
    guard depth < 16 else { return false }
    switch predicate {
    case .constant(let value):
      return value == holds
    case .field(let id, let test):
      fields.append(FieldWish(id: id, test: test, holds: holds))
      return true
    case .memberOfProgram(.oneOf(let ids), let constraints, let negated):
      return addMember(ids, constraints, holds != negated)
    case .memberOfProgram(.noneOf(let ids), let constraints, let negated):
      return addMember(besides: ids, constraints, holds != negated)
    case .memberOfSFDCCampaign(.oneOf(let ids), let constraints, let negated):
      for id in holds != negated ? ids.prefix(1) : ids[...] {
        campaignMembers.append(
          CampaignMemberWish(id: id, constraints: constraints, holds: holds != negated))
      }
      return !ids.isEmpty
    case .memberOfList(.oneOf(let ids), let negated):
      return add(ids.map { .list($0) }, holds != negated)
    case .memberOfCampaign(.oneOf(let ids), let negated):
      return add(ids.map { .history($0) }, holds != negated)
    case .memberOfSmartList(let id, let negated):
      guard theory.smartLists.indices.contains(id.index) else { return false }
      return add(theory.smartLists[id.index], holds != negated, depth: depth + 1)
    case .activity(_, let window, _, let negated):
      return addEntry(holds != negated, window)
    case .all(let parts), .any(let parts):
      if parts.count == 1 { return addEach(parts, holds, depth) }
      if case .all = predicate, holds { return addEach(parts, holds, depth) }
      if case .any = predicate, !holds { return addEach(parts, holds, depth) }
      alternatives.append((parts, holds))
      return true
    case .memberOfProgram, .memberOfSFDCCampaign, .memberOfList, .memberOfCampaign, .sharesValue,
      .sample, .opportunities:
      return false
    }
  }

  private mutating func addEach(_ parts: [Predicate], _ holds: Bool, _ depth: Int) -> Bool {
    for part in parts where !add(part, holds, depth: depth + 1) { return false }
    return true
  }

  /// Takes up that somebody has the first of some parts, or none of them.
  private mutating func add(_ parts: [Atom.Part], _ holds: Bool) -> Bool {
    for part in holds ? parts.prefix(1) : parts[...] {
      if let known = flags.first(where: { $0.part == part }) {
        guard known.holds == holds else { return false }
      } else {
        flags.append((part, holds))
      }
    }
    return !parts.isEmpty
  }

  private mutating func addEntry(_ holds: Bool, _ window: ValueTest?) -> Bool {
    switch window {
    case nil, .relative(.inPast, _)?: break
    case .some: return false
    }
    if holds { hasEntries = true } else { lacksEntries = true }
    return true
  }

  /// Takes up that somebody is a member of the first of some programs, or of none of them.
  private mutating func addMember(
    _ ids: [ProgramID], _ constraints: [Predicate.MembershipConstraint], _ holds: Bool
  ) -> Bool {
    for constraint in constraints {
      guard case .status = constraint else { return false }
    }
    for id in holds ? ids.prefix(1) : ids[...] {
      members.append(MemberWish(id: id, constraints: constraints, holds: holds))
    }
    return !ids.isEmpty
  }

  /// Takes up that somebody is a member of a program besides some, or of none besides them.
  private mutating func addMember(
    besides ids: [ProgramID], _ constraints: [Predicate.MembershipConstraint], _ holds: Bool
  ) -> Bool {
    guard holds else {
      onlyPrograms.append(ids)
      return true
    }
    let known = members
    let other = (0..<theory.assets.programs.count).lazy.map { ProgramID($0) }.first { id in
      !ids.contains(id) && !known.contains { $0.id == id }
    }
    return other.map { addMember([$0], constraints, true) } ?? false
  }

  // MARK: Alternatives

  /// Chooses the first of all alternatives that goes together with everything else; returns whether
  /// somebody can be like that, when somebody can be as was wanted at some point.
  mutating func settle(since known: Mark = Mark()) -> Bool {
    var next = 0
    while next < alternatives.count {
      guard choose(from: alternatives[next].predicates, alternatives[next].holds) else {
        return false
      }
      next += 1
    }
    return isFulfillable(since: onlyPrograms.count == known.onlyPrograms ? known : Mark())
  }

  /// How much is wanted, when somebody can be like that and there is nothing to choose; nothing
  /// otherwise.
  var settledMark: Mark {
    alternatives.isEmpty && isFulfillable(since: Mark()) ? mark : Mark()
  }

  private mutating func choose(from predicates: [Predicate], _ holds: Bool) -> Bool {
    let start = mark
    for predicate in predicates {
      if add(predicate, holds), isFulfillable(since: start) { return true }
      goBack(to: start)
    }
    return false
  }

  /// How much is wanted now.
  var mark: Mark {
    Mark(
      fields: fields.count, members: members.count, campaignMembers: campaignMembers.count,
      flags: flags.count, alternatives: alternatives.count, onlyPrograms: onlyPrograms.count,
      hasEntries: hasEntries, lacksEntries: lacksEntries)
  }

  /// Forgets what was taken up since.
  mutating func goBack(to mark: Mark) {
    fields.shorten(to: mark.fields)
    members.shorten(to: mark.members)
    campaignMembers.shorten(to: mark.campaignMembers)
    flags.shorten(to: mark.flags)
    alternatives.shorten(to: mark.alternatives)
    onlyPrograms.shorten(to: mark.onlyPrograms)
    (hasEntries, lacksEntries) = (mark.hasEntries, mark.lacksEntries)
  }

  // MARK: Values

  /// Whether each part of the person about which something has been said since some point can be as is
  /// wanted.
  private func isFulfillable(since mark: Mark) -> Bool {
    guard !(hasEntries && lacksEntries) else { return false }
    for index in mark.fields..<fields.count {
      let id = fields[index].id
      // What is wanted of a field is looked at together.
      if fields[mark.fields..<index].contains(where: { $0.id == id }) { continue }
      if !isFulfillable(id) { return false }
    }
    for index in mark.members..<members.count where !isFulfillable(members[index].id) {
      return false
    }
    for index in mark.campaignMembers..<campaignMembers.count
    where !isFulfillable(campaignMembers[index].id) {
      return false
    }
    return true
  }

  private func isFulfillable(_ id: ProgramID) -> Bool {
    if members.allSatisfy({ $0.id != id || !$0.holds }) { return true }
    guard onlyPrograms.allSatisfy({ $0.contains(id) }) else { return false }
    // Without a channel nothing is known about statuses, and nothing is said.
    let channel = theory.assets.programs[id.index].channel
    guard theory.assets.channels.indices.contains(channel.index) else { return true }
    // The first status stands for people outside the program.
    return theory.assets.channels[channel.index].statuses.dropFirst().contains { status in
      let folded = status.name.lowercased()
      return members.allSatisfy { wish in
        guard wish.id == id else { return true }
        var passesAll = true
        for case .status(let test) in wish.constraints {
          guard let passes = passes(test, folded) else { return false }
          passesAll = passesAll && passes
        }
        return passesAll == wish.holds
      }
    }
  }

  private func isFulfillable(_ id: SFDCCampaignID) -> Bool {
    if campaignMembers.allSatisfy({ $0.id != id || !$0.holds }) { return true }
    return theory.assets.sfdcCampaigns[id.index].statuses.contains { status in
      let folded = status.label.lowercased()
      return campaignMembers.allSatisfy { wish in
        guard wish.id == id else { return true }
        var passesAll = true
        for constraint in wish.constraints {
          switch constraint {
          case .status(let test):
            guard let passes = passes(test, folded) else { return false }
            passesAll = passesAll && passes
          case .responded(let wanted):
            passesAll = passesAll && status.hasResponded == wanted
          }
        }
        return passesAll == wish.holds
      }
    }
  }

  private func isFulfillable(_ id: FieldID) -> Bool {
    if comesOut(id, { $0.acceptsEmpty }) { return true }
    switch theory.assets.fields.type(of: id).family {
    case .text: return hasText(id)
    case .number: return hasNumber(id)
    case .boolean:
      return [true, false].contains { flag in
        comesOut(id) { test in
          if case .boolean(let wanted, _) = test { flag == wanted } else { nil }
        }
      }
    case .date, .datetime:
      return fields.count { $0.id == id } == 1
        && fields.allSatisfy { $0.id != id || Self.hasDate($0.test) }
    }
  }

  /// Whether each test of a field comes out as is wanted; nil is neither.
  private func comesOut(_ id: FieldID, _ outcome: (ValueTest) -> Bool?) -> Bool {
    fields.allSatisfy { $0.id != id || outcome($0.test) == $0.holds }
  }

  /// Whether some date passes a test, and some other one does not, whatever the time of day.
  private static func hasDate(_ test: ValueTest) -> Bool {
    let twoDays: Int64 = 172_800_000
    return switch test {
    case .isEmpty, .timeFrame: true
    case .relative(_, let period): period.milliseconds >= twoDays
    case .day(let days, _): !days.isEmpty
    case .dayRange(let first?, let last?, _): first <= last
    case .dayRange(let first, let last, _): first != nil || last != nil
    case .text, .exactText, .number, .numberRange, .boolean: false
    }
  }

  /// Whether one of the texts that a test wants does, or a text that no test knows.
  private func hasText(_ id: FieldID) -> Bool {
    for wish in fields where wish.id == id {
      guard case .text(_, let operands, let negated) = wish.test, wish.holds != negated else {
        continue
      }
      // A text passes the test that wants it, whatever the operator.
      if fields.count(where: { $0.id == id }) == 1 { return !operands.isEmpty }
      return operands.contains { candidate in
        let folded = theory.text[candidate].lowercased()
        return comesOut(id) { passes($0, folded) }
      }
    }
    return comesOut(id) { isPassedByOther($0) }
  }

  /// Whether a text passes that has nothing to do with any operand; nil when that is not plain.
  private func isPassedByOther(_ test: ValueTest) -> Bool? {
    switch test {
    case .isEmpty(let negated): negated
    case .text(_, let operands, let negated), .exactText(let operands, let negated):
      operands.contains(.empty) ? nil : negated
    case .number, .numberRange, .day, .dayRange, .relative, .timeFrame, .boolean: nil
    }
  }

  /// Whether a lower-case text passes; nil when that is not plain.
  private func passes(_ test: ValueTest, _ folded: String) -> Bool? {
    switch test {
    case .isEmpty(let negated): folded.isEmpty ? nil : negated
    case .text(let comparison, let operands, let negated):
      operands.contains { operand in
        let other = theory.text[operand].lowercased()
        return switch comparison {
        case .is: sameBytes(folded, other)
        case .startsWith: folded.utf8.starts(with: other.utf8)
        case .contains: folded.contains(other)
        }
      } != negated
    case .exactText, .number, .numberRange, .day, .dayRange, .relative, .timeFrame, .boolean: nil
    }
  }

  /// Whether one of the whole numbers at the bounds that tests name does.
  private func hasNumber(_ id: FieldID) -> Bool {
    fields.contains { wish in
      guard wish.id == id else { return false }
      return switch wish.test {
      case .number(let numbers, _): numbers.contains { isNumber(near: $0, id) }
      case .numberRange(let low, let high):
        low.map { isNumber(near: $0.number, id) } ?? false
          || high.map { isNumber(near: $0.number, id) } ?? false
      case .isEmpty, .text, .exactText, .day, .dayRange, .relative, .timeFrame, .boolean: false
      }
    }
  }

  private func isNumber(near point: Double, _ id: FieldID) -> Bool {
    isNumber(point, id) || isNumber(point + 1, id) || isNumber(point - 1, id)
  }

  private func isNumber(_ number: Double, _ id: FieldID) -> Bool {
    Int32(exactly: number) != nil && comesOut(id) { passes($0, number) }
  }

  private func passes(_ test: ValueTest, _ number: Double) -> Bool? {
    switch test {
    case .isEmpty(let negated): negated
    case .number(let numbers, let negated): numbers.contains(number) != negated
    case .numberRange(let low, let high):
      (low.map { $0.isIncluded ? number >= $0.number : number > $0.number } ?? true)
        && (high.map { $0.isIncluded ? number <= $0.number : number < $0.number } ?? true)
    case .text, .exactText, .day, .dayRange, .relative, .timeFrame, .boolean: nil
    }
  }
}

extension Array {
  /// Removes what stands behind a count; nearly always there is nothing.
  fileprivate mutating func shorten(to count: Int) {
    if self.count > count { removeLast(self.count - count) }
  }
}

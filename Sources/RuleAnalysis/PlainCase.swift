import RuleGraph
import SyncState

/// Recognises filters that somebody plainly passes, before a search is begun.
///
/// Most filters speak of different parts of a person, and each can be fulfilled by one of the values
/// that it names. Whenever this is not plain, nothing is said: only the search finds contradictions.
struct PlainCase {
  private let theory: FilterTheory
  /// What is wanted of the fields; what is wanted of one field stands together.
  private var fields: [FieldWish] = []
  /// What is wanted of memberships in programs: with statuses that pass, or not.
  private var members: [(id: ProgramID, wanted: [(statuses: [ValueTest], holds: Bool)])] = []
  /// The only programs that somebody may be a member of; nil when it may be any.
  private var onlyPrograms: [ProgramID]?
  /// Which other parts somebody has or has not.
  private var flags: [(part: Atom.Part, holds: Bool)] = []
  /// How often each kind of statement about the log is made.
  private var (hasEntries, lacksEntries) = (false, false)
  /// The alternatives that are still to be chosen from.
  private var alternatives: [[(predicate: Predicate, holds: Bool)]] = []

  /// That a field passes a test, or does not.
  private struct FieldWish {
    let id: FieldID
    let test: ValueTest
    let holds: Bool
  }

  private init(_ theory: FilterTheory) { self.theory = theory }

  /// Whether somebody passes all of some filters and none of others, for certain.
  static func isPossible(
    all wanted: [Predicate], none unwanted: [Predicate], in theory: FilterTheory
  ) -> Bool {
    var plain = PlainCase(theory)
    for predicate in wanted where !plain.add(predicate, true, depth: 0) { return false }
    for predicate in unwanted where !plain.add(predicate, false, depth: 0) { return false }
    while let choice = plain.alternatives.popLast() {
      guard let next = plain.choosing(from: choice) else { return false }
      plain = next
    }
    return plain.isFulfillable
  }

  // MARK: Statements

  /// Takes up that a filter holds or does not; false when it is not plain what that takes.
  private mutating func add(_ predicate: Predicate, _ holds: Bool, depth: Int) -> Bool {
    guard depth < 16 else { return false }
    switch predicate {
    case .constant(let value):
      return value == holds
    case .field(let id, let test):
      add(test, holds, of: id)
      return true
    case .memberOfProgram(.oneOf(let ids), let constraints, let negated):
      return addMember(ids, constraints, holds != negated)
    case .memberOfProgram(.noneOf(let ids), let constraints, let negated):
      return addMember(besides: ids, constraints, holds != negated)
    case .memberOfSFDCCampaign(.oneOf(let ids), let constraints, let negated):
      guard constraints.isEmpty || holds == negated else { return addMember(ids, constraints) }
      return add(ids.map { .sfdcCampaign($0) }, holds != negated)
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
      alternatives.append(parts.map { ($0, holds) })
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

  private mutating func add(_ test: ValueTest, _ holds: Bool, of id: FieldID) {
    let last = fields.lastIndex { $0.id == id } ?? fields.endIndex - 1
    fields.insert(FieldWish(id: id, test: test, holds: holds), at: last + 1)
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
    var tests: [ValueTest] = []
    for constraint in constraints {
      guard case .status(let test) = constraint else { return false }
      tests.append(test)
    }
    for id in holds ? ids.prefix(1) : ids[...] {
      if let known = members.firstIndex(where: { $0.id == id }) {
        members[known].wanted.append((tests, holds))
      } else {
        members.append((id, [(tests, holds)]))
      }
    }
    return !ids.isEmpty
  }

  /// Takes up that somebody is a member of a program besides some, or of none besides them.
  private mutating func addMember(
    besides ids: [ProgramID], _ constraints: [Predicate.MembershipConstraint], _ holds: Bool
  ) -> Bool {
    guard holds else {
      onlyPrograms = onlyPrograms.map { $0.filter(ids.contains) } ?? ids
      return true
    }
    let others = (0..<theory.assets.programs.count).lazy.map { ProgramID($0) }
    let known = members
    let other = others.first { id in
      !ids.contains(id) && !known.contains { $0.id == id }
    }
    return other.map { addMember([$0], constraints, true) } ?? false
  }

  /// Takes up that somebody is a member of the first of some Salesforce campaigns in a certain way, if
  /// nothing else was said about that campaign.
  private mutating func addMember(
    _ ids: [SFDCCampaignID], _ constraints: [Predicate.SFDCMembershipConstraint]
  ) -> Bool {
    guard let id = ids.first, !flags.contains(where: { $0.part == .sfdcCampaign(id) }) else {
      return false
    }
    flags.append((.sfdcCampaign(id), true))
    return theory.assets.sfdcCampaigns[id.index].statuses.contains { status in
      let folded = status.label.lowercased()
      return constraints.allSatisfy { constraint in
        switch constraint {
        case .status(let test): passes(test, folded) ?? false
        case .responded(let wanted): status.hasResponded == wanted
        }
      }
    }
  }

  /// Returns the case with the first alternative that goes together with everything else.
  private func choosing(from choice: [(predicate: Predicate, holds: Bool)]) -> PlainCase? {
    for (predicate, holds) in choice {
      var next = self
      if next.add(predicate, holds, depth: 0), next.isFulfillable { return next }
    }
    return nil
  }

  // MARK: Values

  /// Whether each part of the person can be as is wanted.
  private var isFulfillable: Bool {
    !(hasEntries && lacksEntries) && areFieldsFulfillable
      && members.allSatisfy { isFulfillable($0.id, $0.wanted) }
  }

  private var areFieldsFulfillable: Bool {
    var start = 0
    while start < fields.count {
      let id = fields[start].id
      let end = fields[start...].firstIndex { $0.id != id } ?? fields.endIndex
      guard isFulfillable(id, fields[start..<end]) else { return false }
      start = end
    }
    return true
  }

  private func isFulfillable(
    _ id: ProgramID, _ wanted: [(statuses: [ValueTest], holds: Bool)]
  ) -> Bool {
    if wanted.allSatisfy({ !$0.holds }) { return true }
    if let onlyPrograms, !onlyPrograms.contains(id) { return false }
    // Without a channel nothing is known about statuses, and nothing is said.
    let channel = theory.assets.programs[id.index].channel
    guard theory.assets.channels.indices.contains(channel.index) else { return true }
    // The first status stands for people outside the program.
    return theory.assets.channels[channel.index].statuses.dropFirst().contains { status in
      let folded = status.name.lowercased()
      return wanted.allSatisfy { tests, holds in
        var passesAll = true
        for test in tests {
          guard let passes = passes(test, folded) else { return false }
          passesAll = passesAll && passes
        }
        return passesAll == holds
      }
    }
  }

  private func isFulfillable(_ id: FieldID, _ tests: ArraySlice<FieldWish>) -> Bool {
    if tests.allSatisfy({ $0.test.acceptsEmpty == $0.holds }) { return true }
    switch theory.assets.fields.type(of: id).family {
    case .text: return hasText(tests)
    case .number: return hasNumber(tests)
    case .boolean:
      return [true, false].contains { flag in
        tests.allSatisfy { wish in
          guard case .boolean(let wanted, _) = wish.test else { return false }
          return (flag == wanted) == wish.holds
        }
      }
    case .date, .datetime: return tests.count == 1 && tests.allSatisfy { Self.hasDate($0.test) }
    }
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
  private func hasText(_ tests: ArraySlice<FieldWish>) -> Bool {
    // A text passes the test that wants it, whatever the operator.
    if tests.count == 1, let only = tests.first,
      case .text(_, let operands, negated: !only.holds) = only.test
    {
      return !operands.isEmpty
    }
    for wish in tests {
      guard case .text(_, let operands, let negated) = wish.test, wish.holds != negated else {
        continue
      }
      return operands.contains { candidate in
        let folded = theory.text[candidate].lowercased()
        return tests.allSatisfy { passes($0.test, folded) == $0.holds }
      }
    }
    return tests.allSatisfy { isPassedByOther($0.test) == $0.holds }
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
        case .is: folded.utf8.elementsEqual(other.utf8)
        case .startsWith: folded.utf8.starts(with: other.utf8)
        case .contains: folded.contains(other)
        }
      } != negated
    case .exactText, .number, .numberRange, .day, .dayRange, .relative, .timeFrame, .boolean: nil
    }
  }

  /// Whether one of the whole numbers at the bounds that tests name does.
  private func hasNumber(_ tests: ArraySlice<FieldWish>) -> Bool {
    let points = tests.flatMap { wish -> [Double] in
      switch wish.test {
      case .number(let numbers, _): numbers
      case .numberRange(let low, let high): [low, high].compactMap { $0?.number }
      case .isEmpty, .text, .exactText, .day, .dayRange, .relative, .timeFrame, .boolean: []
      }
    }
    return points.flatMap { [$0, $0 + 1, $0 - 1] }.contains { number in
      Int32(exactly: number) != nil && tests.allSatisfy { passes($0.test, number) == $0.holds }
    }
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

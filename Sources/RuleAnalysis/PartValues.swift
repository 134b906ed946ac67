import RuleGraph
import RuleRuntime
import SyncState

/// The value of one part of a made-up person.
enum PartValue {
  /// Of a field.
  case field(SampleValue)
  /// The membership in a program, if any.
  case program(SampleMember?)
  /// The status in a Salesforce campaign, if any.
  case sfdcCampaign(StatusIndex?)
  /// Whether in a list, or in the history of a campaign.
  case flag(Bool)
  /// What must be in the log.
  case log([ActivityAtom])

  /// What a part is when nobody says anything about it.
  static func usual(of part: Atom.Part) -> PartValue {
    switch part {
    case .field: .field(.null)
    case .program: .program(nil)
    case .sfdcCampaign: .sfdcCampaign(nil)
    case .list, .history, .opaque: .flag(false)
    case .log: .log([])
    }
  }
}

/// The value of a field of a made-up person; a text need not be one of the rules.
enum SampleValue {
  case text(String)
  case other(Value)

  static let null = SampleValue.other(.null)
}

/// A membership in a program of a made-up person.
struct SampleMember {
  let status: StatusIndex
  let reachedSuccess: Bool
  let acquiredBy: Bool
  let date: CivilDate?
  let nurture: NurtureState?
}

/// Finds values of parts that fulfil conditions; whether one does is asked of the interpreter.
struct PartValues {
  let theory: FilterTheory
  /// The instant that conditions on dates are about.
  var now = Instant(millisecondsSince1970: 0)
  /// Whether some part had more kinds of values than are tried.
  private(set) var isExhausted = false
  private var tester: ValueTester

  init(_ theory: FilterTheory) {
    self.theory = theory
    tester = ValueTester(zone: theory.zone, ruleTexts: theory.text)
  }

  // MARK: Whether a condition holds

  /// Whether a condition holds for a value of the part that it is about.
  mutating func holds(_ atom: Atom, for value: PartValue) -> Bool {
    switch (atom, value) {
    case (.field(_, let test), .field(let value)): passes(test, value)
    case (.program(let id, let constraints), .program(let member)):
      member.map { holds(constraints, for: $0, of: id) } ?? false
    case (.sfdcCampaign(let id, let constraints), .sfdcCampaign(let status)):
      status.map {
        holds(constraints, for: theory.assets.sfdcCampaigns[id.index].statuses[$0.index])
      }
        ?? false
    case (.list, .flag(let value)), (.history, .flag(let value)), (.opaque, .flag(let value)): value
    case (.activity(let atom), .log(let entries)): entries.contains { $0.implies(atom) }
    case (.field, _), (.program, _), (.sfdcCampaign, _), (.list, _), (.history, _), (.activity, _),
      (.opaque, _):
      preconditionFailure("a value belongs to another part")
    }
  }

  private mutating func passes(_ test: ValueTest, _ value: SampleValue) -> Bool {
    let id = tester.prepare(test)
    return switch value {
    case .text(let text): tester.passes(id, text: text, theory.text, now: now)
    case .other(let value): tester.passes(id, value, theory.text, now: now)
    }
  }

  private mutating func holds(
    _ constraints: [Predicate.MembershipConstraint], for member: SampleMember, of id: ProgramID
  ) -> Bool {
    let status = theory.assets.channel(of: id).statuses[member.status.index]
    for constraint in constraints {
      let holds =
        switch constraint {
        case .status(let test): passes(test, .text(status.name))
        case .success(let wanted): member.reachedSuccess == wanted
        case .acquiredBy(let wanted): member.acquiredBy == wanted
        case .membershipDate(let test):
          passes(test, .other(member.date.map { .date($0) } ?? .null))
        case .nurture(let stream, let isPaused):
          holds(stream, isPaused, for: member.nurture, of: id)
        case .memberField: preconditionFailure("opaque conditions are not looked into")
        case .exhausted(let wanted): (member.nurture?.isExhausted ?? false) == wanted
        }
      if !holds { return false }
    }
    return true
  }

  /// Whether somebody is in a stream and has a cadence; nil means any.
  private mutating func holds(
    _ stream: ValueTest?, _ isPaused: Bool?, for nurture: NurtureState?, of id: ProgramID
  ) -> Bool {
    guard let nurture else { return false }
    if let isPaused, isPaused != nurture.isPaused { return false }
    guard let stream else { return true }
    guard let index = nurture.stream?.index else { return false }
    return passes(stream, .text(theory.assets.programs[id.index].streams[index]))
  }

  private mutating func holds(
    _ constraints: [Predicate.SFDCMembershipConstraint], for status: MemberStatus
  ) -> Bool {
    for constraint in constraints {
      let holds =
        switch constraint {
        case .status(let test): passes(test, .text(status.label))
        case .responded(let wanted): status.hasResponded == wanted
        }
      if !holds { return false }
    }
    return true
  }

  // MARK: Values that fulfil conditions

  /// Returns a value of a part for which all literals come true; nil when there is none, or when there
  /// are too many to try.
  mutating func value(of part: Atom.Part, fulfilling literals: [Literal]) -> PartValue? {
    switch part {
    case .field(let id):
      return first(kinds(of: theory.assets.fields[id].type, literals).map { .field($0) }, literals)
    case .program(let id):
      return first(members(of: id, literals), literals)
    case .sfdcCampaign(let id):
      let statuses = theory.assets.sfdcCampaigns[id.index].statuses.indices.map { StatusIndex($0) }
      return first(([nil] + statuses).map { .sfdcCampaign($0) }, literals)
    case .list, .history, .opaque:
      return first([.flag(false), .flag(true)], literals)
    case .log:
      let entries = literals.filter(\.holds).compactMap { literal -> ActivityAtom? in
        guard case .activity(let atom) = literal.atom else { return nil }
        return atom
      }
      return first([.log(entries)], literals)
    }
  }

  /// Returns the first value for which all literals come true.
  private mutating func first(_ values: [PartValue], _ literals: [Literal]) -> PartValue? {
    for value in values where fulfils(literals, value) { return value }
    return nil
  }

  private mutating func fulfils(_ literals: [Literal], _ value: PartValue) -> Bool {
    for literal in literals where holds(literal.atom, for: value) != literal.holds {
      return false
    }
    return true
  }

  /// One value of each kind that conditions on a field can tell apart, the simplest first.
  private mutating func kinds(of type: FieldType, _ literals: [Literal]) -> [SampleValue] {
    let tests = literals.flatMap(\.atom.tests)
    switch type.family {
    case .text:
      let conditions = zip(literals, tests).map { (test: $1, holds: $0.holds) }
      guard let texts = TextKinds(conditions, theory.text).values else {
        isExhausted = true
        return []
      }
      return [.null] + texts.map { .text($0) }
    case .number:
      return [.null] + NumberKinds(tests, type).values.map { .other(.number($0)) }
    case .boolean:
      return [.null, .other(.boolean(false)), .other(.boolean(true))]
    case .date:
      return [.null] + DateKinds(tests, theory.zone, now).days.map { .other(.date($0)) }
    case .datetime:
      return [.null] + DateKinds(tests, theory.zone, now).instants.map { .other(.datetime($0)) }
    }
  }

  private func members(of id: ProgramID, _ literals: [Literal]) -> [PartValue] {
    // A program whose channel is missing has no statuses, and so no members.
    guard theory.assets.channels.indices.contains(theory.assets.programs[id.index].channel.index)
    else { return [.program(nil)] }
    let statuses = theory.assets.channel(of: id).statuses
    let days =
      [nil]
      + DateKinds(literals.flatMap(\.atom.tests), theory.zone, now).days.map { Optional($0) }
    let nurtures = nurtures(of: id, literals)
    var members: [PartValue] = [.program(nil)]
    for (index, status) in statuses.enumerated() where index > 0 {
      for reached in [status.isSuccess, !status.isSuccess] {
        for acquired in [false, true] {
          for day in days {
            members += nurtures.map { nurture in
              .program(
                SampleMember(
                  status: StatusIndex(index), reachedSuccess: reached, acquiredBy: acquired,
                  date: day, nurture: nurture))
            }
          }
        }
      }
    }
    return members
  }

  /// Where a member of an engagement program can be, as far as some conditions ask.
  private func nurtures(of id: ProgramID, _ literals: [Literal]) -> [NurtureState?] {
    let program = theory.assets.programs[id.index]
    let isAsked = literals.contains { literal in
      guard case .program(_, let constraints) = literal.atom else { return false }
      return constraints.contains {
        switch $0 {
        case .nurture, .exhausted: true
        case .status, .success, .acquiredBy, .membershipDate, .memberField: false
        }
      }
    }
    guard isAsked, program.type == .engagement else { return [nil] }
    return ([nil] + program.streams.indices.map { StreamIndex($0) }).flatMap { stream in
      [false, true].flatMap { isPaused in
        [false, true].map { isExhausted in
          var nurture = NurtureState(stream: stream)
          nurture.isPaused = isPaused
          nurture.isExhausted = isExhausted
          return nurture
        }
      }
    }
  }
}

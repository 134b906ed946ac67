import RuleGraph
public import SyncState

/// A made-up person who is as some filters want: only what the filters speak of is said.
public struct PersonSample: Sendable {
  /// The instant for which the person was made.
  let now: Instant
  private let parts: [(part: Atom.Part, value: PartValue)]

  init(now: Instant, parts: [(part: Atom.Part, value: PartValue)]) {
    self.now = now
    self.parts = parts
  }

  /// Whether the person must have done something before, which a state without a log cannot show.
  var hasPast: Bool {
    parts.contains { part in
      guard case .log(let entries) = part.value else { return false }
      return !entries.isEmpty
    }
  }

  /// Returns the value of a field: null when the person has none, or nothing was said about it; nil when
  /// it is a text of no rule.
  public func value(of field: FieldID) -> Value? {
    for case (.field(field), .field(let value)) in parts {
      switch value {
      case .text: return nil
      case .other(let value): return value
      }
    }
    return .null
  }

  /// Returns a state with this person only; nil when a state has no place for it.
  func mirror(in theory: FilterTheory) -> (Mirror, PersonID)? {
    var mirror = Mirror(assets: theory.assets, text: theory.text)
    guard let person = mirror.insertPerson(marketoID: 1) else { return nil }
    for (part, value) in parts {
      switch (part, value) {
      case (.field(let id), .field(.text(let text))):
        mirror.people[person, id] = .text(mirror.text.intern(text))
      case (.field(let id), .field(.other(let value))): mirror.people[person, id] = value
      case (.program(let id), .program(let member)):
        mirror.programs[id.index][person] = member.map {
          var member = ProgramMember(
            person: person, status: $0.status, reachedSuccess: $0.reachedSuccess,
            membershipDate: $0.date, acquiredBy: $0.acquiredBy)
          member.nurture = $0.nurture
          return member
        }
      case (.sfdcCampaign(let id), .sfdcCampaign(let status)):
        mirror.observed[id.index][person] = status
      case (.list(let id), .flag(true)): mirror.lists[id.index].insert(person)
      case (.history(let id), .flag(true)):
        mirror.history[id.index][person] = now.advanced(milliseconds: -86_400_000)
      case (.field, _), (.program, _), (.sfdcCampaign, _), (.list, _), (.history, _), (.log, _),
        (.opaque, _):
        break
      }
    }
    return (mirror, person)
  }
}

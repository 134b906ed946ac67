package import RuleGraph
import RuleRuntime
import SyncState

/// Something that stands between the two sides for a while.
package enum Trouble: Sendable, CustomStringConvertible {
  /// A validation rule refuses records, of campaign members those with a status.
  case validation(ValidationRule.Object, String?)
  /// A duplicate rule refuses leads with a last name that is in use.
  case duplicates
  /// The record of a person is locked.
  case lock(Int)
  /// A side is out of service for some cycles.
  case outage(OutageSide, Int)
  /// Salesforce takes only so many calls a cycle.
  case calls(Int)
  /// So many replies get lost.
  case replies(Int)

  package var description: String {
    switch self {
    case .validation(let object, let status): "validation \(object) \(status ?? "")"
    case .duplicates: "duplicate rule"
    case .lock(let person): "lock p\(person)"
    case .outage(let side, let cycles): "outage of \(side), \(cycles) cycles"
    case .calls(let count): "\(count) calls a cycle"
    case .replies(let count): "lose \(count) replies"
    }
  }

  static func draw(_ dice: inout Dice, person: Int) -> Trouble {
    switch dice.number(below: 9) {
    case 0: .validation(.lead, nil)
    case 1: .validation(.campaignMember, dice.pick(["Registered", "Attended", nil]))
    case 2: .duplicates
    case 3: .lock(person)
    case 4: .outage(.salesforce, 1 + dice.number(below: 2))
    case 5: .outage(.marketo, 1 + dice.number(below: 2))
    case 6: .calls(dice.number(below: 4))
    default: .replies(1 + dice.number(below: 3))
    }
  }
}

extension World {
  /// Lets something stand between the two sides.
  mutating func begin(_ trouble: Trouble) {
    switch trouble {
    case .validation(let object, let status):
      var rule = ValidationRule(
        name: state.mirror.text.intern("R"), object: object,
        message: state.mirror.text.intern("No"))
      rule.status = status.map { state.mirror.text.intern($0) }
      connect(.startValidation(rule))
    case .duplicates: connect(.startDuplicateRule(World.lastName, length: nil))
    case .lock(let person): connect(.lock(length: nil), record(person))
    case .outage(let side, let cycles): connect(.outage(side, length: nil, cycles: cycles))
    case .calls(let count): connect(.limitCalls(perDay: nil, perCycle: count))
    case .replies(let count): connect(.loseReplies(count))
    }
  }

  /// Ends all that stands between the two sides.
  mutating func recover() {
    connect(.endValidation(state.mirror.text.intern("R")))
    connect(.endDuplicateRule(World.lastName))
    for row in state.mirror.records.rows.indices { connect(.unlock, RecordID(row)) }
    for side in OutageSide.allCases { connect(.outage(side, length: nil, cycles: 0)) }
    connect(.limitCalls(perDay: nil, perCycle: nil))
    connect(.loseReplies(0))
  }
}

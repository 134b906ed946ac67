import RuleGraph
import RuleSyntax
import RuleVocabulary

/// A value that reads like a condition on the screen, such as `is not empty`, `at least 50` or
/// `Norway; Sweden`.
struct ConditionSlip {
  /// What was probably meant, as rules write it.
  let meant: String

  /// Finds out what a value may mean where some operators are offered; nil when it is a plain one.
  init?(_ text: String, offered: [ConditionOperator]) {
    let lower = text.lowercased()
    if lower == "any" || lower == "is any" {
      meant = offered.contains(.isAny) ? "any" : "{is_not_empty: true}"
      return
    }
    if let meant = Self.operation(text, lower, offered) {
      self.meant = meant
      return
    }
    if offered.contains(.inTimeFrame), ValueTest.TimeFrame(rawValue: lower) != nil {
      meant = "{in_time_frame: \(lower)}"
      return
    }
    let values = Self.values(text)
    guard values.count > 1 else { return nil }
    meant = "[\(values.joined(separator: ", "))]"
  }

  /// Whether a text has a semicolon or begins like an operator; nearly all texts do not.
  fileprivate static func mayBeOne(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first else { return false }
    let isOperation =
      switch first | 0x20 {
      case UInt8(ascii: "a"): bytes.count == 3
      case UInt8(ascii: "c"), UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "s"):
        bytes.contains(UInt8(ascii: " "))
      default: false
      }
    return isOperation || bytes.contains(UInt8(ascii: ";"))
  }

  /// The operators as they are spelled on the screen; `is not empty` stands before `is not`, since it
  /// says more.
  private static let spellings = ConditionOperator.allCases.reversed().map { name in
    (name, spelled: String(name.rawValue.map { $0 == "_" ? " " : $0 }))
  }

  /// Returns the operator that a value begins with, and what follows it.
  private static func operation(
    _ text: String, _ lower: String, _ offered: [ConditionOperator]
  ) -> String? {
    for (name, spelled) in spellings where offered.contains(name) {
      switch name {
      case .isEmpty, .isNotEmpty:
        if lower == spelled || "is \(lower)" == spelled { return "{\(name.rawValue): true}" }
      case .isNot, .startsWith, .notStartsWith, .contains, .notContains:
        if let operand = operand(of: spelled, text, lower) {
          return "{\(name.rawValue): \(operand)}"
        }
      case .greaterThan, .lessThan, .atLeast, .atMost, .inPast, .inPastBefore, .inFuture,
        .inFutureAfter, .after, .before, .onOrAfter, .onOrBefore:
        if let operand = operand(of: spelled, text, lower), operand.first?.isNumber ?? false {
          return "{\(name.rawValue): \(operand)}"
        }
      case .is, .between, .inTimeFrame, .isAny: continue
      }
    }
    return nil
  }

  /// Returns what follows an operator, which `is` may stand before: `is at least 50`.
  private static func operand(
    of spelled: String, _ text: String, _ lower: String
  ) -> Substring? {
    ["", "is "].map { "\($0)\(spelled) " }.first(where: lower.hasPrefix).map {
      text.dropFirst($0.count)
    }
  }

  /// Returns the parts between semicolons with a blank behind them, by which screens separate values.
  private static func values(_ text: String) -> [Substring] {
    var values: [Substring] = []
    var rest = text[...]
    while let semicolon = rest.firstIndex(of: ";") {
      let next = rest.index(after: semicolon)
      guard next < rest.endIndex, rest[next] == " " else { return [] }
      values.append(rest[..<semicolon])
      rest = rest[next...].drop { $0 == " " }
    }
    return values + [rest]
  }
}

extension Resolution {
  /// Reports plain texts of a condition that read like conditions.
  mutating func checkTexts(of condition: WrittenCondition, offered: [ConditionOperator]) {
    for operand in condition.operands where !operand.isQuoted {
      guard ConditionSlip.mayBeOne(operand.text),
        let slip = ConditionSlip(operand.text, offered: offered)
      else { continue }
      report(
        SemanticsDiagnostics.conditionInText(operand.text, meant: slip.meant, at: operand.span))
    }
  }
}

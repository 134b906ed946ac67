import RuleGraph
import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

extension LanguageSchema {
  /// Returns the schema of an argument.
  func schema(of kind: ParameterKind) -> JSON {
    switch kind {
    case .asset, .sfdcCampaignOrToken, .field, .programStatus, .memberStatus, .place, .text,
      .tokenText, .alertAddresses, .day:
      .reference("text")
    case .people: oneOrMore(.reference("text"))
    case .nameTest, .placeTest: .reference("picker")
    case .count: .object([("type", .string("integer")), ("minimum", .int(1))])
    case .assetTest(.smartList): .reference("smart_list_picker")
    case .assetTest, .fieldTest: .reference("picker")
    case .fieldCondition, .condition:
      .object([
        ("type", .string("object")), ("minProperties", .int(1)), ("maxProperties", .int(1)),
        ("additionalProperties", .reference("condition_on_value")),
      ])
    case .fieldValue: .reference("value")
    case .fieldValues:
      .object([("type", .string("object")), ("additionalProperties", .reference("value"))])
    case .valueTest(let type): .reference("condition_on_\(type.rawValue)")
    case .fieldValueTest: .reference("condition_on_value")
    case .statusTest: .reference("condition_on_\(FieldType.string.rawValue)")
    case .scoreChange: .object([(key: "type", value: .strings(["string", "integer"]))])
    case .boolean: .object([(key: "type", value: .string("boolean"))])
    case .choice(let words): .object([(key: "enum", value: .strings(words))])
    case .choiceTest(let words): oneOrMore(.object([("enum", .strings(words + ["any"]))]))
    case .period: schema(of: TextKind.period)
    case .waitEnd: .reference("wait_end")
    }
  }

  /// The definitions that several arguments refer to.
  var sharedDefinitions: [(key: String, value: JSON)] {
    [
      (key: "text", value: .object([(key: "type", value: .strings(["string", "number"]))])),
      (
        key: "value",
        value: .object([(key: "type", value: .strings(["string", "number", "boolean", "null"]))])
      ),
      (key: "condition_on_value", value: test(ConditionOperator.allCases.filter { $0 != .isAny })),
      (key: "picker", value: test(ConditionOperator.ofPickers)),
      (key: "smart_list_picker", value: test(ConditionOperator.ofSmartLists)),
      (key: "wait_end", value: waitEnd),
    ] + FieldType.allCases.map { (key: "condition_on_\($0.rawValue)", value: test($0)) }
  }

  private func oneOrMore(_ item: JSON) -> JSON {
    .when(type: "array", then: list(of: item, least: 1), otherwise: item)
  }

  private func test(_ type: FieldType) -> JSON {
    switch type {
    case .boolean: .object([(key: "type", value: .string("boolean"))])
    case .string, .email, .phone, .url, .textArea, .integer, .percent, .currency, .score, .float,
      .date, .datetime, .formula, .reference:
      test(ConditionOperator.offered(by: type))
    }
  }

  /// Returns the schema of a condition: a value, several, or exactly one operator.
  private func test(_ operators: [ConditionOperator]) -> JSON {
    let operation = JSON.object([
      ("type", .string("object")),
      (
        "properties",
        .object(
          operators.map { (key: $0.rawValue, value: described(operand(of: $0), $0.meaning)) })
      ),
      ("additionalProperties", .bool(false)),
      ("minProperties", .int(1)),
      ("maxProperties", .int(1)),
    ])
    let plain = JSON.object([(key: "type", value: .strings(["string", "number", "boolean"]))])
    return .when(type: "object", then: operation, otherwise: oneOrMore(plain))
  }

  private func operand(of name: ConditionOperator) -> JSON {
    switch name {
    case .is, .isNot, .startsWith, .notStartsWith, .contains, .notContains:
      oneOrMore(.reference("text"))
    case .between:
      .object([
        ("type", .string("array")), ("items", .reference("text")), ("minItems", .int(2)),
        ("maxItems", .int(2)),
      ])
    case .greaterThan, .lessThan, .atLeast, .atMost, .after, .before, .onOrAfter, .onOrBefore:
      .reference("text")
    case .inPast, .inPastBefore, .inFuture, .inFutureAfter: schema(of: TextKind.period)
    case .inTimeFrame:
      .object([(key: "enum", value: .strings(ValueTest.TimeFrame.allCases.map(\.rawValue)))])
    case .isEmpty, .isNotEmpty, .isAny: .object([(key: "const", value: .bool(true))])
    }
  }

  private var waitEnd: JSON {
    let weekday = JSON.object([
      (key: "enum", value: .strings(Weekday.allCases.map(\.rawValue)))
    ])
    let keys: [(String, JSON, String)] = [
      (
        "weekdays", oneOrMore(weekday),
        "After a duration: the weekdays on which it may end (SC-W7)."
      ),
      ("at", schema(of: TextKind.time), "The time of day, such as `\"09:00\"`."),
      ("date", .object([("type", .string("string"))]), "The day that is waited for (SC-W2)."),
      (
        "token", .object([("type", .string("string"))]),
        "A token that holds the day that is waited for; in trigger campaigns only (SC-W3)."
      ),
      (
        "anniversary", .object([("type", .string("boolean"))]),
        "Whether the next anniversary of the token's day is meant (SC-W13)."
      ),
      (
        "offset", .object([("type", .string("string"))]),
        "Days before or after the token's day, such as `-3 days` (SC-W3)."
      ),
    ]
    return .object([
      ("type", .string("object")),
      (
        "properties", .object(keys.map { (key: $0.0, value: described($0.1, $0.2)) })
      ),
      ("additionalProperties", .bool(false)),
      ("minProperties", .int(1)),
    ])
  }
}

extension ConditionOperator {
  /// What the operator means, for the manual (CAT-2.2).
  var meaning: String {
    switch self {
    case .is: "Equal; letter case does not count in texts, and `is: 0` matches empty numbers."
    case .isNot: "Not equal; empty values match, except with `is_not: 0`."
    case .startsWith: "Begins with."
    case .notStartsWith: "Does not begin with; empty values match."
    case .contains: "Has somewhere within."
    case .notContains: "Has nowhere within; empty values match."
    case .between: "Between two values, both included."
    case .greaterThan: "Greater than."
    case .lessThan: "Less than."
    case .atLeast: "Greater than or equal."
    case .atMost: "Less than or equal."
    case .inPast: "Within such a period up to now."
    case .inPastBefore: "Longer ago than such a period; empty values match."
    case .inFuture: "Within such a period from now on."
    case .inFutureAfter: "Later than such a period from now on."
    case .inTimeFrame: "Within a calendar frame such as `last week`."
    case .after: "After a day."
    case .before: "Before a day; empty values match."
    case .onOrAfter: "On a day or later."
    case .onOrBefore: "On a day or earlier; empty values match."
    case .isEmpty: "Has no value."
    case .isNotEmpty: "Has a value; zero is one, and so is a blank."
    case .isAny: "Whatever it is."
    }
  }
}

import RuleFrontEndKit
import RuleGraph
import RuleSource
import RuleTestKit
import RuleVocabulary
import SyncState
import Testing

/// The operators of each type of field, exactly as documented (CAT-2.1), and what they mean.
@Suite struct OperatorTests {
  private static let text = [
    "is", "is_not", "starts_with", "not_starts_with", "contains", "not_contains", "is_empty",
    "is_not_empty",
  ]
  private static let number = [
    "is", "is_not", "between", "greater_than", "less_than", "at_least", "at_most", "is_empty",
    "is_not_empty",
  ]
  private static let date = [
    "is", "is_not", "between", "in_past", "in_past_before", "in_future", "in_future_after",
    "in_time_frame", "after", "before", "on_or_after", "on_or_before", "is_empty", "is_not_empty",
  ]

  private static let operators: [(type: FieldType, names: [String])] = [
    (.string, text), (.email, text), (.phone, text), (.url, text), (.textArea, text),
    (.reference, text), (.integer, number), (.percent, number), (.currency, number),
    (.score, number), (.float, number.filter { !$0.hasPrefix("is") || $0.hasSuffix("empty") }),
    (.date, date), (.datetime, date), (.boolean, []), (.formula, []),
  ]

  @Test func `each type offers the documented operators and no others`() {
    #expect(Self.operators.count == FieldType.allCases.count)
    for (type, names) in Self.operators {
      #expect(ConditionOperator.offered(by: type).map(\.rawValue) == names, "\(type)")
    }
  }

  @Test(arguments: FieldType.allCases)
  func `an operator that is not offered is an error, and one that is offered is not`(
    type: FieldType
  ) throws {
    let offered = try #require(Self.operators.first { $0.type == type }).names
    for name in ConditionOperator.allCases where name != .isAny {
      let found = findings(type, "{\(name.rawValue): \(operand(of: name, type))}")
      let expected =
        type == .formula
        ? ["formula-field"] : offered.contains(name.rawValue) ? [] : ["operator-not-offered"]
      #expect(found == expected, "\(type) \(name)")
    }
  }

  @Test(arguments: FieldType.allCases)
  func `a plain value means is`(type: FieldType) {
    let expected: [FieldType: [String]] = [
      .float: ["operator-not-offered"], .formula: ["formula-field"],
    ]
    #expect(findings(type, operand(of: .is, type)) == expected[type] ?? [])
  }

  private func findings(_ type: FieldType, _ condition: String) -> [String] {
    FrontEnd(texts: [workspace(type, condition)]).mistakes.map(\.kind.name)
  }

  private func workspace(_ type: FieldType, _ condition: String) -> String {
    """
    person_fields:
      - {name: Probe, api_name: probe, type: \(type.rawValue)}
    ---
    smart_list: Probe
    filters:
      - person: {Probe: \(condition)}
    """
  }

  private func operand(of name: ConditionOperator, _ type: FieldType) -> String {
    switch name {
    case .isEmpty, .isNotEmpty, .isAny: return "true"
    case .inPast, .inPastBefore, .inFuture, .inFutureAfter: return "7 days"
    case .inTimeFrame: return "last week"
    case .between: return "[\(value(of: type)), \(value(of: type))]"
    case .is, .isNot, .startsWith, .notStartsWith, .contains, .notContains, .greaterThan,
      .lessThan, .atLeast, .atMost, .after, .before, .onOrAfter, .onOrBefore:
      return value(of: type)
    }
  }

  private func value(of type: FieldType) -> String {
    switch type.family {
    case .text: "some text"
    case .number: "5"
    case .date, .datetime: "2026-10-05"
    case .boolean: "true"
    }
  }

  // MARK: Meaning

  @Test(
    arguments: [
      ("Country", "France", "Country is France"),
      ("Country", "[France, Sweden]", "Country is France; Sweden"),
      ("Country", "{is_not: [France, Sweden]}", "Country is not France; Sweden"),
      ("Country", "{not_contains: an}", "Country does not contain an"),
      ("Country", "{is_not_empty: true}", "Country is not empty"),
      ("Person Score", "{is: [5, 6.5]}", "Person Score is 5; 6.5"),
      ("Person Score", "{between: [5, 10]}", "Person Score between 5 and 10"),
      ("Person Score", "{greater_than: 5}", "Person Score greater than 5"),
      ("Person Score", "{at_most: -5}", "Person Score at most -5"),
      ("Date of Birth", "{after: 1999-12-31}", "Date of Birth on or after 2000-01-01"),
      ("Date of Birth", "{before: 2000-01-01}", "Date of Birth on or before 1999-12-31"),
      ("Date of Birth", "{in_time_frame: this quarter}", "Date of Birth in this quarter"),
      ("Created At", "{in_past_before: 1 month}", "Created At in past before 1 month"),
      ("Unsubscribed", "false", "Unsubscribed is false"),
    ])
  func `a condition becomes the test that it spells`(
    field: String, condition: String, expected: String
  ) throws {
    let text = "smart_list: Probe\nfilters:\n  - person: {\(field): \(condition)}\n"
    let frontEnd = FrontEnd(texts: [text])
    #expect(frontEnd.mistakes.map(\.message) == [])
    let graph = try #require(frontEnd.graph)
    let list = try #require(graph.smartLists.first)
    let texts = InstructionText(graph)
    #expect(list.clauses.map { texts.text(of: $0.predicate) } == [expected])
  }

  @Test func `before, on or before and in past before let empty values in, and nothing else does`()
    throws
  {
    let conditions = [
      ("{before: 2000-01-01}", true), ("{on_or_before: 2000-01-01}", true),
      ("{after: 2000-01-01}", false), ("{between: [2000-01-01, 2001-01-01]}", false),
    ]
    for (condition, nullMatches) in conditions {
      let text = "smart_list: Probe\nfilters:\n  - person: {Date of Birth: \(condition)}\n"
      let graph = try #require(FrontEnd(texts: [text]).graph)
      guard case .field(_, .dayRange(_, _, let found)) = graph.smartLists[0].filter else {
        Issue.record("\(condition) is not a range of days")
        continue
      }
      #expect(found == nullMatches, "\(condition)")
    }
  }
}

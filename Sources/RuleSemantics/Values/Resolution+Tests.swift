import RuleGraph
import RuleSource
import RuleSyntax
import RuleVocabulary
import SyncState

/// What a condition is about.
struct TestSubject {
  /// The name for people.
  let name: String
  /// The type, which decides the operators (CAT-2.1).
  let type: FieldType
  /// Whether null counts as false: so in attribute filters, not in change constraints (SC-F13).
  var nullIsFalse = true

  /// How messages call it.
  var title: String {
    switch type {
    case .string: Diagnostic.quoted(name)
    case .email, .phone, .url, .textArea, .integer, .percent, .currency, .score, .float, .date,
      .datetime, .boolean, .formula, .reference:
      "the \(type.title) field \(Diagnostic.quoted(name))"
    }
  }
}

extension FieldType {
  /// The type for people.
  fileprivate var title: String { String(rawValue.map { $0 == "_" ? " " : $0 }) }
}

extension Resolution {
  /// Returns the test that a condition on a value spells.
  mutating func test(_ literal: Literal, _ subject: TestSubject, _ scope: Scope) -> ValueTest? {
    if subject.type == .boolean { return booleanTest(literal, subject) }
    let offered = ConditionOperator.offered(by: subject.type)
    guard let condition = condition(literal, subject, offered: offered) else { return nil }
    for operand in condition.operands where TokenTemplate.hasTokens(operand.text) {
      return refuse(
        SemanticsDiagnostics.tokenInCondition(inChoice: scope.isChoice, at: operand.span))
    }
    if condition.name == .isEmpty { return .isEmpty(negated: false) }
    if condition.name == .isNotEmpty { return .isEmpty(negated: true) }
    switch subject.type.family {
    case .text: return textTest(condition)
    case .number: return numberTest(condition, subject)
    case .date, .datetime: return dateTest(condition, subject)
    case .boolean: return nil
    }
  }

  private mutating func booleanTest(_ literal: Literal, _ subject: TestSubject) -> ValueTest? {
    switch literal {
    case .scalar:
      return boolean(literal, subject.name).map { .boolean($0, nullIsFalse: subject.nullIsFalse) }
    case .null(let span):
      return refuse(
        SemanticsDiagnostics.nullValue(subject.name, hint: "write `true` or `false`", at: span))
    case .list(_, let span):
      return refuse(SemanticsDiagnostics.wrongArgumentShape("`true` or `false`", at: span))
    case .map(let entries, let span):
      return refuse(
        SemanticsDiagnostics.operatorNotOffered(
          entries.first?.key.value ?? "", by: subject.title, offered: [], isImplied: false,
          at: entries.first?.key.span ?? span))
    }
  }

  private mutating func textTest(_ condition: WrittenCondition) -> ValueTest? {
    checkTexts(of: condition, offered: ConditionOperator.offered(by: .string))
    let texts = condition.operands.map { intern($0.text) }
    return switch condition.name {
    case .is: .text(.is, texts, negated: false)
    case .isNot: .text(.is, texts, negated: true)
    case .startsWith: .text(.startsWith, texts, negated: false)
    case .notStartsWith: .text(.startsWith, texts, negated: true)
    case .contains: .text(.contains, texts, negated: false)
    case .notContains: .text(.contains, texts, negated: true)
    case .between, .greaterThan, .lessThan, .atLeast, .atMost, .inPast, .inPastBefore, .inFuture,
      .inFutureAfter, .inTimeFrame, .after, .before, .onOrAfter, .onOrBefore, .isEmpty,
      .isNotEmpty, .isAny:
      nil
    }
  }

  private mutating func numberTest(_ condition: WrittenCondition, _ subject: TestSubject)
    -> ValueTest?
  {
    let values = condition.operands.compactMap { number($0, subject) }
    guard values.count == condition.operands.count else { return nil }
    switch condition.name {
    case .is: return .number(values, negated: false)
    case .isNot: return .number(values, negated: true)
    case .between:
      if values[0] > values[1] {
        report(SemanticsDiagnostics.emptyRange(at: condition.whole))
      }
      return .numberRange(
        low: .init(values[0], included: true), high: .init(values[1], included: true))
    case .greaterThan: return .numberRange(low: .init(values[0], included: false), high: nil)
    case .lessThan: return .numberRange(low: nil, high: .init(values[0], included: false))
    case .atLeast: return .numberRange(low: .init(values[0], included: true), high: nil)
    case .atMost: return .numberRange(low: nil, high: .init(values[0], included: true))
    case .startsWith, .notStartsWith, .contains, .notContains, .inPast, .inPastBefore, .inFuture,
      .inFutureAfter, .inTimeFrame, .after, .before, .onOrAfter, .onOrBefore, .isEmpty,
      .isNotEmpty, .isAny:
      return nil
    }
  }

  private mutating func number(_ scalar: ScalarLiteral, _ subject: TestSubject) -> Double? {
    if let number = Double(decimal: scalar.text.utf8.span) { return number }
    return refuse(
      SemanticsDiagnostics.valueOfWrongType(
        scalar.text, subject: subject.title, expected: "a number",
        meant: ConditionSlip(scalar.text, offered: ConditionOperator.offered(by: subject.type))?
          .meant,
        at: scalar.span))
  }

  private mutating func dateTest(
    _ condition: WrittenCondition, _ subject: TestSubject
  ) -> ValueTest? {
    if condition.name == .is, let day = condition.operands.first,
      day.text.first?.isLetter ?? false,
      let slip = ConditionSlip(day.text, offered: ConditionOperator.offered(by: subject.type))
    {
      return refuse(
        SemanticsDiagnostics.valueOfWrongType(
          day.text, subject: subject.title, expected: SemanticsDiagnostics.shape(of: .date),
          meant: slip.meant, at: day.span))
    }
    switch condition.name {
    case .inPast: return relative(.inPast, condition)
    case .inPastBefore: return relative(.inPastBefore, condition)
    case .inFuture: return relative(.inFuture, condition)
    case .inFutureAfter: return relative(.inFutureAfter, condition)
    case .inTimeFrame: return timeFrame(condition)
    case .is, .isNot, .between, .after, .before, .onOrAfter, .onOrBefore, .startsWith,
      .notStartsWith, .contains, .notContains, .greaterThan, .lessThan, .atLeast, .atMost,
      .isEmpty, .isNotEmpty, .isAny:
      return dayTest(condition)
    }
  }

  private mutating func dayTest(_ condition: WrittenCondition) -> ValueTest? {
    let days = condition.operands.compactMap { day($0) }
    guard days.count == condition.operands.count else { return nil }
    switch condition.name {
    case .is: return .day(days, negated: false)
    case .isNot: return .day(days, negated: true)
    case .between:
      if days[0] > days[1] { report(SemanticsDiagnostics.emptyRange(at: condition.whole)) }
      return .dayRange(first: days[0], last: days[1], nullMatches: false)
    case .after: return .dayRange(first: days[0].advanced(days: 1), last: nil, nullMatches: false)
    case .onOrAfter: return .dayRange(first: days[0], last: nil, nullMatches: false)
    case .before: return .dayRange(first: nil, last: days[0].advanced(days: -1), nullMatches: true)
    case .onOrBefore: return .dayRange(first: nil, last: days[0], nullMatches: true)
    case .inPast, .inPastBefore, .inFuture, .inFutureAfter, .inTimeFrame, .startsWith,
      .notStartsWith, .contains, .notContains, .greaterThan, .lessThan, .atLeast, .atMost,
      .isEmpty, .isNotEmpty, .isAny:
      return nil
    }
  }

  /// Returns the day that a text spells.
  mutating func day(_ scalar: ScalarLiteral) -> CivilDate? {
    read(scalar, as: DateNotation.self).flatMap {
      CivilDate(year: $0.year, month: $0.month, day: $0.day)
    }
  }

  private mutating func relative(
    _ name: ValueTest.RelativeOperator, _ condition: WrittenCondition
  ) -> ValueTest? {
    read(condition.operands[0], as: PeriodNotation.self).flatMap { Period($0) }.map {
      .relative(name, $0)
    }
  }

  private mutating func timeFrame(_ condition: WrittenCondition) -> ValueTest? {
    let scalar = condition.operands[0]
    if let frame = ValueTest.TimeFrame(rawValue: scalar.text) { return .timeFrame(frame) }
    return refuse(
      SemanticsDiagnostics.unknownOption(
        scalar.text, "time frame", among: ValueTest.TimeFrame.allCases.map(\.rawValue),
        at: scalar.span))
  }
}

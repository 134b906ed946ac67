import RuleSource
import RuleSyntax
import RuleVocabulary

/// A condition as written: an operator with its operands.
struct WrittenCondition {
  let name: ConditionOperator
  let operands: [ScalarLiteral]
  /// Where the operator stands, or the value when it is implied.
  let span: Span
  /// Where the whole condition stands.
  let whole: Span
}

extension Resolution {
  /// Reads a condition: a value means *is*, a list *is any of*, otherwise one operator stands there.
  mutating func condition(
    _ literal: Literal, _ subject: TestSubject, offered: [ConditionOperator]
  ) -> WrittenCondition? {
    switch literal {
    case .null(let span):
      let hint = offered.contains(.isEmpty) ? "write `{is_empty: true}`" : nil
      return refuse(SemanticsDiagnostics.nullValue(subject.name, hint: hint, at: span))
    case .scalar, .list:
      guard let operands = operands(literal) else { return nil }
      guard offered.contains(.is) else {
        return refuse(
          SemanticsDiagnostics.operatorNotOffered(
            "is", by: subject.title, offered: offered, isImplied: true, at: literal.span))
      }
      return WrittenCondition(
        name: .is, operands: operands, span: literal.span, whole: literal.span)
    case .map(let entries, let span):
      guard entries.count == 1, let entry = entries.first else {
        return refuse(SemanticsDiagnostics.severalOperators(count: entries.count, at: span))
      }
      return condition(entry, subject, offered: offered, whole: span)
    }
  }

  private mutating func condition(
    _ entry: Literal.Entry, _ subject: TestSubject, offered: [ConditionOperator], whole: Span
  ) -> WrittenCondition? {
    guard let name = ConditionOperator(rawValue: entry.key.value) else {
      return refuse(
        SemanticsDiagnostics.unknownOperator(
          entry.key.value, offered: offered, at: entry.key.span))
    }
    guard offered.contains(name) else {
      return refuse(
        SemanticsDiagnostics.operatorNotOffered(
          name.rawValue, by: subject.title, offered: offered, isImplied: false, at: entry.key.span))
    }
    guard let operands = operands(entry.value, of: name) else { return nil }
    return WrittenCondition(name: name, operands: operands, span: entry.key.span, whole: whole)
  }

  /// Returns the operands of an operator, as many as it takes.
  private mutating func operands(_ literal: Literal, of name: ConditionOperator)
    -> [ScalarLiteral]?
  {
    switch name {
    case .isEmpty, .isNotEmpty, .isAny:
      guard let flag = boolean(literal, name.rawValue) else { return nil }
      guard flag else {
        return refuse(
          SemanticsDiagnostics.valueOfWrongType(
            "false", subject: "`\(name.rawValue)`", expected: expectedFlag(name),
            at: literal.span))
      }
      return []
    case .between:
      guard case .list(let items, let span) = literal, items.count == 2 else {
        return refuse(
          SemanticsDiagnostics.wrongArgumentShape(
            "a list of two values such as `[1, 10]`", at: literal.span))
      }
      return operands(.list(items, span))
    case .is, .isNot, .startsWith, .notStartsWith, .contains, .notContains:
      return operands(literal)
    case .greaterThan, .lessThan, .atLeast, .atMost, .inPast, .inPastBefore, .inFuture,
      .inFutureAfter, .inTimeFrame, .after, .before, .onOrAfter, .onOrBefore:
      return scalar(literal, "a single value for `\(name.rawValue)`").map { [$0] }
    }
  }

  private func expectedFlag(_ name: ConditionOperator) -> String {
    switch name {
    case .isEmpty: "`true`; the opposite is `is_not_empty: true`"
    case .isNotEmpty: "`true`; the opposite is `is_empty: true`"
    case .is, .isNot, .startsWith, .notStartsWith, .contains, .notContains, .between,
      .greaterThan, .lessThan, .atLeast, .atMost, .inPast, .inPastBefore, .inFuture,
      .inFutureAfter, .inTimeFrame, .after, .before, .onOrAfter, .onOrBefore, .isAny:
      "`true`"
    }
  }

  /// Returns the values of a single value or a list.
  mutating func operands(_ literal: Literal) -> [ScalarLiteral]? {
    guard case .list(let items, let span) = literal else {
      return scalar(literal, "a value or a list of values").map { [$0] }
    }
    guard !items.isEmpty else {
      return refuse(SemanticsDiagnostics.wrongArgumentShape("at least one value", at: span))
    }
    let scalars = items.compactMap { scalar($0, "a single value in the list") }
    return scalars.count == items.count ? scalars : nil
  }
}

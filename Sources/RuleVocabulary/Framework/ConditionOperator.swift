public import SyncState

/// An operator of a condition, by the name that rules give it (CAT-2.1).
public enum ConditionOperator: String, Sendable, CaseIterable {
  /// Equal.
  case `is`
  /// Not equal.
  case isNot = "is_not"
  /// Begins with.
  case startsWith = "starts_with"
  /// Does not begin with.
  case notStartsWith = "not_starts_with"
  /// Has somewhere within.
  case contains
  /// Has nowhere within.
  case notContains = "not_contains"
  /// Within two bounds, both included.
  case between
  /// Greater than.
  case greaterThan = "greater_than"
  /// Less than.
  case lessThan = "less_than"
  /// Greater than or equal.
  case atLeast = "at_least"
  /// Less than or equal.
  case atMost = "at_most"
  /// Within a period up to now.
  case inPast = "in_past"
  /// Before a period up to now, or empty.
  case inPastBefore = "in_past_before"
  /// Within a period from now on.
  case inFuture = "in_future"
  /// After a period from now on.
  case inFutureAfter = "in_future_after"
  /// Within a preset frame such as `last week`.
  case inTimeFrame = "in_time_frame"
  /// After a day.
  case after
  /// Before a day, or empty.
  case before
  /// On a day or later.
  case onOrAfter = "on_or_after"
  /// On a day or earlier, or empty.
  case onOrBefore = "on_or_before"
  /// Has no value.
  case isEmpty = "is_empty"
  /// Has a value.
  case isNotEmpty = "is_not_empty"
  /// Whatever it is; only asset pickers have it.
  case isAny = "is_any"

  /// The operators of asset pickers (CAT-2.1).
  public static let ofPickers: [ConditionOperator] = [
    .isAny, .is, .isNot, .startsWith, .notStartsWith, .contains, .notContains,
  ]

  /// The operators of pickers of smart lists: in and not in (CAT-4).
  public static let ofSmartLists: [ConditionOperator] = [.is, .isNot]

  /// Returns the operators that a type of field offers; none for truth values, whose value is
  /// simply chosen, and for formulas, which smart campaigns cannot use (CAT-2.1).
  public static func offered(by type: FieldType) -> [ConditionOperator] {
    switch type {
    case .string, .email, .phone, .url, .textArea, .reference:
      [
        .is, .isNot, .startsWith, .notStartsWith, .contains, .notContains, .isEmpty, .isNotEmpty,
      ]
    case .integer, .percent, .currency, .score:
      [.is, .isNot, .between, .greaterThan, .lessThan, .atLeast, .atMost, .isEmpty, .isNotEmpty]
    case .float:
      [.between, .greaterThan, .lessThan, .atLeast, .atMost, .isEmpty, .isNotEmpty]
    case .date, .datetime:
      [
        .is, .isNot, .between, .inPast, .inPastBefore, .inFuture, .inFutureAfter, .inTimeFrame,
        .after, .before, .onOrAfter, .onOrBefore, .isEmpty, .isNotEmpty,
      ]
    case .boolean, .formula: []
    }
  }
}

extension ConditionOperator {
  /// Returns the operator that a sign or a word of other tools stands for.
  public static func meant(by word: String) -> ConditionOperator? {
    switch word.lowercased() {
    case "=", "==", "eq", "equals", "equal_to", "in": .is
    case "!=", "<>", "ne", "not", "not_equals", "not_in": .isNot
    case ">", "gt", "more_than", "above", "over": .greaterThan
    case "<", "lt", "fewer_than", "below", "under": .lessThan
    case ">=", "gte", "ge", "min", "minimum": .atLeast
    case "<=", "lte", "le", "max", "maximum": .atMost
    case "like", "includes": .contains
    case "begins_with", "prefix": .startsWith
    case "empty", "is_null", "null", "is_blank": .isEmpty
    case "not_empty", "not_null", "exists": .isNotEmpty
    case "range": .between
    case "within", "in_last", "last": .inPast
    default: nil
    }
  }
}

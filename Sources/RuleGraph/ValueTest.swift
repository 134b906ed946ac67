public import SyncState

/// A condition on one value: an operator with its operands, exactly as in CAT-2.2.
///
/// Several operands are alternatives (SC-C9); a negated test means none of them (SC-C10).
public enum ValueTest: Hashable, Sendable {
  /// *is empty*, or *is not empty* when `negated`.
  case isEmpty(negated: Bool)
  /// A text operator; comparison ignores case by simple lower-casing.
  case text(TextOperator, [TextID], negated: Bool)
  /// A text is one of these, letter case included: how asset pickers compare.
  case exactText([TextID], negated: Bool)
  /// A number is one of these; `is 0` is also true for null.
  case number([Double], negated: Bool)
  /// A number lies within bounds, each with or without the bound itself; null is false.
  case numberRange(low: Bound?, high: Bound?)
  /// A date lies on one of these local days.
  case day([CivilDate], negated: Bool)
  /// A date lies within local days, both included; `nullMatches` for *before* and its kin.
  case dayRange(first: CivilDate?, last: CivilDate?, nullMatches: Bool)
  /// A date lies within a period before or after now.
  case relative(RelativeOperator, Period)
  /// A date lies in a preset frame around now.
  case timeFrame(TimeFrame)
  /// A truth value; `nullIsFalse` as attribute filters have it, unlike change constraints.
  case boolean(Bool, nullIsFalse: Bool)

  /// That there is one at least.
  public static let atLeastOne = ValueTest.numberRange(low: Bound(1, included: true), high: nil)

  /// How a text is compared.
  public enum TextOperator: String, Sendable, CaseIterable {
    /// Equal.
    case `is`
    /// Prefix.
    case startsWith
    /// Substring.
    case contains
  }

  /// An end of a range of numbers.
  public struct Bound: Hashable, Sendable {
    /// The number.
    public let number: Double
    /// Whether the number itself belongs to the range.
    public let isIncluded: Bool

    /// Creates an end of a range.
    public init(_ number: Double, included: Bool) {
      self.number = number
      isIncluded = included
    }
  }

  /// How a date is compared with now.
  public enum RelativeOperator: String, Sendable, CaseIterable {
    /// now − P ≤ v ≤ now.
    case inPast
    /// v < now − P, or empty.
    case inPastBefore
    /// now < v ≤ now + P.
    case inFuture
    /// v > now + P.
    case inFutureAfter
  }

  /// A preset frame; weeks begin on Sunday, frames are whole periods.
  public enum TimeFrame: String, Sendable, CaseIterable {
    /// The local day of now.
    case today
    /// The day before.
    case yesterday
    /// The week of now.
    case thisWeek = "this week"
    /// The week before.
    case lastWeek = "last week"
    /// The month of now.
    case thisMonth = "this month"
    /// The month before.
    case lastMonth = "last month"
    /// The quarter of now.
    case thisQuarter = "this quarter"
    /// The quarter before.
    case lastQuarter = "last quarter"
    /// The year of now.
    case thisYear = "this year"
    /// The year before.
    case lastYear = "last year"
  }
}

extension ValueTest {
  /// Whether a field without a value passes (CAT-2.2).
  public var acceptsEmpty: Bool {
    switch self {
    case .isEmpty(let negated): !negated
    case .text(_, _, let negated), .exactText(_, let negated), .day(_, let negated): negated
    case .number(let numbers, let negated): numbers.contains(0) != negated
    case .numberRange, .timeFrame: false
    case .dayRange(_, _, let nullMatches): nullMatches
    case .relative(let comparison, _): comparison == .inPastBefore
    case .boolean(let wanted, let nullIsFalse): nullIsFalse && !wanted
    }
  }
}

/// A condition on an asset: any, or a set of them, resolved when the graph is built.
public enum AssetTest<ID: DenseID>: Hashable, Sendable {
  /// *is any*.
  case any
  /// One of these; ascending.
  case oneOf([ID])
  /// None of these; ascending.
  case noneOf([ID])

  /// Whether an asset passes.
  public func matches(_ id: ID) -> Bool {
    switch self {
    case .any: true
    case .oneOf(let ids): ids.contains(id)
    case .noneOf(let ids): !ids.contains(id)
    }
  }
}

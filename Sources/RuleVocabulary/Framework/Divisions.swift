import RuleGraph
import SyncState

/// Returns the condition that a person holds a place of a division; any place when there is no test.
func holdsPlace(of divisions: AssetTest<FieldID>, _ place: ValueTest?) -> Predicate {
  let (test, isNegated) = divisions.positive
  let place = place ?? .isEmpty(negated: true)
  if isNegated { return .all(test.mentioned.map { .field($0, place.denied) }) }
  return .any(test.mentioned.map { .field($0, place) })
}

extension ValueTest {
  /// The test that fails when this one passes; only for those of pickers.
  fileprivate var denied: ValueTest {
    switch self {
    case .isEmpty(let negated): .isEmpty(negated: !negated)
    case .exactText(let texts, let negated): .exactText(texts, negated: !negated)
    case .text(let comparison, let texts, let negated):
      .text(comparison, texts, negated: !negated)
    case .number, .numberRange, .day, .dayRange, .relative, .timeFrame, .boolean:
      preconditionFailure("a place is a text")
    }
  }
}

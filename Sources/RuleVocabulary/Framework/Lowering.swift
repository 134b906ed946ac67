import RuleGraph

extension AssetTest {
  /// The test in its positive form, and whether the original is its negation.
  ///
  /// *Is not A* on a membership denies the whole: a member of A with these constraints.
  var positive: (test: AssetTest<ID>, isNegated: Bool) {
    switch self {
    case .any, .oneOf: (self, false)
    case .noneOf(let ids): (.oneOf(ids), true)
    }
  }
}

/// Returns the constraints on those attributes of an activity that a use of a trigger restricts.
func constraints(_ tests: (ActivityAttribute, ValueTest??)...) -> [EventPattern.Constraint] {
  tests.compactMap { attribute, test in
    test.flatMap { $0 }.map { EventPattern.Constraint(attribute, $0) }
  }
}

/// Returns the asset that a picker of names means; any when nothing is picked.
func named(_ test: ValueTest??) -> EventPattern.Asset {
  test.flatMap { $0 }.map { .named($0) } ?? .any
}

/// Returns the condition that a truth value of an activity is the given one.
func isTrue(_ flag: Bool?) -> ValueTest?? {
  flag.map { .boolean($0, nullIsFalse: true) }
}

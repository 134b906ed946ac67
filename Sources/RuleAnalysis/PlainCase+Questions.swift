import RuleGraph

extension PlainCase {
  /// Whether somebody passes all of some filters and none of others, for certain.
  static func isPossible(
    all wanted: [Predicate], none unwanted: [Predicate], in theory: FilterTheory
  ) -> Bool {
    var plain = PlainCase(theory)
    return plain.add(wanted, unwanted) && plain.settle()
  }

  /// Whether, of those who pass all of some filters and none of others, somebody passes another filter
  /// and somebody does not, for certain.
  static func decides(
    _ filter: Predicate, all wanted: [Predicate], none unwanted: [Predicate],
    in theory: FilterTheory
  ) -> Bool {
    var plain = PlainCase(theory)
    guard plain.add(wanted, unwanted) else { return false }
    let start = plain.mark
    guard plain.add(filter, true), plain.settle() else { return false }
    plain.goBack(to: start)
    return plain.add(filter, false) && plain.settle()
  }

  /// For each of some choices, of which the first that holds wins, whether somebody who passes some
  /// filters gets there, for certain.
  static func areReached(
    _ choices: [Predicate], all wanted: [Predicate], in theory: FilterTheory
  ) -> [Bool] {
    var plain = PlainCase(theory)
    var isPlain = plain.add(wanted, [])
    return choices.map { choice in
      guard isPlain else { return false }
      let start = plain.mark
      let isReached = plain.add(choice, true) && plain.settle()
      plain.goBack(to: start)
      isPlain = plain.add(choice, false)
      return isReached
    }
  }

  /// For each of some filters, whether somebody passes it, for certain.
  static func arePassed(_ filters: [Predicate], in theory: FilterTheory) -> [Bool] {
    var plain = PlainCase(theory)
    return filters.map { filter in
      let isPassed = plain.add(filter, true) && plain.settle()
      plain.goBack(to: Mark())
      return isPassed
    }
  }
}

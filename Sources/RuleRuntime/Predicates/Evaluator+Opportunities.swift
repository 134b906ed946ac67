import RuleGraph
import SyncState

/// A prepared condition on opportunities.
struct OpportunityTest: Sendable {
  /// What is drawn from those that fulfil the conditions.
  let measure: Predicate.OpportunityMeasure
  /// The conditions on an opportunity and the role in it.
  let conditions: [(field: OpportunityField, test: ValueTester.TestID)]
  /// The condition on the number that is drawn.
  let test: ValueTester.TestID
}

extension Evaluator {
  mutating func prepared(
    _ measure: Predicate.OpportunityMeasure, _ constraints: [Predicate.OpportunityConstraint],
    _ test: ValueTest
  ) -> OpportunityTest {
    OpportunityTest(
      measure: measure, conditions: constraints.map { ($0.field, tester.prepare($0.test)) },
      test: tester.prepare(test))
  }

  /// Whether the number drawn from a person's opportunities passes; nobody but contacts has any.
  mutating func passes(
    _ test: OpportunityTest, _ person: PersonID, _ mirror: Mirror, _ now: Instant
  ) -> Bool {
    var total = 0.0
    if let record = mirror.linkedRecords[person.index] {
      var counted: OpportunityID?
      for role in mirror.opportunities.roles(of: record)
      where role.opportunity != counted && holds(test, role, mirror, now) {
        counted = role.opportunity
        total += mirror.opportunities.measured(test.measure, role.opportunity)
      }
    }
    return tester.passes(test.test, .number(total), mirror.text, now: now)
  }

  /// Whether all conditions hold for one opportunity and one role in it (SC-C8).
  private mutating func holds(
    _ test: OpportunityTest, _ role: OpportunityRole, _ mirror: Mirror, _ now: Instant
  ) -> Bool {
    for condition in test.conditions {
      let value = mirror.opportunities[role, condition.field]
      if !tester.passes(condition.test, value, mirror.text, now: now) { return false }
    }
    return true
  }

  /// Returns what a person's opportunities are called and which stage they are in.
  static func opportunities(of person: PersonID, _ mirror: Mirror) -> [TraceRecord.Detail] {
    guard let record = mirror.linkedRecords[person.index] else { return [] }
    var shown: OpportunityID?
    return mirror.opportunities.roles(of: record).flatMap { role -> [TraceRecord.Detail] in
      if role.opportunity == shown { return [] }
      shown = role.opportunity
      return [
        TraceRecord.Detail("opportunity", .value(mirror.opportunities[role.opportunity, .name])),
        TraceRecord.Detail("stage", .value(mirror.opportunities[role.opportunity, .stage])),
        TraceRecord.Detail("amount", .value(mirror.opportunities[role.opportunity, .amount])),
      ]
    }
  }
}

extension Opportunities {
  /// What an opportunity adds to a measure.
  fileprivate func measured(
    _ measure: Predicate.OpportunityMeasure, _ id: OpportunityID
  ) -> Double {
    switch measure {
    case .number: return 1
    case .total(let field):
      if case .number(let amount) = self[id, field] { return amount }
      return 0
    }
  }
}

import RuleGraph
import SyncState

/// A campaign with its conditions compiled.
struct PreparedCampaign: Sendable {
  /// The campaign.
  let node: CampaignNode
  /// The filter.
  let filter: PredicateProgram
  /// The triggers.
  let patterns: [PreparedPattern]
  /// The conditions of the choices of each step.
  let choices: [[PredicateProgram]]
  /// The priority of a start, and of going on at each step (SC-P4).
  let priorities: [Priority]

  /// Compiles a campaign.
  init(_ node: CampaignNode, _ evaluator: inout Evaluator) {
    self.node = node
    filter = evaluator.compile(node.filter)
    patterns = node.triggers.map { PreparedPattern($0, &evaluator) }
    var choices: [[PredicateProgram]] = []
    for step in node.flow {
      choices.append(step.choices.map { evaluator.compile($0.condition) })
    }
    self.choices = choices
    priorities = (0...node.flow.count).map { node.priority(at: $0) }
  }
}

/// A trigger with its constraints compiled.
struct PreparedPattern: Sendable {
  private let pattern: EventPattern
  private let constraints: [(attribute: ActivityAttribute, test: ValueTester.TestID)]
  private let name: ValueTester.TestID?

  /// Compiles a trigger.
  init(_ pattern: EventPattern, _ evaluator: inout Evaluator) {
    self.pattern = pattern
    var constraints: [(ActivityAttribute, ValueTester.TestID)] = []
    for constraint in pattern.constraints {
      constraints.append((constraint.attribute, evaluator.tester.prepare(constraint.test)))
    }
    self.constraints = constraints
    if case .named(let test) = pattern.asset {
      name = evaluator.tester.prepare(test)
    } else {
      name = nil
    }
  }

  /// Whether an activity fires the trigger: type, asset, and all constraints on it (SC-C8).
  func matches(_ activity: Activity, _ tester: inout ValueTester, _ texts: TextPool) -> Bool {
    guard activity.type == pattern.type, isAbout(activity, &tester, texts) else { return false }
    for (attribute, test) in constraints {
      let value = activity.value(of: attribute)
      if !tester.passes(test, value, texts, now: activity.at) { return false }
    }
    return true
  }

  private func isAbout(
    _ activity: Activity, _ tester: inout ValueTester, _ texts: TextPool
  ) -> Bool {
    switch (pattern.asset, activity.asset) {
    case (.any, _): true
    case (.field(let test), .field(let id)): test.matches(id)
    case (.program(let test), .program(let id)): test.matches(id)
    case (.list(let test), .list(let id)): test.matches(id)
    case (.sfdcCampaign(let test), .sfdcCampaign(let id)): test.matches(id)
    case (.campaign(let test), .campaign(let id)): test.matches(id)
    case (.named, .named(let text)):
      name.map { tester.passes($0, .text(text), texts, now: activity.at) } ?? false
    case (.field, _), (.program, _), (.list, _), (.sfdcCampaign, _), (.campaign, _), (.named, _):
      false
    }
  }
}

extension Activity {
  /// The value that a trigger's constraint looks at.
  fileprivate func value(of attribute: ActivityAttribute) -> Value {
    switch attribute {
    case .oldValue: oldValue
    case .newValue: newValue
    case .change: change.map { .number($0) } ?? .null
    case .reason: reason.map { .text($0) } ?? .null
    case .source: source.map { .text($0) } ?? .null
    case .success: success.map { .boolean($0) } ?? .null
    case .acquiredBy: acquiredBy.map { .boolean($0) } ?? .null
    }
  }
}

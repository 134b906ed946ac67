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
    patterns = node.triggers.map { PreparedPattern($0, &evaluator.tester) }
    var choices: [[PredicateProgram]] = []
    for step in node.flow {
      choices.append(step.choices.map { evaluator.compile($0.condition) })
    }
    self.choices = choices
    priorities = (0...node.flow.count).map { node.priority(at: $0) }
  }
}

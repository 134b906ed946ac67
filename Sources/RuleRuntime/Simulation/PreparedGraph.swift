public import RuleGraph
import SyncState

/// A graph with its conditions compiled, from which any number of runs can begin.
public struct PreparedGraph: Sendable {
  /// The graph.
  public let graph: ExecutionGraph
  let evaluator: Evaluator
  let campaigns: [PreparedCampaign]
  /// The campaigns that a *Remove from Flow* step names.
  let removable: Set<CampaignID>
  let tokens: TokenTable
  let mail: MailGate

  /// Compiles the conditions of a graph.
  public init(_ graph: ExecutionGraph) {
    self.graph = graph
    var evaluator = Evaluator(graph: graph)
    campaigns = graph.campaigns.map { PreparedCampaign($0, &evaluator) }
    self.evaluator = evaluator
    removable = graph.campaignsNamedByRemovals
    tokens = TokenTable(graph: graph)
    mail = MailGate(graph: graph)
  }
}

extension ExecutionGraph {
  /// The campaigns that a *Remove from Flow* step names.
  fileprivate var campaignsNamedByRemovals: Set<CampaignID> {
    var named: Set<CampaignID> = []
    for campaign in campaigns {
      for effect in campaign.flow.flatMap(\.effects) {
        if case .removeFromFlow(let target) = effect { named.insert(target) }
      }
    }
    return named
  }
}

public import RuleGraph
import SyncState

/// A graph with its conditions compiled, from which any number of runs can begin.
public struct PreparedGraph: Sendable {
  /// The graph.
  public let graph: ExecutionGraph
  let evaluator: Evaluator
  let campaigns: [PreparedCampaign]
  let segmenter: Segmenter
  /// The campaigns that a *Remove from Flow* step names.
  let removable: Set<CampaignID>
  let tokens: TokenTable
  let mail: MailGate
  /// What a run begins with; runs share it until they change it.
  let isActive: [Bool]
  let activeSince: [Instant?]
  let campaignsNaming: [[CampaignID]]
  let recurrences: [RecurrenceCursor?]
  let blankSummaries: [CampaignSummary]
  /// The campaigns with a schedule.
  let scheduled: [CampaignID]

  /// Compiles the conditions of a graph.
  public init(_ graph: ExecutionGraph) {
    self.graph = graph
    var evaluator = Evaluator(graph: graph)
    campaigns = graph.campaigns.map { PreparedCampaign($0, &evaluator) }
    segmenter = Segmenter(graph, &evaluator)
    self.evaluator = evaluator
    removable = graph.campaignsNamedByRemovals
    tokens = TokenTable(graph: graph)
    mail = MailGate(graph: graph)
    isActive = graph.campaigns.map { $0.kind == .trigger && $0.isActive }
    activeSince = graph.campaigns.map { $0.schedule.activated.map { graph.zone.instant($0) } }
    campaignsNaming = graph.campaignsNamingSFDCCampaigns
    recurrences = graph.campaigns.map { node in
      node.kind == .batch ? node.schedule.recurrence.map { RecurrenceCursor($0) } : nil
    }
    blankSummaries = graph.campaigns.map { node in
      CampaignSummary(steps: Array(repeating: StepSummary(), count: node.flow.count))
    }
    scheduled = graph.campaigns.indices.filter { graph.campaigns[$0].kind == .batch }
      .map { CampaignID($0) }
  }
}

extension ExecutionGraph {
  /// The campaigns that a *Remove from Flow* step names.
  fileprivate var campaignsNamedByRemovals: Set<CampaignID> {
    var named: Set<CampaignID> = []
    for campaign in campaigns {
      for step in campaign.flow {
        for case .removeFromFlow(let target) in step.effects { named.insert(target) }
      }
    }
    return named
  }
}

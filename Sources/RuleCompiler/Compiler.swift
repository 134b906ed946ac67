public import RuleGraph
public import RuleSemantics
import RuleVocabulary
import SyncState

/// Lowers a resolved workspace to one execution graph.
public struct Compiler: Sendable {
  /// Creates a compiler.
  public init() {}

  /// Returns the graph, which debug builds verify; it is nil when the workspace could not be resolved
  /// completely.
  public func compile(_ program: ResolvedWorkspace) -> ExecutionGraph? {
    guard program.isComplete else { return nil }
    var parts = ExecutionGraph.Parts()
    parts.workspace = program.name
    parts.assets = program.assets
    parts.text = program.text
    parts.zone = program.zone
    parts.settings = program.settings
    parts.communicationLimits = program.communicationLimits
    parts.workspaceTokens = program.workspaceTokens
    parts.programTokens = program.programs.map(\.tokens)
    parts.smartLists = program.smartLists.map(smartList)
    parts.segmentations = program.segmentations.map { segmentation in
      SegmentationNode(
        name: segmentation.name, field: segmentation.field,
        segments: segmentation.segments.map { .init(name: $0.name, filter: $0.filters.predicate) },
        fallback: segmentation.fallback)
    }
    parts.campaigns = program.campaigns.indices.map { campaign(program.campaigns[$0], at: $0) }
    parts.timelines = program.scenarios.map(timeline)
    let graph = ExecutionGraph(parts)
    // Looking at every reference of a large workspace takes a fifth of compiling it; tests, which are
    // debug builds, do.
    assert(GraphVerifier(graph).faults.isEmpty, "the compiler made a broken graph")
    return graph
  }

  private func smartList(_ list: ResolvedSmartList) -> SmartListNode {
    SmartListNode(
      name: list.name, filter: list.filters.predicate, clauses: clauses(list.filters),
      named: list.named, span: list.span)
  }

  /// Lowers a campaign; those without a declared id get the rank of their qualified name, by which they
  /// are sorted.
  private func campaign(_ campaign: ResolvedCampaign, at position: Int) -> CampaignNode {
    CampaignNode(
      name: campaign.name, marketoID: campaign.marketoID ?? Int64(position + 1),
      program: campaign.program,
      description: campaign.description, kind: campaign.kind,
      qualification: campaign.timing.qualification, isActive: campaign.timing.isActive,
      schedule: campaign.timing.schedule, peopleMax: campaign.timing.peopleMax,
      obeysCommunicationLimits: campaign.timing.obeysCommunicationLimits,
      priorityOverride: campaign.timing.priority, triggers: campaign.triggers.map(\.pattern),
      filter: campaign.filters.predicate, clauses: clauses(campaign.filters),
      flow: campaign.flow.map(step), named: campaign.named, span: campaign.span)
  }

  private func clauses(_ filters: ResolvedFilters) -> [CampaignNode.Clause] {
    filters.uses.map { CampaignNode.Clause(predicate: $0.predicate, span: $0.span) }
  }

  private func step(_ step: ResolvedStep) -> FlowStep {
    FlowStep(
      choices: step.choices.map { .init($0.condition.predicate, $0.action?.effect) },
      fallback: step.fallback?.effect, name: step.action.word.label, span: step.span)
  }

  // MARK: Scenarios

  private func timeline(_ scenario: ResolvedScenario) -> Timeline {
    var events: [TimelineEvent] = []
    for event in scenario.events {
      let people: [TimelineEvent.PersonKey?] = event.people.isEmpty ? [nil] : event.people
      for person in people {
        events.append(
          TimelineEvent(
            at: event.at, actor: event.actor, person: person, action: event.action,
            span: event.span))
      }
    }
    let order = events.indices.sorted { (events[$0].at, $0) < (events[$1].at, $1) }
    return Timeline(
      name: scenario.name, start: scenario.start, until: scenario.until,
      events: order.map { events[$0] }, span: scenario.span)
  }
}

public import RuleGraph
public import RuleSemantics
import RuleVocabulary
import SyncState

/// Lowers a resolved workspace to one execution graph.
public struct Compiler: Sendable {
  /// Creates a compiler.
  public init() {}

  /// Returns the verified graph; it is nil when the workspace could not be resolved completely.
  public func compile(_ program: ResolvedWorkspace) -> Compilation {
    guard program.isComplete else { return Compilation(graph: nil) }
    var parts = ExecutionGraph.Parts()
    parts.workspace = program.name
    parts.assets = program.assets
    parts.text = program.text
    parts.zone = program.zone
    parts.settings = program.settings
    parts.communicationLimits = program.communicationLimits
    parts.workspaceTokens = program.workspaceTokens
    parts.programTokens = program.programs.map(\.tokens)
    let names = InstructionText(
      assets: program.assets, text: program.text, smartLists: program.smartLists.map(\.name))
    parts.smartLists = program.smartLists.map { smartList($0, names) }
    parts.segmentations = program.segmentations.map { segmentation in
      SegmentationNode(
        name: segmentation.name, field: segmentation.field,
        segments: segmentation.segments.map { .init(name: $0.name, filter: $0.filters.predicate) },
        fallback: segmentation.fallback)
    }
    let ids = CampaignNumbers(program.campaigns).ids
    parts.campaigns = zip(program.campaigns, ids).map { campaign($0, id: $1, names) }
    parts.timelines = program.scenarios.map(timeline)
    let graph = ExecutionGraph(parts)
    let faults = GraphVerifier(graph).faults
    precondition(faults.isEmpty, "the compiler made a broken graph: \(faults)")
    return Compilation(graph: graph)
  }

  private func smartList(_ list: ResolvedSmartList, _ names: InstructionText) -> SmartListNode {
    SmartListNode(
      name: list.name, filter: list.filters.predicate, clauses: clauses(list.filters, names),
      named: list.named, span: list.span)
  }

  private func campaign(
    _ campaign: ResolvedCampaign, id: Int64, _ names: InstructionText
  ) -> CampaignNode {
    CampaignNode(
      name: campaign.name, marketoID: id, program: campaign.program,
      description: campaign.description, kind: campaign.kind,
      qualification: campaign.qualification, isActive: campaign.isActive,
      schedule: campaign.schedule, peopleMax: campaign.peopleMax,
      obeysCommunicationLimits: campaign.obeysCommunicationLimits,
      priorityOverride: campaign.priority, triggers: campaign.triggers.map(\.pattern),
      filter: campaign.filters.predicate, clauses: clauses(campaign.filters, names),
      flow: campaign.flow.map(step), named: campaign.named, span: campaign.span)
  }

  private func clauses(_ filters: ResolvedFilters, _ names: InstructionText)
    -> [CampaignNode.Clause]
  {
    filters.uses.map { use in
      let predicate = use.predicate
      return CampaignNode.Clause(
        text: names.text(of: predicate), predicate: predicate, span: use.span)
    }
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

/// What compiling made.
public struct Compilation: Sendable {
  /// The graph; nil when the workspace could not be resolved completely.
  public let graph: ExecutionGraph?
  /// The scenarios, by name.
  public var timelines: [Timeline] { graph?.timelines ?? [] }
}

/// The numeric ids of campaigns: declared, or the rank of the qualified name.
struct CampaignNumbers {
  /// The ids, by campaign.
  let ids: [Int64]

  /// Numbers campaigns, which come in the order of their qualified names.
  init(_ campaigns: [ResolvedCampaign]) {
    ids = campaigns.enumerated().map { $1.marketoID ?? Int64($0 + 1) }
  }
}

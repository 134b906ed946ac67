public import RuleSource
import SyncState

extension GraphPrinter {
  /// The version of the JSON form; it grows when a field changes its meaning.
  static let jsonVersion = 1

  /// Returns a graph as JSON.
  ///
  /// `place` turns the place of a campaign or step into whatever the reader can open, such as path
  /// and line; nil leaves places out.
  public static func json(
    _ graph: ExecutionGraph, place: (Span) -> JSON? = { _ in nil }
  ) -> String {
    let outline = GraphOutline(graph)
    let document = JSON.compact([
      ("schemaVersion", .int(jsonVersion)),
      ("workspace", .string(graph.workspace)),
      ("timeZone", .string(graph.zone.name)),
      ("programs", .array(graph.assets.programs.indices.map { program(ProgramID($0), outline) })),
      (
        "campaigns",
        .array(graph.campaigns.indices.map { campaign(CampaignID($0), outline, place) })
      ),
      (
        "smartLists",
        .array(
          graph.smartLists.map { list in
            .compact([
              ("name", .string(list.name)),
              ("filters", .strings(outline.texts(of: list.clauses))),
              ("match", outline.formula(list.filter, list.clauses).map { .string($0) }),
              ("place", place(list.span)),
            ])
          })
      ),
      ("edges", .array(graph.wakes.map { edge($0, graph) })),
    ])
    return document.pretty
  }

  private static func program(_ id: ProgramID, _ outline: GraphOutline) -> JSON {
    let (name, mapping) = outline.title(id)
    return .compact([
      ("name", .string(name)),
      ("channel", .string(outline.graph.assets.channel(of: id).name)),
      ("type", .string(outline.graph.assets.programs[id.index].type.rawValue)),
      ("sfdcCampaign", mapping.map { .string($0) }),
    ])
  }

  private static func campaign(
    _ id: CampaignID, _ outline: GraphOutline, _ place: (Span) -> JSON?
  ) -> JSON {
    let campaign = outline.graph[id]
    return .compact([
      ("name", .string(campaign.name)),
      ("id", .int(Int(campaign.marketoID))),
      ("program", campaign.program.map { .string(outline.title($0).name) }),
      ("kind", .string(campaign.kind.rawValue)),
      ("active", campaign.kind == .trigger ? .bool(campaign.isActive) : nil),
      (
        "requestable",
        campaign.kind == .trigger ? .bool(outline.graph.isRequestable(id)) : nil
      ),
      ("qualification", .string(outline.spelled(campaign.qualification))),
      ("runs", campaign.kind == .batch ? .strings(outline.runs(campaign)) : nil),
      ("triggers", .strings(campaign.triggers.map { outline.plainTexts.text(of: $0) })),
      ("filters", .strings(outline.texts(of: campaign.clauses))),
      ("match", outline.formula(campaign.filter, campaign.clauses).map { .string($0) }),
      ("flow", .array(campaign.flow.map { step($0, outline, place) })),
      ("place", place(campaign.span)),
    ])
  }

  private static func step(
    _ step: FlowStep, _ outline: GraphOutline, _ place: (Span) -> JSON?
  ) -> JSON {
    let choices = step.choices.map { choice in
      JSON.compact([
        ("if", .string(outline.plainTexts.text(of: choice.condition))),
        ("then", .string(text(of: choice.effect, outline.plainTexts))),
      ])
    }
    return .compact([
      ("action", .string(step.name)),
      ("choices", choices.isEmpty ? nil : .array(choices)),
      (
        choices.isEmpty ? "parameters" : "default",
        .string(text(of: step.fallback, outline.plainTexts))
      ),
      ("place", place(step.span)),
    ])
  }

  private static func edge(_ edge: WakeEdge, _ graph: ExecutionGraph) -> JSON {
    .compact([
      ("source", .string(graph[edge.source].name)),
      ("step", .int(edge.step + 1)),
      ("activity", .string(edge.activity.name)),
      ("activityTypeId", .int(Int(edge.activity.rawValue))),
      ("path", .string(edge.path.rawValue)),
      ("target", .string(graph[edge.target].name)),
    ])
  }
}

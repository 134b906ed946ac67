import RuleGraph
import SyncState

/// Resolves tokens when a step runs (SC-T2).
struct TokenTable: Sendable {
  private let graph: ExecutionGraph
  private let workspace: [TextID: MyToken]
  private let programs: [[TextID: MyToken]]

  /// Prepares the `my.` tokens of a workspace.
  init(graph: ExecutionGraph) {
    self.graph = graph
    workspace = Self.byName(graph.workspaceTokens)
    programs = graph.programTokens.map { Self.byName($0) }
  }

  /// Returns the text of a template; the empty text when everything in it resolves to blank.
  func text(
    of template: Template, _ context: TokenContext, _ person: PersonID, _ state: inout RunState
  ) -> TextID {
    if let literal = template.literal { return literal }
    if template.parts.count == 1, let part = template.parts.first {
      return text(of: part, context, person, &state)
    }
    var text = ""
    for part in template.parts {
      // The part may be a new text, so it is resolved before the texts are looked at.
      let resolved = self.text(of: part, context, person, &state)
      text += state.mirror.text[resolved]
    }
    return state.mirror.text.intern(text)
  }

  /// Returns the value of a token; texts may spell numbers or days.
  func value(
    of token: Token, _ context: TokenContext, _ person: PersonID, _ state: inout RunState
  ) -> Value {
    switch token {
    case .field(let field): state.mirror.people[person, field]
    case .my(let name): my(name, context).map { .text($0.value) } ?? .null
    case .campaign(let property):
      campaign(property, graph[context.top], &state)
    case .program(let property): program(property, graph[context.top].program, &state)
    case .system(let clock): reading(clock, &state)
    case .trigger(let property): trigger(property, context, &state)
    case .member(let field):
      graph[context.top].program.map { state.mirror.programs[$0.index][person, field] } ?? .null
    }
  }

  private func text(
    of part: Template.Part, _ context: TokenContext, _ person: PersonID, _ state: inout RunState
  ) -> TextID {
    switch part {
    case .literal(let text): return text
    case .token(let token, let standIn):
      let value = value(of: token, context, person, &state)
      switch value {
      case .null, .text(.empty): return standIn ?? .empty
      case .text(let text): return text
      case .number, .boolean, .date, .datetime:
        return state.mirror.text.intern(value.spelled(state.mirror.text, zone: graph.zone))
      }
    }
  }

  /// The token by a name: of the call, else of the highest caller that has it, else the campaign's
  /// own; of a program before the workspace (SC-T5, SC-X5, SC-X6, R-10).
  private func my(_ name: TextID, _ context: TokenContext) -> MyToken? {
    if let override = context.overrides.first(where: { $0.name == name }) { return override }
    for campaign in context.ancestors {
      if let token = my(name, of: campaign) { return token }
    }
    return my(name, of: context.campaign) ?? workspace[name]
  }

  /// Whether a `my.` token has its value from a caller, and not from the campaign itself.
  func isInherited(_ name: TextID, _ context: TokenContext) -> Bool {
    context.ancestors.contains { my(name, of: $0) != nil }
  }

  private func my(_ name: TextID, of campaign: CampaignID) -> MyToken? {
    graph[campaign].program.flatMap { programs[$0.index][name] }
  }

  private func campaign(
    _ property: Token.AssetProperty, _ campaign: CampaignNode, _ state: inout RunState
  ) -> Value {
    switch property {
    case .name: .text(state.mirror.text.intern(localName(of: campaign)))
    case .id: .text(state.mirror.text.intern(String(campaign.marketoID)))
    case .description: .text(state.mirror.text.intern(campaign.description))
    }
  }

  /// The campaign's name without its program.
  private func localName(of campaign: CampaignNode) -> String {
    guard let program = campaign.program else { return campaign.name }
    let prefix = graph.assets.programs[program.index].name + "."
    return campaign.name.hasPrefix(prefix)
      ? String(campaign.name.dropFirst(prefix.count)) : campaign.name
  }

  private func program(
    _ property: Token.AssetProperty, _ program: ProgramID?, _ state: inout RunState
  ) -> Value {
    guard let program else { return .null }
    let asset = graph.assets.programs[program.index]
    switch property {
    case .name: return .text(state.mirror.text.intern(asset.name))
    case .id: return asset.marketoID.map { .text(state.mirror.text.intern(String($0))) } ?? .null
    case .description: return .text(state.mirror.text.intern(asset.description))
    }
  }

  private func reading(_ clock: Token.Clock, _ state: inout RunState) -> Value {
    let local = graph.zone.local(state.now)
    switch clock {
    case .date: return .date(local.date)
    case .time: return .text(state.mirror.text.intern(local.time.text))
    case .dateTime: return .datetime(state.now)
    }
  }

  /// The asset that fired, or the trigger's name; the trigger for status changes in a Salesforce
  /// campaign supports neither (SC-T4).
  private func trigger(
    _ property: Token.TriggerProperty, _ context: TokenContext, _ state: inout RunState
  ) -> Value {
    guard let activity = context.trigger, let trigger = activity.type.triggerName else {
      return .null
    }
    let assets = state.mirror.assets
    let name: String
    switch property {
    case .triggerName: name = trigger
    case .name:
      switch activity.asset {
      case .none: return .null
      case .field(let id): name = assets.fields[id].name
      case .program(let id): name = assets.programs[id.index].name
      case .list(let id): name = assets.lists[id.index].name
      case .sfdcCampaign(let id): name = assets.sfdcCampaigns[id.index].name
      case .campaign(let id): name = localName(of: graph[id])
      case .named(let text): return .text(text)
      }
    }
    return .text(state.mirror.text.intern(name))
  }

  private static func byName(_ tokens: [MyToken]) -> [TextID: MyToken] {
    Dictionary(tokens.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
  }
}

extension ActivityType {
  /// The name of the trigger that fires on the entry; nil when none does, or when it supports no
  /// trigger tokens (SC-T4).
  fileprivate var triggerName: String? {
    self == .changeStatusInSFDCCampaign ? nil : facts.trigger
  }
}

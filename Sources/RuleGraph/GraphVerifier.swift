import SyncState

/// Checks that everything a graph refers to exists.
///
/// A graph that the compiler made has no faults. Debug builds, and so the tests, look whether that is
/// true of every graph; the interpreter indexes without looking first.
public struct GraphVerifier {
  /// What is wrong, one line each; empty for a sound graph.
  public private(set) var faults: [String] = []
  private let graph: ExecutionGraph

  /// Checks a graph.
  public init(_ graph: ExecutionGraph) {
    self.graph = graph
    checkAssets()
    for list in graph.smartLists {
      check(list.filter, in: list.name)
      for clause in list.clauses { check(clause.predicate, in: list.name) }
    }
    for segmentation in graph.segmentations {
      check(segmentation.field, segmentation.name)
      check(segmentation.fallback, segmentation.name)
      for segment in segmentation.segments {
        check(segment.name, segmentation.name)
        check(segment.filter, in: segmentation.name)
      }
    }
    for campaign in graph.campaigns { check(campaign) }
    for timeline in graph.timelines {
      for event in timeline.events { check(event.action, in: timeline.name) }
    }
    checkEdges()
  }

  private mutating func require(_ holds: Bool, _ place: String, _ what: String) {
    if !holds { faults.append("\(place): \(what) does not exist") }
  }

  private mutating func checkAssets() {
    let assets = graph.assets
    require(
      graph.programTokens.count == assets.programs.count, "tokens", "the entry of a program")
    require(
      graph.campaigns.count == assets.smartCampaigns.count, "campaigns", "the name of a campaign")
    for program in assets.programs {
      require(assets.channels.indices.contains(program.channel.index), program.name, "the channel")
      if let campaign = program.sfdcCampaign { check(campaign, program.name) }
    }
    for token in graph.workspaceTokens + graph.programTokens.joined() {
      check(token.name, "tokens")
      check(token.value, "tokens")
    }
  }

  private mutating func check(_ campaign: CampaignNode) {
    let place = campaign.name
    if let program = campaign.program { check(program, place) }
    for trigger in campaign.triggers { check(trigger, place) }
    check(campaign.filter, in: place)
    for clause in campaign.clauses { check(clause.predicate, in: place) }
    for step in campaign.flow {
      for choice in step.choices { check(choice.condition, in: place) }
      for effect in step.effects { check(effect, place) }
    }
  }

  private mutating func checkEdges() {
    for edge in graph.wakes {
      let exists =
        graph.campaigns.indices.contains(edge.source.index)
        && graph.campaigns.indices.contains(edge.target.index)
        && graph.campaigns[edge.source.index].flow.indices.contains(edge.step)
      require(exists, "edges", "the end of an edge")
    }
  }

  // MARK: Instructions

  private mutating func check(_ pattern: EventPattern, _ place: String) {
    check(pattern.asset, place)
    for constraint in pattern.constraints { check(constraint.test, place) }
  }

  private mutating func check(_ asset: EventPattern.Asset, _ place: String) {
    switch asset {
    case .any: break
    case .field(let test): for id in test.mentioned { check(id, place) }
    case .program(let test): for id in test.mentioned { check(id, place) }
    case .list(let test): for id in test.mentioned { check(id, place) }
    case .sfdcCampaign(let test): for id in test.mentioned { check(id, place) }
    case .campaign(let test): for id in test.mentioned { check(id, place) }
    case .named(let test): check(test, place)
    }
  }

  private mutating func check(_ predicate: Predicate, in place: String) {
    switch predicate {
    case .constant: break
    case .field(let id, let test):
      check(id, place)
      check(test, place)
    case .memberOfProgram(let test, let constraints, _):
      for id in test.mentioned { check(id, place) }
      for constraint in constraints { check(constraint, place) }
    case .memberOfSFDCCampaign(let test, let constraints, _):
      for id in test.mentioned { check(id, place) }
      for case .status(let test) in constraints { check(test, place) }
    case .memberOfList(let test, _): for id in test.mentioned { check(id, place) }
    case .memberOfSmartList(let id, _):
      require(graph.smartLists.indices.contains(id.index), place, "a smart list")
    case .memberOfCampaign(let test, _): for id in test.mentioned { check(id, place) }
    case .activity(let pattern, let window, _, _):
      check(pattern, place)
      if let window { check(window, place) }
    case .sharesValue(let id): check(id, place)
    case .sample: break
    case .opportunities(_, let constraints, let test):
      for constraint in constraints { check(constraint.test, place) }
      check(test, place)
    case .all(let parts), .any(let parts): for part in parts { check(part, in: place) }
    }
  }

  private mutating func check(_ constraint: Predicate.MembershipConstraint, _ place: String) {
    switch constraint {
    case .status(let test), .membershipDate(let test): check(test, place)
    case .nurture(let stream, _): if let stream { check(stream, place) }
    case .memberField(let id, let test):
      check(memberField: id, place)
      check(test, place)
    case .success, .acquiredBy, .exhausted: break
    }
  }

  private mutating func check(_ test: ValueTest, _ place: String) {
    switch test {
    case .text(_, let texts, _), .exactText(let texts, _): for text in texts { check(text, place) }
    case .isEmpty, .number, .numberRange, .day, .dayRange, .relative, .timeFrame, .boolean: break
    }
  }

  private mutating func check(_ effect: Effect, _ place: String) {
    switch effect {
    case .sfdcMember(_, let campaign, let status):
      switch campaign {
      case .fixed(let id): check(id, place)
      case .named(let template): check(template, place)
      }
      if let status { check(status, place) }
    case .programStatus(let id, let status):
      check(id, place)
      check(status, of: id, place)
    case .nurture(let id, let change): check(change, of: id, place)
    case .memberField(let id, let field, let template):
      check(id, place)
      check(memberField: field, place)
      if let template { check(template, place) }
    case .place(let field, let name):
      check(field, place)
      check(name, place)
    case .undocumented(let name): check(name, place)
    case .setField(let id, let template):
      check(id, place)
      if let template { check(template, place) }
    case .changeScore(let id, let change):
      check(id, place)
      if case .template(let template) = change { check(template, place) }
    case .listMembership(let id, _): check(id, place)
    case .sendEmail(let name, _): check(name, place)
    case .wait(let wait): check(wait, place)
    case .request(let id), .execute(let id, _), .removeFromFlow(let id): check(id, place)
    case .outside(_, let name, let texts):
      check(name, place)
      for text in texts { check(text.template, place) }
    case .salesforceRecord(let step): check(step, place)
    case .programSuccess(let id, _): check(id, place)
    case .deletePerson: break
    }
  }

  private mutating func check(
    _ change: Effect.NurtureChange, of id: ProgramID, _ place: String
  ) {
    check(id, place)
    guard graph.assets.programs.indices.contains(id.index) else { return }
    switch change {
    case .join(let stream), .move(let stream):
      let streams = graph.assets.programs[id.index].streams
      require(streams.indices.contains(stream.index), place, "a stream")
    case .pause: break
    }
  }

  private mutating func check(_ step: Effect.RecordStep, _ place: String) {
    switch step {
    case .changeOwner(let owner): check(owner, place)
    case .sync(let owner), .convert(let owner): if let owner { check(owner, place) }
    case .createTask(let task):
      check(task.subject, place)
      if let description = task.description { check(description, place) }
    case .delete: break
    }
  }

  private mutating func check(_ wait: Wait, _ place: String) {
    guard case .token(let token, _, let offset, _) = wait else { return }
    check(token, place)
    if case .token(let token, _) = offset { check(token, place) }
  }

  private mutating func check(_ template: Template, _ place: String) {
    for part in template.parts {
      switch part {
      case .literal(let text): check(text, place)
      case .token(let token, let fallback):
        check(token, place)
        if let fallback { check(fallback, place) }
      }
    }
  }

  private mutating func check(_ token: Token, _ place: String) {
    switch token {
    case .field(let id): check(id, place)
    case .my(let name): check(name, place)
    case .member(let id):
      checkMember(id, place)
    case .campaign, .program, .system, .trigger: break
    }
  }

  private mutating func check(_ action: TimelineEvent.Action, in place: String) {
    switch action {
    case .programStatus(let id, let status):
      check(id, place)
      check(status, of: id, place)
    case .nurture(let id, let change): check(change, of: id, place)
    case .place(let field, let name):
      check(field, place)
      check(name, place)
    case .setField(let value): check(value.field, place)
    case .setMemberField(let id, let value):
      check(id, place)
      checkMember(value.field, place)
    case .breakMemberField(let id): checkMember(id, place)
    case .deleteSFDCCampaign(let id): check(id, place)
    case .changeScore(let id, _): check(id, place)
    case .listMembership(let id, _): check(id, place)
    case .request(let id, let source):
      check(id, place)
      check(source, place)
    case .createPerson(let values, let program, let status):
      for value in values { check(value.field, place) }
      if let program { check(program, place) }
      if let program, let status { check(status, of: program, place) }
    case .logActivity(_, let asset, let texts):
      check(asset, place)
      for text in texts { check(text.text, place) }
    case .webhookAnswer(let name, let response, let values, _):
      check(name, place)
      if let response { check(response, place) }
      for value in values { check(value.field, place) }
    case .sfdcMember(_, let id, let status):
      check(id, place)
      if let status { check(status, place) }
    case .createLead(let values): for value in values { check(value.field, place) }
    case .convertLead(let contact): if let contact { check(contact, place) }
    case .setActive(let id, _), .abort(let id), .run(let id): check(id, place)
    case .connection(let change): check(change, place)
    case .deleteRecord, .mergePeople, .campaignSync: break
    }
  }

  private mutating func check(_ change: ConnectionChange, _ place: String) {
    switch change {
    case .startValidation(let rule):
      check(rule.name, place)
      check(rule.message, place)
      if let campaign = rule.campaign { check(campaign, place) }
      if let status = rule.status { check(status, place) }
      if let condition = rule.condition {
        check(condition.field, place)
        check(condition.test, place)
      }
    case .endValidation(let name): check(name, place)
    case .startDuplicateRule(let field, _), .endDuplicateRule(let field): check(field, place)
    case .lock, .unlock, .outage, .limitCalls, .loseReplies: break
    }
  }

  // MARK: Identifiers

  private mutating func check(_ id: FieldID, _ place: String) {
    require(id.index < graph.assets.fields.count, place, "a field")
  }

  private mutating func checkMember(_ id: FieldID, _ place: String) {
    require(id.index < graph.assets.memberFields.count, place, "a member field")
  }

  private mutating func check(memberField id: FieldID, _ place: String) {
    require(id.index < graph.assets.memberFields.count, place, "a member field")
  }

  private mutating func check(_ id: ProgramID, _ place: String) {
    require(graph.assets.programs.indices.contains(id.index), place, "a program")
  }

  private mutating func check(_ status: StatusIndex, of id: ProgramID, _ place: String) {
    guard graph.assets.programs.indices.contains(id.index) else { return }
    let statuses = graph.assets.channel(of: id).statuses
    require(statuses.indices.contains(status.index), place, "a status")
  }

  private mutating func check(_ id: ListID, _ place: String) {
    require(graph.assets.lists.indices.contains(id.index), place, "a static list")
  }

  private mutating func check(_ id: SFDCCampaignID, _ place: String) {
    require(graph.assets.sfdcCampaigns.indices.contains(id.index), place, "a Salesforce campaign")
  }

  private mutating func check(_ id: CampaignID, _ place: String) {
    require(graph.campaigns.indices.contains(id.index), place, "a smart campaign")
  }

  private mutating func check(_ id: TextID, _ place: String) {
    require(id.index < graph.text.count, place, "a text")
  }
}

extension AssetTest {
  /// The assets that the test names, whichever way.
  public var mentioned: [ID] {
    switch self {
    case .any: []
    case .oneOf(let ids), .noneOf(let ids): ids
    }
  }
}

import RuleGraph
import RuleRuntime
import RuleSource
import SyncState

/// Counts, in an exported state, the people who would become Salesforce leads (V-18).
///
/// A batch campaign with a step that makes leads makes one of everybody who passes its filters now and has
/// no record; a mapped program makes one of each member without a record at the next cycle. Campaigns that
/// wait for events are counted as if the event came to everybody: so many could become leads.
struct LeadCreationCheck {
  let graph: ExecutionGraph
  /// Where each program names its Salesforce campaign; nil where it does not.
  let mappings: [Span?]
  let mirror: Mirror
  /// The instant at which filters are looked at.
  let now: Instant

  /// The findings: the campaigns, then the mapped programs; nothing where nobody would become a lead.
  func findings() -> [Diagnostic] {
    var evaluator = Evaluator(graph: graph)
    return graph.campaigns.compactMap { campaign($0, &evaluator) }
      + mappings.indices.compactMap { program(ProgramID($0)) }
  }

  private func program(_ id: ProgramID) -> Diagnostic? {
    guard let span = mappings[id.index], graph.settings.campaignsVisible else { return nil }
    let people = mirror.programs[id.index].rows.map(\.person).filter(isOutside)
    guard !people.isEmpty else { return nil }
    return Diagnostic(
      InteractionDiagnostics.leadCreation,
      "\(count(people)) of the members would become \(leads(people)) with the next cycle",
      at: span,
      notes: ["they have no record, such as \(examples(people))"])
  }

  /// Whether a person is there and has no record in Salesforce.
  private func isOutside(_ person: PersonID) -> Bool {
    mirror.linkedRecords[person.index] == nil && !mirror.people.isDeleted(person)
  }

  private func campaign(_ node: CampaignNode, _ evaluator: inout Evaluator) -> Diagnostic? {
    guard let step = node.flow.first(where: { $0.effects.contains { makesLeads($0, in: node) } })
    else { return nil }
    let people = evaluator.matches(evaluator.compile(node.filter), in: mirror, at: now)
      .filter(isOutside)
    guard !people.isEmpty else { return nil }
    let message =
      switch node.kind {
      case .batch: "\(count(people)) of this batch would become \(leads(people))"
      case .trigger, .executable:
        "\(count(people)) could pass the filters of `\(node.name)` and become "
          + leads(people)
      }
    return Diagnostic(
      InteractionDiagnostics.leadCreation, message, at: step.span,
      notes: [
        "they pass the filters now and have no record, such as \(examples(people))",
        "`person: {SFDC Type: {is_not_empty: true}}` leaves them out",
      ])
  }

  /// Whether a step makes a lead of who has no record (CS-L1); in a mapped program it does not (CS-F4).
  private func makesLeads(_ effect: Effect, in node: CampaignNode) -> Bool {
    switch effect {
    case .sfdcMember(let change, _, _):
      guard change != .remove else { return false }
      return node.program.map { graph.assets.programs[$0.index].sfdcCampaign == nil } ?? true
    case .programStatus(let id, let status):
      return status != .notInProgram && graph.assets.programs[id.index].sfdcCampaign != nil
    case .nurture(let id, _):
      return graph.assets.programs[id.index].sfdcCampaign != nil
    case .salesforceRecord(let step):
      if case .delete = step { return false }
      return true
    case .setField, .changeScore, .listMembership, .sendEmail, .wait, .request, .execute,
      .removeFromFlow, .outside, .deletePerson, .programSuccess, .memberField, .place,
      .undocumented:
      return false
    }
  }

  private func count(_ people: [PersonID]) -> String {
    people.count == 1 ? "one person" : "\(people.count) people"
  }

  private func leads(_ people: [PersonID]) -> String {
    people.count == 1 ? "a Salesforce lead" : "Salesforce leads"
  }

  /// The first few people, by Marketo id, with their addresses.
  private func examples(_ people: [PersonID]) -> String {
    let email = graph.assets.fields.find("Email Address")
    let first = people.sorted { mirror.people.marketoID($0) < mirror.people.marketoID($1) }
      .prefix(3)
    return first.map { person in
      let id = "\(mirror.people.marketoID(person))"
      guard let email, case .text(let address) = mirror.people[person, email] else { return id }
      return "\(id) (\(Diagnostic.quoted(mirror.text[address])))"
    }.joined(separator: ", ")
  }
}

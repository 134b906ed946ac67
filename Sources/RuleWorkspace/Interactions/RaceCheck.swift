import RuleGraph
import RuleRuntime
import RuleSource
import SyncState

/// Reports pairs of campaigns that one event starts, of which one looks at what the other writes.
///
/// The product promises no order between them (SC-F7), so what happens may change from one day to the
/// next. A finding is given only when the interpreter, run with the one first and then with the other
/// first, ends differently for a made-up person.
struct RaceCheck {
  /// What campaigns write and look at.
  private enum Part: Hashable {
    case field(FieldID)
    case program(ProgramID)
    case list(ListID)
    case sfdcCampaign(SFDCCampaignID)
  }

  /// How many pairs are run: a run costs more the more campaigns there are, and all together must not
  /// take longer than everything else.
  private var pairsMax: Int { min(500, max(10, 100_000 / max(1, graph.campaigns.count))) }
  /// How many findings are given.
  private static let findingsMax = 50

  private let prepared: PreparedGraph
  private var graph: ExecutionGraph { prepared.graph }

  init(_ prepared: PreparedGraph) { self.prepared = prepared }

  /// The findings, by the campaign that writes.
  func findings() -> [Diagnostic] {
    let isCandidate = graph.campaigns.map { $0.kind == .trigger && $0.isActive }
    let reads = graph.campaigns.enumerated().map { isCandidate[$0] ? self.reads($1) : [] }
    var readers: [Part: [Int]] = [:]
    for (position, parts) in reads.enumerated() {
      for part in parts { readers[part, default: []].append(position) }
    }
    var found: [Diagnostic] = []
    var pairs = 0
    for (writer, node) in graph.campaigns.enumerated() where isCandidate[writer] {
      var tried: Set<Int> = [writer]
      for write in writes(node) {
        for reader in readers[write.part] ?? [] where tried.insert(reader).inserted {
          guard sharesTrigger(node, graph.campaigns[reader]) else { continue }
          pairs += 1
          guard pairs <= pairsMax, found.count < Self.findingsMax else { return found }
          if let finding = race(CampaignID(writer), write, CampaignID(reader)) {
            found.append(finding)
          }
        }
      }
    }
    return found
  }

  private func sharesTrigger(_ one: CampaignNode, _ other: CampaignNode) -> Bool {
    one.triggers.contains { trigger in other.triggers.contains { $0.type == trigger.type } }
  }

  // MARK: What campaigns write and look at

  /// The steps before the first wait that write something for everybody or by a choice.
  private func writes(_ node: CampaignNode) -> [(step: Int, part: Part)] {
    var writes: [(step: Int, part: Part)] = []
    for (position, step) in node.flow.enumerated() {
      if step.effects.contains(where: \.isWait) { break }
      writes += step.effects.compactMap(written).map { (position, $0) }
    }
    return writes
  }

  private func written(_ effect: Effect) -> Part? {
    switch effect {
    case .setField(let field, _), .changeScore(let field, _), .place(let field, _): .field(field)
    case .programStatus(let program, _), .programSuccess(let program, _),
      .nurture(let program, _), .memberField(let program, _, _):
      .program(program)
    case .listMembership(let list, _): .list(list)
    case .sfdcMember(_, .fixed(let campaign), _): .sfdcCampaign(campaign)
    case .sfdcMember, .sendEmail, .wait, .request, .execute, .removeFromFlow, .outside,
      .salesforceRecord, .deletePerson, .undocumented:
      nil
    }
  }

  /// What the filter of a campaign, and the choices before its first wait, look at.
  private func reads(_ node: CampaignNode) -> Set<Part> {
    var parts: Set<Part> = []
    collect(node.filter, into: &parts)
    for step in node.flow {
      if step.effects.contains(where: \.isWait) { break }
      for choice in step.choices { collect(choice.condition, into: &parts) }
    }
    return parts
  }

  private func collect(_ predicate: Predicate, into parts: inout Set<Part>, depth: Int = 0) {
    switch predicate {
    case .field(let field, _), .sharesValue(let field): parts.insert(.field(field))
    case .memberOfProgram(.oneOf(let ids), _, _): parts.formUnion(ids.map { .program($0) })
    case .memberOfList(.oneOf(let ids), _): parts.formUnion(ids.map { .list($0) })
    case .memberOfSFDCCampaign(.oneOf(let ids), _, _):
      parts.formUnion(ids.map { .sfdcCampaign($0) })
    case .memberOfSmartList(let id, _):
      if depth < 8 { collect(graph.smartLists[id.index].filter, into: &parts, depth: depth + 1) }
    case .all(let inner), .any(let inner):
      for part in inner { collect(part, into: &parts, depth: depth) }
    case .constant, .memberOfProgram, .memberOfList, .memberOfSFDCCampaign, .memberOfCampaign,
      .activity, .sample, .opportunities:
      break
    }
  }

  // MARK: Both orders

  private func race(
    _ writer: CampaignID, _ write: (step: Int, part: Part), _ reader: CampaignID
  ) -> Diagnostic? {
    let (one, other) = (graph[writer], graph[reader])
    for trigger in one.triggers {
      // The reader may pass before the write, or only after it.
      for wanted in [[other.filter, one.filter], [one.filter]] {
        guard let difference = difference(writer, reader, trigger, wanted) else { continue }
        return finding(writer, write, reader, difference)
      }
    }
    return nil
  }

  /// What differs when one campaign goes first.
  private struct Difference {
    let story: String
    let texts: [String]
  }

  private func difference(
    _ writer: CampaignID, _ reader: CampaignID, _ trigger: EventPattern, _ wanted: [Predicate]
  ) -> Difference? {
    let start = WitnessWorld.start
    guard var world = WitnessWorld(graph, start: start) else { return nil }
    for filter in wanted { world.satisfy(filter) }
    guard let event = world.event(firing: trigger) else { return nil }
    let first = run(world, event, first: writer, last: reader)
    let last = run(world, event, first: reader, last: writer)
    guard first.qualified[writer.index] > 0, last.qualified[writer.index] > 0 else { return nil }
    let texts = first.differences(from: last, graph, writer, reader)
    guard !texts.isEmpty else { return nil }
    let traits = world.traits.isEmpty ? "" : " (\(world.traits.joined(separator: ", ")))"
    let cause = InstructionText(graph).text(of: trigger)
    return Difference(story: "a made-up person\(traits) and the event \(cause)", texts: texts)
  }

  private func run(
    _ world: WitnessWorld, _ event: TimelineEvent, first: CampaignID, last: CampaignID
  ) -> RaceEnd {
    var options = Simulation.Options()
    options.traceDepth = .off
    options.givesActivities = false
    options.startsPerInstantMax = 20
    var simulation = Simulation(
      prepared.running(first, before: last), mirror: world.mirror, start: WitnessWorld.start,
      options: options)
    simulation.add(event)
    simulation.run(until: WitnessWorld.start)
    return RaceEnd(simulation, world.person)
  }

  private func finding(
    _ writer: CampaignID, _ write: (step: Int, part: Part), _ reader: CampaignID,
    _ difference: Difference
  ) -> Diagnostic {
    let (one, other) = (graph[writer], graph[reader])
    let name =
      switch write.part {
      case .field(let id): "the field `\(graph.assets.fields[id].name)`"
      case .program(let id): "the status in `\(graph.assets.programs[id.index].name)`"
      case .list(let id): "the list `\(graph.assets.lists[id.index].name)`"
      case .sfdcCampaign(let id):
        "the status in `\(graph.assets.sfdcCampaigns[id.index].name)`"
      }
    return Diagnostic(
      InteractionDiagnostics.campaignRace,
      "`\(one.name)` writes \(name) and `\(other.name)` looks at it, both on the same event",
      at: one.flow[write.step].span,
      labels: [Diagnostic.Label(other.span, "starts on the same event and looks at it")],
      notes: [
        "a dry run with either one first ends differently, with \(difference.story)"
      ] + difference.texts + [
        "the product promises no order between them (SC-F7); one campaign that does both, or "
          + "*Request Campaign* as the last step, decides it"
      ])
  }
}

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
  fileprivate enum Part: Hashable {
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
  /// What each made-up person begins as.
  private let blank: WitnessWorld?
  private var graph: ExecutionGraph { prepared.graph }

  init(_ prepared: PreparedGraph) {
    self.prepared = prepared
    blank = WitnessWorld(prepared.graph, start: WitnessWorld.start)
  }

  /// The findings about pairs, by the campaign that writes, in the same order with any workers.
  func findings(_ pairs: [Pair], _ workers: Workers) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for start in stride(from: 0, to: pairs.count, by: Self.findingsMax)
    where found.count < Self.findingsMax {
      let portion = pairs[start..<min(pairs.count, start + Self.findingsMax)]
      found += workers.map(portion.count) { race(portion[start + $0]) }.compactMap(\.self)
    }
    return Array(found.prefix(Self.findingsMax))
  }

  /// A campaign that writes something with one that looks at it.
  struct Pair {
    fileprivate let writer: CampaignID
    fileprivate let step: Int
    fileprivate let part: Part
    fileprivate let reader: CampaignID
  }

  /// The pairs of campaigns that are run, by the one that writes.
  func pairs() -> [Pair] {
    let isCandidate = graph.campaigns.map { $0.kind == .trigger && $0.isActive }
    var readers: [Part: [Int]] = [:]
    for (position, node) in graph.campaigns.enumerated() where isCandidate[position] {
      for part in reads(node) { readers[part, default: []].append(position) }
    }
    var pairs: [Pair] = []
    for (writer, node) in graph.campaigns.enumerated() where isCandidate[writer] {
      var tried: Set<Int> = [writer]
      for (step, part) in writes(node) {
        for reader in readers[part] ?? [] where tried.insert(reader).inserted {
          guard sharesTrigger(node, graph.campaigns[reader]) else { continue }
          guard pairs.count < pairsMax else { return pairs }
          pairs.append(
            Pair(
              writer: CampaignID(writer), step: step, part: part, reader: CampaignID(reader)))
        }
      }
    }
    return pairs
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

  /// What the filter of a campaign, and the choices before its first wait, look at; some perhaps
  /// repeated.
  private func reads(_ node: CampaignNode) -> [Part] {
    var parts: [Part] = []
    collect(node.filter, into: &parts)
    for step in node.flow {
      if step.effects.contains(where: \.isWait) { break }
      for choice in step.choices { collect(choice.condition, into: &parts) }
    }
    return parts
  }

  private func collect(_ predicate: Predicate, into parts: inout [Part], depth: Int = 0) {
    switch predicate {
    case .field(let field, _), .sharesValue(let field): parts.append(.field(field))
    case .memberOfProgram(.oneOf(let ids), _, _): parts += ids.map { .program($0) }
    case .memberOfList(.oneOf(let ids), _): parts += ids.map { .list($0) }
    case .memberOfSFDCCampaign(.oneOf(let ids), _, _):
      parts += ids.map { .sfdcCampaign($0) }
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

  private func race(_ pair: Pair) -> Diagnostic? {
    let (one, other) = (graph[pair.writer], graph[pair.reader])
    for trigger in one.triggers {
      // The reader may pass before the write, or only after it.
      for wanted in [[other.filter, one.filter], [one.filter]] {
        guard let difference = difference(pair, trigger, wanted) else { continue }
        return finding(pair, difference)
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
    _ pair: Pair, _ trigger: EventPattern, _ wanted: [Predicate]
  ) -> Difference? {
    guard var world = blank else { return nil }
    for filter in wanted { world.satisfy(filter) }
    guard let event = world.event(firing: trigger) else { return nil }
    var options = Simulation.Options()
    options.traceDepth = .off
    options.givesActivities = false
    options.startsPerInstantMax = 20
    options.runsSchedules = false
    let orders = [(pair.writer, pair.reader), (pair.reader, pair.writer)]
    let ends = world.ends(of: event, prepared, options, orders: orders)
      .map { RaceEnd($0, world.person) }
    guard ends.allSatisfy({ $0.qualified[pair.writer.index] > 0 }) else { return nil }
    let texts = ends[0].differences(from: ends[1], graph, pair.writer, pair.reader)
    guard !texts.isEmpty else { return nil }
    let traits = world.traits.isEmpty ? "" : " (\(world.traits.joined(separator: ", ")))"
    let cause = InstructionText(graph).text(of: trigger)
    return Difference(story: "a made-up person\(traits) and the event \(cause)", texts: texts)
  }

  private func finding(_ pair: Pair, _ difference: Difference) -> Diagnostic {
    let (one, other) = (graph[pair.writer], graph[pair.reader])
    let name =
      switch pair.part {
      case .field(let id): "the field `\(graph.assets.fields[id].name)`"
      case .program(let id): "the status in `\(graph.assets.programs[id.index].name)`"
      case .list(let id): "the list `\(graph.assets.lists[id.index].name)`"
      case .sfdcCampaign(let id):
        "the status in `\(graph.assets.sfdcCampaigns[id.index].name)`"
      }
    return Diagnostic(
      InteractionDiagnostics.campaignRace,
      "`\(one.name)` writes \(name) and `\(other.name)` looks at it, both on the same event",
      at: one.flow[pair.step].span,
      labels: [Diagnostic.Label(other.span, "starts on the same event and looks at it")],
      notes: [
        "a dry run with either one first ends differently, with \(difference.story)"
      ] + difference.texts + [
        "the product promises no order between them (SC-F7); one campaign that does both, or "
          + "*Request Campaign* as the last step, decides it"
      ])
  }
}

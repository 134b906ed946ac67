import RuleGraph
import RuleRuntime
import RuleSource
import SyncState

/// Reports campaigns that set the same field or status to different values on the same event.
///
/// Which value stays depends on which campaign runs last, and the product promises no order (SC-F7).
struct ConflictCheck {
  /// A fixed value that a campaign writes before its first wait.
  private struct Write {
    let campaign: CampaignID
    let step: Int
    let value: String
  }

  private enum Target: Hashable {
    case field(FieldID)
    case program(ProgramID)
  }

  /// How many conflicts are replayed and reported.
  private static let conflictsMax = 50
  /// How many pairs of writers of one field are looked at.
  private static let pairsMax = 2_000

  private let prepared: PreparedGraph
  /// What each made-up person begins as.
  private let blank: WitnessWorld?
  private var graph: ExecutionGraph { prepared.graph }

  init(_ prepared: PreparedGraph) {
    self.prepared = prepared
    blank = WitnessWorld(prepared.graph, start: WitnessWorld.start)
  }

  /// The findings, by the campaigns that write.
  func findings() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (target, writes) in writers() {
      var pairs = 0
      for (index, first) in writes.enumerated() {
        for second in writes[(index + 1)...] where first.campaign != second.campaign {
          pairs += 1
          guard pairs <= Self.pairsMax, found.count < Self.conflictsMax else { return found }
          guard first.value != second.value, let event = commonEvent(first, second) else {
            continue
          }
          found.append(finding(target, first, second, event))
        }
      }
    }
    return found
  }

  /// The fixed values that active trigger campaigns write, by what they write to.
  private func writers() -> [(target: Target, writes: [Write])] {
    var order: [Target] = []
    var writes: [Target: [Write]] = [:]
    for (position, node) in graph.campaigns.enumerated()
    where node.kind == .trigger && node.isActive {
      for (step, instruction) in node.flow.enumerated() {
        if instruction.effects.contains(where: \.isWait) { break }
        guard instruction.choices.isEmpty, let effect = instruction.fallback,
          let (target, value) = fixedWrite(effect)
        else { continue }
        if writes[target] == nil { order.append(target) }
        writes[target, default: []].append(
          Write(campaign: CampaignID(position), step: step, value: value))
      }
    }
    return order.map { ($0, writes[$0] ?? []) }.filter { $0.1.count > 1 }
  }

  private func fixedWrite(_ effect: Effect) -> (Target, String)? {
    switch effect {
    case .setField(let field, let template?):
      template.literal.map { (.field(field), graph.text[$0]) }
    case .setField(let field, nil): (.field(field), "NULL")
    case .programStatus(let program, let status):
      (.program(program), graph.assets.channel(of: program).statuses[status.index].name)
    default: nil
    }
  }

  /// The words for an event on which a dry run enters both campaigns; nil when none was found.
  private func commonEvent(_ first: Write, _ second: Write) -> String? {
    let (one, other) = (graph[first.campaign], graph[second.campaign])
    for trigger in one.triggers where other.triggers.contains(where: { $0.type == trigger.type }) {
      guard var world = blank else { return nil }
      world.satisfy(other.filter)
      world.satisfy(one.filter)
      guard let event = world.event(firing: trigger) else { continue }
      var options = Simulation.Options()
      options.traceDepth = .off
      options.givesActivities = false
      options.runsSchedules = false
      let qualified = world.ends(of: event, prepared, options, orders: [nil])[0].qualified
      guard qualified[first.campaign.index] > 0, qualified[second.campaign.index] > 0 else {
        continue
      }
      let traits = world.traits.isEmpty ? "" : " (\(world.traits.joined(separator: ", ")))"
      return "a made-up person\(traits) and the event \(InstructionText(graph).text(of: trigger))"
    }
    return nil
  }

  private func finding(
    _ target: Target, _ first: Write, _ second: Write, _ event: String
  ) -> Diagnostic {
    let name =
      switch target {
      case .field(let field): "the field `\(graph.assets.fields[field].name)`"
      case .program(let program): "the status in `\(graph.assets.programs[program.index].name)`"
      }
    let (one, other) = (graph[first.campaign], graph[second.campaign])
    return Diagnostic(
      InteractionDiagnostics.conflictingWrites,
      "`\(one.name)` and `\(other.name)` set \(name) on the same event, "
        + "to `\(first.value)` and to `\(second.value)`",
      at: one.flow[first.step].span,
      labels: [
        Diagnostic.Label(other.flow[second.step].span, "sets `\(second.value)`")
      ],
      notes: [
        "a dry run entered both, with \(event)",
        "which one runs last is not guaranteed (SC-F7); one campaign with choices decides it",
      ])
  }
}

extension Effect {
  /// Whether the effect waits.
  var isWait: Bool {
    if case .wait = self { true } else { false }
  }
}

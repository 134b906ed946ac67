import RuleGraph
import RuleRuntime
import RuleSource
import SyncState

/// Reports campaigns that wake each other in a circle, each with a person for whom the interpreter
/// was seen going round.
struct LoopCheck {
  private let prepared: PreparedGraph
  private var graph: ExecutionGraph { prepared.graph }

  init(_ prepared: PreparedGraph) { self.prepared = prepared }

  /// The findings, by campaign.
  func findings() -> [Diagnostic] {
    CampaignLoops(graph).find().prefix(Self.loopsMax).map { loop in
      loop.isBounded ? bounded(loop) : unbounded(loop)
    }
  }

  /// How many loops are replayed and reported.
  private static let loopsMax = 50
  /// How often a campaign must be entered again to count as a loop.
  private static let roundsMin = 3
  /// The spans of time that a replay tries, in milliseconds: an hour, a day, a week, a quarter.
  private static let spans: [Int64] = [1, 24, 7 * 24, 92 * 24].map { $0 * 3_600_000 }

  private func unbounded(_ loop: CampaignLoops.Loop) -> Diagnostic {
    let first = loop.edges[0].source
    guard let witness = replay(loop) else {
      return Diagnostic(
        InteractionDiagnostics.possibleLoop, message(loop) + ", unless a filter stops it",
        at: graph[first].span, labels: labels(loop),
        notes: ["no person was found for whom a dry run goes round"])
    }
    var notes = ["a dry run went round \(witness.rounds) times, with \(witness.story)"]
    if loop.edges.contains(where: { $0.path == .sync }) {
      notes.append("it goes through the sync, so each round takes at least one cycle (CS-T7)")
    }
    notes.append("`qualify: once` or an interval in one of these campaigns ends it (SC-Q1)")
    return Diagnostic(
      InteractionDiagnostics.campaignLoop, message(loop), at: graph[first].span,
      labels: labels(loop), notes: notes)
  }

  private func bounded(_ loop: CampaignLoops.Loop) -> Diagnostic {
    let bounds = loop.edges.compactMap { edge -> String? in
      let node = graph[edge.source]
      switch node.qualification {
      case .everyTime: return nil
      case .once: return "`\(node.name)` lets each person pass only once (SC-Q2)"
      case .interval(let period):
        return "`\(node.name)` lets each person pass once every \(period.spelled) (SC-Q4)"
      }
    }
    return Diagnostic(
      InteractionDiagnostics.boundedLoop, message(loop) + ", within bounds",
      at: graph[loop.edges[0].source].span, labels: labels(loop), notes: bounds)
  }

  private func message(_ loop: CampaignLoops.Loop) -> String {
    let names = loop.edges.map { "`\(graph[$0.source].name)`" }
    return names.count == 1
      ? "the campaign \(names[0]) wakes itself"
      : "\(names.count) campaigns wake each other in a circle: "
        + names.joined(separator: " → ") + " → \(names[0])"
  }

  private func labels(_ loop: CampaignLoops.Loop) -> [Diagnostic.Label] {
    loop.edges.map { edge in
      let way = edge.path == .sync ? " through the sync" : ""
      return Diagnostic.Label(
        graph[edge.source].flow[edge.step].span,
        "step \(edge.step + 1) can start `\(graph[edge.target].name)`\(way): \(edge.activity.name)")
    }
  }

  private struct Witness {
    let rounds: Int
    let story: String
  }

  /// Runs the interpreter for a person made to fit; nil when it does not go round.
  private func replay(_ loop: CampaignLoops.Loop) -> Witness? {
    let first = loop.edges[0].source
    for trigger in graph[first].triggers {
      let start = WitnessWorld.start
      guard var world = WitnessWorld(graph, start: start) else { return nil }
      for edge in loop.edges.reversed() { world.satisfy(graph[edge.source].filter) }
      guard let event = world.event(firing: trigger) else { continue }
      var options = Simulation.Options()
      options.traceDepth = .off
      options.givesActivities = false
      options.startsPerInstantMax = Self.roundsMin + 1
      var simulation = Simulation(
        prepared, mirror: world.mirror, start: start, options: options)
      simulation.add(event)
      for span in Self.spans {
        simulation.run(until: start.advanced(milliseconds: span))
        let rounds = simulation.qualified[first.index]
        if rounds >= Self.roundsMin {
          let traits = world.traits.isEmpty ? "" : " (\(world.traits.joined(separator: ", ")))"
          let cause = InstructionText(graph).text(of: trigger)
          return Witness(rounds: rounds, story: "a made-up person\(traits) and the event \(cause)")
        }
      }
    }
    return nil
  }
}

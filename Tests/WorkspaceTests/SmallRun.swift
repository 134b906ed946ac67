import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleTestKit
import RuleWorkspace
import SyncState
import Testing

/// A workspace of a few texts, checked, and run over its own scenarios.
struct SmallRun {
  let analysis: WorkspaceAnalysis
  /// The graph; nil when there are errors.
  let graph: ExecutionGraph?
  private(set) var records: [TraceRecord] = []
  private(set) var activities: [Activity] = []
  /// The state at the end.
  private(set) var mirror = Mirror(assets: Assets(), text: TextPool())

  /// Checks the texts, loads files of state, and runs all scenarios from the earliest start.
  init(_ texts: [(path: String, bytes: [UInt8])], state: [Fixture] = []) throws {
    let analyser = WorkspaceAnalyser { TimeZoneTable.named($0) }
    analysis = analyser.analyse(texts.map { WorkspaceFile(path: $0.path, bytes: $0.bytes) })
    graph = analysis.compile()
    guard let graph, let start = graph.timelines.compactMap(\.start).min() else { return }
    var loader = StateLoader(assets: graph.assets, text: graph.text, zone: graph.zone)
    for file in state { loader.load(file: file.name, bytes: try file.bytes()) }
    let (loaded, report) = loader.finish()
    try #require(report.isUsable, "\(report.findings.map(\.concise))")
    var simulation = Simulation(graph: graph, mirror: loaded, start: start)
    for event in graph.timelines.flatMap(\.events) { simulation.add(event) }
    let end = graph.timelines.compactMap(\.until).max() ?? start.advanced(milliseconds: 86_400_000)
    var records: [TraceRecord] = []
    var activities: [Activity] = []
    simulation.run(
      until: end, onTrace: { new, _ in records += new },
      onActivities: { new, _ in activities += new })
    self.records = records
    self.activities = activities
    mirror = simulation.state.mirror
  }
}

extension TimeZoneTable {
  /// The zones that small runs know; of their changes only those of 2026 matter.
  fileprivate static func named(_ name: String) -> TimeZoneTable? {
    switch name {
    case "UTC": .utc
    case "Europe/Stockholm":
      TimeZoneTable(
        name: name, firstOffset: 3600,
        changes: [(at: 1_774_746_000, offset: 7200), (at: 1_792_890_000, offset: 3600)])
    default: nil
    }
  }
}

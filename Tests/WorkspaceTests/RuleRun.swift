import Foundation
import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleTestKit
import RuleWorkspace
import SyncState
import Testing

/// Rules and files as people write them, run from the start of their scenario to its end.
struct RuleRun {
  /// What `check` found wrong.
  private(set) var errors: [String] = []
  /// How each step and event ended: `#person campaign.step result: reason`.
  private(set) var steps: [String] = []
  /// The log, as `id #person about attributes`.
  private(set) var log: [String] = []
  /// The people who entered campaigns, as `#person campaign`.
  private(set) var entered: [String] = []
  /// The files of the state afterwards, by name.
  private(set) var files: [String: String] = [:]

  /// Analyses and runs a workspace in UTC; `state` and `events` are files by name.
  init(_ yaml: String, state: [String: String] = [:], events: String? = nil) throws {
    let analysis = WorkspaceAnalyser { _ in .utc }.analyse([
      WorkspaceFile(path: "rules.yaml", bytes: Array(yaml.utf8))
    ])
    errors = analysis.diagnostics.filter { $0.severity == .error }.map(\.message)
    guard let graph = analysis.compile() else { return }
    var loader = StateLoader(assets: graph.assets, text: graph.text, zone: graph.zone)
    for (name, text) in state.sorted(by: { $0.key < $1.key }) {
      loader.load(file: name, bytes: Array(text.utf8))
    }
    var (mirror, report) = loader.finish()
    errors += report.findings.filter { $0.kind.severity == .error }.map(\.message)
    guard report.isUsable, let timeline = graph.timelines.first else { return }
    let start = try #require(timeline.start)
    var imported = timeline.events
    var history: [Activity] = []
    if let events {
      var reader = ActivityReader()
      reader.load(file: "activities.csv", bytes: Array(events.utf8))
      let (extract, report) = reader.finish()
      errors += report.findings.map(\.message)
      let activities = ActivityImport(
        extract, graph: graph, mirror: mirror, files: ["activities.csv"], start: start)
      errors += activities.findings.map(\.message)
      mirror = activities.state
      imported += activities.events
      history = activities.history
    }
    var simulation = Simulation(graph: graph, mirror: mirror, start: start)
    simulation.remember(history)
    for event in imported { simulation.add(event) }
    var records: [TraceRecord] = []
    var activities: [Activity] = []
    simulation.run(
      until: timeline.until ?? start.advanced(milliseconds: 86_400_000),
      onTrace: { new, _ in records += new }, onActivities: { new, _ in activities += new })
    let after = simulation.state.mirror
    for record in records { take(record, graph, after) }
    for activity in activities {
      let entry = LogEntryText(activity, graph: graph, mirror: after)
      log.append(
        "\(activity.type.rawValue) #\(after.people.marketoID(activity.person)) \(entry.asset) "
          + entry.attributes)
    }
    for file in StateWriter(after, report: report).files() {
      files[file.name] = String(decoding: file.bytes, as: UTF8.self)
    }
  }

  private mutating func take(_ record: TraceRecord, _ graph: ExecutionGraph, _ mirror: Mirror) {
    let person = record.person.map { "#\(mirror.people.marketoID($0))" } ?? "–"
    let campaign = record.campaign.map { graph.assets.smartCampaigns[$0.index] } ?? ""
    switch record.kind {
    case .qualified: entered.append("\(person) \(campaign)")
    case .step:
      let place = "\(campaign).\((record.step ?? 0) + 1)"
      steps.append(
        "\(person) \(place) \(record.result?.rawValue ?? "")"
          + (record.note.isEmpty ? "" : ": \(record.note)"))
    case .event:
      steps.append("\(person) event \(record.result?.rawValue ?? ""): \(record.note)")
    case .activity, .refused, .filtered, .batch, .cleanUp, .invalid, .wait, .finished, .cycle,
      .sync, .leadCreated,
      .recordError, .loop:
      break
    }
  }
}

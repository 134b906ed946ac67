import Foundation
import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleWorkspace
import SyncState

/// The webinar example with its data: what each stage gets from the one before it.
struct Example {
  let files: [WorkspaceFile]
  let sources: [SourceFile]
  let graph: ExecutionGraph
  let tables: [WorkspaceFile]
  let mirror: Mirror
  let activities: WorkspaceFile
  let events: [TimelineEvent]
  let start: Instant

  enum Failure: Error {
    case unreadable(String)
    case notCompiled, withoutStart
  }

  init() throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../../../../rules/webinar")
      .standardized
    files = try Self.read(folder) { $0.hasSuffix(".yaml") }
    sources = files.enumerated().map {
      SourceFile(id: FileID(UInt32($0)), path: $1.path, bytes: $1.bytes)
    }
    guard let graph = Self.analyser.analyse(files).compile() else { throw Failure.notCompiled }
    self.graph = graph
    tables = try Self.read(folder.appending(path: "state")) { $0.hasSuffix(".csv") }
    let extracts = try Self.read(folder.appending(path: "events")) { $0.hasSuffix(".csv") }
    guard let extract = extracts.first else { throw Failure.unreadable("the extract") }
    activities = extract
    let imported = ActivityImport(
      Self.read(extract, graph), graph: graph, mirror: Self.load(tables, graph),
      files: [extract.path])
    events = imported.events
    mirror = imported.state
    let begin = DryRunClock.start(timelines: graph.timelines, events: events)
    guard let begin else { throw Failure.withoutStart }
    start = begin
  }

  static let analyser = WorkspaceAnalyser { name in
    let file = try? Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)"))
    return file.flatMap { try? TimeZoneTable(name: name, tzif: Array($0)) }
  }

  static func load(_ tables: [WorkspaceFile], _ graph: ExecutionGraph)
    -> Mirror
  {
    var loader = StateLoader(assets: graph.assets, text: graph.text, zone: graph.zone)
    for table in tables { loader.load(file: table.path, bytes: table.bytes) }
    return loader.finish().0
  }

  static func read(_ extract: WorkspaceFile, _ graph: ExecutionGraph) -> ImportedActivities {
    var reader = ActivityReader(zone: graph.zone)
    reader.load(file: extract.path, bytes: extract.bytes)
    return reader.finish().0
  }

  /// The dry run of the example, a month long.
  func run(tracing depth: TraceDepth) -> Summary {
    var options = Simulation.Options()
    options.traceDepth = depth
    options.givesActivities = depth != .off
    var writer = TraceWriter(graph: graph)
    var simulation = Simulation(graph: graph, mirror: mirror, start: start, options: options)
    _ = simulation.add(events)
    simulation.run(
      until: start.advanced(milliseconds: 30 * 86_400_000),
      onTrace: { records, mirror in
        writer.append(records, mirror: mirror)
        _ = writer.take()
      })
    return simulation.summary
  }

  private static func read(_ folder: URL, where isWanted: (String) -> Bool) throws
    -> [WorkspaceFile]
  {
    guard let walker = FileManager.default.enumerator(atPath: folder.path) else {
      throw Failure.unreadable(folder.path)
    }
    let names = walker.compactMap { $0 as? String }.filter(isWanted).sorted()
    return try names.map { name in
      let bytes = try Data(contentsOf: folder.appending(path: name))
      return WorkspaceFile(path: name, bytes: Array(bytes))
    }
  }
}

import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleStore
import RuleWorkspace
import SyncState

/// The activity log of a mirror while an update goes on.
struct MirrorLog {
  /// The state with the texts of the log.
  let state: SyncState.Mirror
  /// The entries that filters look back at.
  private(set) var history: [Activity]
  private let known: Set<[String]>
  private var writer: ActivityLogWriter
  /// What is new, as the rows of a file.
  private var bytes: [UInt8] = []
  private var earlier: [[String]] = []

  /// Reads a log for going on with it.
  init(_ table: StoredTable, graph: ExecutionGraph, _ state: SyncState.Mirror) {
    var reader = ActivityReader(zone: graph.zone, policy: .skip)
    reader.load(file: table.name, bytes: StoredState.file(table).bytes)
    let (log, _) = reader.finish()
    let activities = ActivityImport(
      log, graph: graph, mirror: state, files: [table.name],
      start: Instant(millisecondsSince1970: .max))
    self.state = activities.state
    history = activities.history
    known = Set(table.rows.map { Array($0.dropFirst()) })
    writer = ActivityLogWriter(graph: graph)
    writer.resume(after: log, mirror: activities.state)
    bytes = writer.take()
  }

  /// Takes entries from before the mirror was made into the log, each once.
  mutating func take(earlier activities: [Activity]) {
    guard !activities.isEmpty else { return }
    writer.append(activities, mirror: state)
    let rows = CSVTable(bytes + writer.take()).rows.map(\.cells)
    for (row, activity) in zip(rows, activities) where !known.contains(Array(row.dropFirst())) {
      earlier.append(row)
      history.append(activity)
    }
  }

  /// Adds entries of the run.
  mutating func append(_ activities: [Activity], _ mirror: SyncState.Mirror) {
    writer.append(activities, mirror: mirror)
    bytes += writer.take()
  }

  /// The entries that the log lacks, as rows.
  var newRows: [[String]] { earlier + CSVTable(bytes).rows.map(\.cells) }
}

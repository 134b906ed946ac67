import RuleExchange
import RuleGraph
import RuleSource
import RuleTestKit
import RuleWorkspace
import SyncState

/// A file of data that triggers a finding.
struct DataExample {
  /// The file.
  let text: String

  /// The fixtures, one for each kind that one small file can show.
  static let files = fixtures(in: "diagnostics/data", ext: "csv")

  /// Finds the example of a kind; nil when there is none.
  init?(_ kind: DiagnosticKind) throws {
    guard let fixture = Self.files.first(where: { $0.name == "\(kind.name).csv" }) else {
      return nil
    }
    text = String(decoding: try fixture.bytes(), as: UTF8.self)
  }

  /// What is found, one finding a line.
  func output(about kind: DiagnosticKind) -> String {
    let root = "rulec: 1\nworkspace: Example\ntime_zone: UTC\n"
    let analysis = WorkspaceAnalyser { TimeZoneTable(name: $0, firstOffset: 0, changes: []) }
      .analyse([WorkspaceFile(path: WorkspaceFile.rootName, bytes: Array(root.utf8))])
    guard let graph = analysis.compile() else { return "" }
    var loader = StateLoader(
      assets: graph.assets, text: graph.text, zone: graph.zone, policy: .skip)
    loader.load(file: "people.csv", bytes: Array(text.utf8))
    let (_, report) = loader.finish()
    return report.findings.filter { $0.kind == kind }.map { $0.concise + "\n" }.joined()
  }
}

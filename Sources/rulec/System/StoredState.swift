import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleStore
import SyncState

/// States as the tables of a mirror on disk, and back.
enum StoredState {
  /// Returns the tables of a state; `report` is that of the load it began with, and `unfinished` what
  /// a run leaves to the next one.
  static func tables(
    _ mirror: SyncState.Mirror, _ report: LoadReport, _ unfinished: UnfinishedRun?
  ) -> [StoredTable] {
    StateWriter(mirror, report: report, unfinished: unfinished).files().map { file in
      let table = CSVTable(file.bytes, keepsMarks: true)
      return StoredTable(
        name: String(file.name.dropLast(".csv".count)), columns: table.header,
        rows: table.rows.map(\.cells))
    }
  }

  /// Returns a table as CSV; for a spreadsheet, cells cannot become formulas.
  static func file(_ table: StoredTable, forSpreadsheet: Bool = false) -> OutputFile {
    let name = table.name + ".csv"
    if forSpreadsheet {
      let bytes = CSVTable.forSpreadsheet(columns: table.columns, rows: table.rows)
      return OutputFile(name: name, bytes: bytes)
    }
    var writer = CSVWriter(columns: table.columns)
    for row in table.rows { writer.append(row) }
    return OutputFile(name: name, bytes: writer.bytes)
  }

  /// Loads a state from the tables of a mirror, in the frame of a workspace.
  static func load(
    _ tables: [StoredTable], graph: ExecutionGraph
  ) throws -> (SyncState.Mirror, LoadReport) {
    var loader = StateLoader(assets: graph.assets, text: graph.text, zone: graph.zone)
    for table in tables {
      loader.load(file: table.name, bytes: file(table).bytes)
    }
    let (mirror, report) = loader.finish()
    for finding in report.findings where finding.kind.severity != .note {
      Console.log(finding.concise)
    }
    guard report.isUsable else {
      Console.log(
        "error: the state of the mirror does not fit the workspace; export it and correct it")
      throw ExitStatus.findings
    }
    return (mirror, report)
  }
}

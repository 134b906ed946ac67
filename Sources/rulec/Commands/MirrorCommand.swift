import ArgumentParser
import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleStore
import RuleWorkspace
import SyncState

/// `rulec mirror`.
struct MirrorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mirror",
    abstract: "Keep the state of both systems in a file and advance it by activity extracts.",
    discussion: """
      A mirror is one SQLite file with the state of both systems, what they last agreed on, who went \
      through which campaign and who waits in one, what the sync has not carried over, the activity \
      log and the position up to which it has been advanced. \
      Every change is one transaction: it is there as a whole or not at all, whenever the process \
      ends.
      """,
    subcommands: [MirrorInit.self, MirrorUpdate.self, MirrorShow.self, MirrorExport.self])

  /// Opens a mirror that must exist.
  static func open(_ file: String) throws -> MirrorFile {
    _ = try FileReader.size(of: file)
    return try MirrorFile.open(file)
  }

  /// Opens a mirror that must exist, for looking at it only.
  static func openForReading(_ file: String) throws -> MirrorFile {
    _ = try FileReader.size(of: file)
    return try MirrorFile.openForReading(file)
  }
}

/// `rulec mirror init`.
struct MirrorInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a mirror from exports.")

  @Argument(help: "The file to make.", completion: .file())
  var file: String

  @Argument(help: "The workspace; the one here when not given.")
  var workspace = "."

  @Option(parsing: .upToNextOption, help: .state, completion: .directory)
  var state: [String] = []

  @Option(help: "When the exports were made: a date or date-time.")
  var at: String

  @Option(name: .customLong("bad-rows"), help: .badRows)
  var badRows: BadRowPolicy = .stop

  @Flag(name: .shortAndLong, help: .quiet)
  var quiet = false

  func run() throws {
    try WorkspaceLocation.check(workspace, before: [("--state", state)])
    guard !state.isEmpty else { throw UsageError("give the exports of both systems with --state") }
    guard !Directory.contains(file) else {
      throw UsageError("\(file) exists; a mirror is made in a new file")
    }
    var progress = Progress(quiet: quiet)
    defer { progress.clear() }
    let graph = try CompiledWorkspace(workspace).graph
    let instant = try Instant(at, of: "--at", in: graph.zone)
    let data = DataFiles(badRows: badRows, isQuiet: quiet)
    let (mirror, report) = try data.loadState(state, graph: graph, &progress)
    let tables = StoredState.tables(mirror, report, report.unfinished)
    _ = try MirrorFile.create(
      file, tables: tables, position: StoredPosition(at: instant.text),
      source: state.joined(separator: " "))
    let rows = tables.reduce(0) { $0 + $1.rows.count }
    Console.print("made \(file): \(tables.count) tables, \(rows) rows, at \(instant.text)\n")
  }
}

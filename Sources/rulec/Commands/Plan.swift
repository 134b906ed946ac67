import ArgumentParser
import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleWorkspace
import SyncState

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `rulec plan`.
struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Say what the next sync would do to exported data.",
    discussion: """
      Loads the state of both systems from exports and runs exactly one sync cycle on it: members to \
      add, statuses to change, members to remove on either side, leads to create, what is refused \
      and why, statuses that do not match, and changes of the campaign's type and cost. No campaign \
      runs, nothing is sent anywhere. The exit code is 1 when there is a difference.

      Example: rulec plan rules/webinar --state rules/webinar/state --at 2026-10-01T09:00 --out out
      """)

  @Argument(help: "The workspace; the one here when not given.")
  var workspace = "."

  @Option(parsing: .upToNextOption, help: .state, completion: .directory)
  var state: [String] = []

  @Option(
    help: """
      When the cycle runs: a date or date-time; when not given, the newest instant of the exports at \
      which a person was made or changed.
      """)
  var at: String?

  @Option(help: "Plan one program only.")
  var program: String?

  @Option(name: .customLong("out"), help: "The folder for the files to load into both systems.")
  var output: String?

  @Flag(help: "Overwrite files in --out.")
  var force = false

  @Option(
    name: .customLong("lead-key"),
    help: """
      An external id field of Lead that holds the Marketo id, such as Marketo_ID__c: new leads get \
      it, and their memberships name them by it.
      """)
  var leadKey: String?

  @Option(name: .customLong("bad-rows"), help: .badRows)
  var badRows: BadRowPolicy = .stop

  @Option(help: "How the plan is written: text or json.")
  var format: AnswerFormat = .text

  @Flag(
    name: .customLong("detailed-exitcode"),
    help: "Exit with 1 when there is a difference; this is so without the flag, too.")
  var detailedExitCode = false

  @Flag(name: .customLong("exit-zero"), help: "Exit with 0 when there is a difference.")
  var exitZero = false

  @Flag(name: .shortAndLong, help: .quiet)
  var quiet = false

  func validate() throws {
    guard !(detailedExitCode && exitZero) else {
      throw ValidationError("--detailed-exitcode and --exit-zero exclude each other")
    }
    let isName = leadKey.map { key in
      key.utf8.first.map { Character(Unicode.Scalar($0)).isLetter } == true
        && key.utf8.allSatisfy { Character(Unicode.Scalar($0)).isASCIIName }
    }
    guard isName != false else {
      throw ValidationError("--lead-key: expected the API name of a field, such as Marketo_ID__c")
    }
  }

  func run() throws {
    try WorkspaceLocation.check(workspace, before: [("--state", state)])
    var progress = Progress(quiet: quiet)
    defer { progress.clear() }
    let graph = try CompiledWorkspace(workspace).graph
    let chosen = try program.map { try find($0, graph) }
    let wanted = try at.map { try Instant($0, of: "--at", in: graph.zone) }
    guard !state.isEmpty else { throw UsageError("give the exports of both systems with --state") }
    if let output { try OutputFolder.check(output, overwrite: force) }
    let data = DataFiles(badRows: badRows, isQuiet: quiet)
    var (mirror, report) = try data.loadState(
      state, graph: graph, demand: demand(graph), &progress)
    if output == nil, report.hasUnlinkedPeople || report.unfinished?.sync.isEmpty == false {
      // What an earlier run left to the sync may be about any field, and people without their record
      // are known by its id only.
      (mirror, report) = try data.loadState(state, graph: graph, isTold: false, &progress)
    }
    // Not the present time: equal files give equal plans.
    guard let at = wanted ?? report.unfinished?.at ?? SyncPlan.newestInstant(in: mirror) else {
      throw UsageError("the exports hold no instant; give the one of the cycle with --at")
    }
    if !quiet {
      for note in SyncPlan.oneSidedNotes(graph: graph, mirror: mirror, program: chosen) {
        Console.log("note: \(note)")
      }
    }
    let plan = SyncPlan.make(
      graph: graph, mirror: consume mirror, at: at, program: chosen,
      pending: report.unfinished?.sync ?? [])
    progress.clear()
    if let output { try write(plan, to: output) }
    Console.print(format == .text ? plan.text : plan.json.pretty)
    if plan.hasDifference, !exitZero { throw ExitStatus.findings }
  }

  /// What the cycle and the report look at; files to load into both systems hold everything.
  private func demand(_ graph: ExecutionGraph) -> ColumnDemand {
    guard output == nil else { return .everything }
    let fields = SyncPlan.fields(in: graph, needsClock: at == nil)
    return ColumnDemand(people: fields, records: fields, isWritten: false, isForRuns: true)
  }

  private func find(_ name: String, _ graph: ExecutionGraph) throws -> ProgramID {
    let programs = graph.assets.programs
    guard let index = programs.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
      let hint = Suggestion.phrase(for: name, among: programs.map(\.name))
      throw UsageError("--program: there is no program \(Diagnostic.quoted(name))\(hint)")
    }
    guard programs[index].sfdcCampaign != nil else {
      throw UsageError("--program: \(Diagnostic.quoted(name)) is not mapped to a campaign")
    }
    return ProgramID(index)
  }

  private func write(_ plan: SyncPlan, to folder: String) throws {
    let changes = ChangeSet.between(before: plan.before, after: plan.after)
    let salesforce = ChangeSetWriter(changes, after: plan.after, leadKey: leadKey).files()
    let marketo = MarketoImportWriter(before: plan.before, after: plan.after).files()
    var files = [
      OutputFile(name: "plan.txt", bytes: Array(plan.text.utf8)),
      OutputFile(name: "plan.json", bytes: Array(plan.json.pretty.utf8)),
    ]
    files += salesforce.map { OutputFile(name: "salesforce/" + $0.name, bytes: $0.bytes) }
    files += marketo.map { OutputFile(name: "marketo/" + $0.name, bytes: $0.bytes) }
    try OutputFolder.write(files, to: folder, overwrite: force)
  }
}

extension Instant {
  /// The present instant, to the second.
  static var now: Instant {
    Instant(millisecondsSince1970: Int64(time(nil)) * 1000)
  }
}

extension Character {
  /// Whether the character may stand in the API name of a field.
  fileprivate var isASCIIName: Bool { isASCII && (isLetter || isNumber || self == "_") }
}

import ArgumentParser
import RuleSource
import RuleWorkspace
import SystemPackage

/// `rulec check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find mistakes in campaign files, and repair some of them.",
    discussion: """
      Reads every *.yaml below the workspace (the folder with rulec.yaml), resolves every name and \
      reports what is wrong, all in one run. A file as argument checks it within its workspace; `-` \
      checks standard input in place of the file that --stdin-filename names. With --state it also counts \
      the people of exported files who would become Salesforce leads.

      Exit code: 0 nothing as grave as --fail-level, 1 findings, 2 wrong usage, 3 could not finish.
      """)

  @Argument(help: "Workspaces, folders or files; the folder here when not given.")
  var paths: [String] = []

  @Option(
    name: .customLong("stdin-filename"),
    help: "The file that standard input stands for, with `-` as path.", completion: .file())
  var stdinFilename: String?

  @Flag(help: "Apply safe fixes to the files, then report what is left.")
  var fix = false

  @Flag(
    name: .customLong("unsafe-fixes"),
    help: "With --fix or --diff: also apply fixes that may change what a rule means.")
  var unsafeFixes = false

  @Flag(help: "Write nothing; print what --fix would change as a unified diff.")
  var diff = false

  @Flag(help: "Check again whenever a file changes, until Ctrl-C.")
  var watch = false

  @Option(
    parsing: .upToNextOption,
    help: "Exported state of both systems: count who would become a Salesforce lead.",
    completion: .directory)
  var state: [String] = []

  @Option(help: "The instant at which --state is looked at; now when not given.")
  var at: String?

  @Flag(
    name: .customLong("no-cache"),
    help: "Neither read nor write \(AnalysisCache.folderName) in the workspace.")
  var noCache = false

  @Flag(help: .hidden)
  var timings = false

  @OptionGroup var scope: CheckScopeOptions
  @OptionGroup var options: ReportOptions

  func validate() throws {
    if fix, diff { throw ValidationError("--fix and --diff exclude each other") }
    if unsafeFixes, !fix, !diff {
      throw ValidationError("--unsafe-fixes goes with --fix or --diff")
    }
    if watch, fix || diff || scope.writeBaseline || paths == ["-"] {
      throw ValidationError("--watch only looks; it goes with neither fixes nor standard input")
    }
    if at != nil, state.isEmpty { throw ValidationError("--at goes with --state") }
    if paths == ["-"], fix || scope.writeBaseline {
      throw ValidationError("`-` cannot be written to; --diff shows the fixes")
    }
  }

  func run() throws {
    guard watch else { return try check() }
    let (locations, _) = try inputs()
    Interruption.begin()
    var files = FileWatch(locations)
    while true {
      if Console.isTerminal(.standardOutput) { Console.print("\u{1B}[2J\u{1B}[H") }
      do {
        try check()
      } catch let code as ExitCode {
        guard code == ExitStatus.findings || code == ExitStatus.unfinished else { throw code }
      } catch let error as UsageError {
        // The workspace may be whole again after the next change.
        Console.log("error: \(error.message)")
      } catch let failure as FileReader.Failure {
        Console.log("error: \(failure.message)")
      }
      if !options.quiet { Console.log("watching \(files.count) files; Ctrl-C ends") }
      files.wait()
    }
  }

  private func check() throws {
    let (locations, input) = try inputs()
    var request = try scope.request(for: locations)
    if !state.isEmpty { request.state = try stateRequest(locations) }
    request.usesCache = !noCache && !timings && state.isEmpty
    request.isTimed = timings
    if diff {
      let fixes = try FixRun(request, unsafe: unsafeFixes, replacing: input)
      Console.print(fixes.diff)
      if !options.quiet { Console.log(fixes.headline(wouldFix: true)) }
      if !fixes.changes.isEmpty, !options.exitZero { throw ExitStatus.findings }
      return
    }
    var run: CheckRun
    if fix {
      let fixes = try FixRun(request, unsafe: unsafeFixes, replacing: input)
      try fixes.write()
      if !options.quiet { Console.log(fixes.headline()) }
      run = fixes.result
    } else {
      run = try CheckRun(request, replacing: input.map { [$0] } ?? [])
    }
    if scope.writeBaseline {
      try scope.write(run, quiet: options.quiet)
      run = try CheckRun(request)
    }
    tellMisnamed(run)
    let status = try publish(run)
    guard !watch else {
      guard status == .success else { throw status }
      return
    }
    // The process ends here rather than after this function, because taking everything apart that was
    // read takes as long as one of the larger steps.
    withExtendedLifetime(run) { Console.end(status) }
  }

  /// Writes the findings; returns how the process ends.
  private func publish(_ run: CheckRun) throws -> ExitCode {
    do {
      if scope.statistics {
        try options.publish(run.report, text: try scope.statistics(run.report, options.format))
      } else {
        try options.publish(run.report)
      }
    } catch let status as ExitCode {
      return status
    }
    return run.hasFailures ? ExitStatus.unfinished : .success
  }

  /// Tells of files that were probably meant as rule files.
  private func tellMisnamed(_ run: CheckRun) {
    guard !options.quiet else { return }
    for path in run.misnamed {
      Console.log("note: `\(path)` is not read; the names of rule files end in .yaml or .yml")
    }
  }

  private func stateRequest(_ locations: [WorkspaceLocation]) throws -> CheckRun.StateRequest {
    if locations.count > 1 {
      let roots = locations.map { "`\($0.root)`" }.joined(separator: ", ")
      throw UsageError("--state is for one workspace; found \(roots)")
    }
    return CheckRun.StateRequest(paths: state, at: at, isQuiet: options.quiet)
  }

  private func inputs() throws -> ([WorkspaceLocation], WorkspaceFile?) {
    guard paths == ["-"] else { return (try WorkspaceLocation.find(paths), nil) }
    guard let stdinFilename else { throw UsageError("`-` needs --stdin-filename") }
    let limit = Limits.standard.fileBytesMax + 1
    let input = WorkspaceFile(
      path: WorkspaceLocation.normalised(stdinFilename),
      bytes: try FileReader.readStandardInput(sizeMax: limit))
    return ([try WorkspaceLocation.enclosing(input.path)], input)
  }
}

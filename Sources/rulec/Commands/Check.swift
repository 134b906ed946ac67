import ArgumentParser
import RuleSource
import RuleWorkspace

/// `rulec check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find mistakes in campaign files, and repair some of them.",
    discussion: """
      Reads every *.yaml below the workspace (the folder with rulec.yaml), resolves every name and \
      reports what is wrong, all in one run. A file as argument checks it within its workspace; `-` \
      checks standard input in place of the file that --stdin-filename names.

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
    if paths == ["-"], fix || scope.writeBaseline {
      throw ValidationError("`-` cannot be written to; --diff shows the fixes")
    }
  }

  func run() throws {
    let (locations, input) = try inputs()
    var request = try scope.request(for: locations)
    request.usesCache = !noCache && !timings
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
    // The process ends here rather than after this function, because taking everything apart that was
    // read takes as long as one of the larger steps.
    try withExtendedLifetime(run) { Self.exit(withError: try publish(run)) }
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

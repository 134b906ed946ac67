import ArgumentParser
import RuleSource
import RuleWorkspace

/// `rulec check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find mistakes in campaign files.",
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

  @OptionGroup var options: ReportOptions

  func run() throws {
    var input: WorkspaceFile?
    var paths = paths
    if paths == ["-"] {
      guard let stdinFilename else { throw UsageError("`-` needs --stdin-filename") }
      let limit = Limits.standard.fileBytesMax + 1
      input = WorkspaceFile(
        path: WorkspaceLocation.normalised(stdinFilename),
        bytes: try FileReader.readStandardInput(sizeMax: limit))
      paths = [stdinFilename]
    }
    let analysis = try LoadedWorkspaces(paths, replacing: input)
    try options.publish(analysis.report)
    if analysis.hasFailures { throw ExitStatus.unfinished }
  }
}

import ArgumentParser
import RuleSource
import RuleWorkspace

/// `rulec fmt`.
struct Format: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Lay rule files out in the one canonical way, comments kept.",
    discussion: """
      Rewrites files in place; --check and --diff only look. What a file means never changes, and \
      formatting twice changes nothing. A file with mistakes in its YAML is left alone and reported.

      Exit code: 0 all files are laid out, 1 some were not (--check, --diff) or have mistakes.
      """)

  @Argument(help: "Workspaces, folders or files; `-` formats standard input.")
  var paths: [String] = []

  @Flag(help: "Write nothing; say which files would change.")
  var check = false

  @Flag(help: "Write nothing; print the changes as a unified diff.")
  var diff = false

  func run() throws {
    if paths == ["-"] { return try formatStandardInput() }
    var hasFindings = false
    for location in try WorkspaceLocation.find(paths) {
      let (files, failures, _) = try location.readFiles()
      for failure in failures { Console.log("error: \(failure.message)") }
      hasFindings = hasFindings || !failures.isEmpty
      for file in files where location.wants(file.path) {
        if try format(file) { hasFindings = true }
      }
    }
    if hasFindings { throw ExitStatus.findings }
  }

  /// Formats a file; returns whether that is a finding.
  private func format(_ file: WorkspaceFile) throws -> Bool {
    guard let formatted = WorkspaceFormatter.format(file) else {
      Console.log("error: \(file.path): the YAML has mistakes; see `rulec check`")
      return true
    }
    guard formatted != file.bytes else { return false }
    if diff { Console.print(UnifiedDiff.between(file.bytes, formatted, path: file.path)) }
    if check { Console.print("would format \(file.path)\n") }
    guard !check, !diff else { return true }
    let output = try AtomicFile(file.path, overwrite: true)
    try output.write(formatted)
    try output.commit()
    Console.print("formatted \(file.path)\n")
    return false
  }

  private func formatStandardInput() throws {
    let bytes = try FileReader.readStandardInput(sizeMax: Limits.standard.fileBytesMax)
    guard let formatted = WorkspaceFormatter.format(WorkspaceFile(path: "-", bytes: bytes)) else {
      Console.log("error: the YAML has mistakes; see `rulec check`")
      throw ExitStatus.findings
    }
    Console.print(String(decoding: formatted, as: UTF8.self))
  }
}

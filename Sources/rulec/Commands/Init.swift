import ArgumentParser
import RuleWorkspace
import SystemPackage

/// `rulec init`.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented starter workspace.",
    discussion: """
      Writes a small webinar program with two campaigns, a Salesforce campaign, a scenario and two \
      people. It passes `rulec check`; its README says how to run it. Existing files are never \
      overwritten.
      """)

  @Argument(help: "The folder to write into.", completion: .directory)
  var directory = "."

  @Option(help: "The name of the workspace; the folder's name when not given.")
  var name: String?

  @Option(name: .customLong("time-zone"), help: "The subscription's time zone, an IANA name.")
  var timeZone = "UTC"

  func run() throws {
    guard ZoneFiles.load(timeZone) != nil else {
      throw UsageError(
        "unknown time zone `\(timeZone)`; expected an IANA name such as Europe/Paris")
    }
    let folder = FilePath(directory).lastComponent?.string ?? ""
    let title = name ?? (folder.isEmpty || folder == "." ? "My workspace" : folder)
    let files = StarterWorkspace(name: title, timeZone: timeZone).files
    for file in files where (try? FilePath("\(directory)/\(file.path)").stat()) != nil {
      throw UsageError("\(directory)/\(file.path) exists; init never overwrites a file")
    }
    for file in files {
      let path = FilePath("\(directory)/\(file.path)")
      try Directory.make(path.removingLastComponent().string)
      let output = try AtomicFile(path.string, overwrite: false)
      try output.write(file.text)
      try output.commit()
      Console.print("wrote \(path.string)\n")
    }
    Console.print("\nNext: rulec check \(directory)\n")
  }
}

import ArgumentParser
import RuleExchange
import RuleWorkspace
import SyncState
import SystemPackage

/// `rulec import`.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Write rule files from what both systems export.",
    subcommands: [Salesforce.self, Marketo.self])

  /// `rulec import salesforce`.
  struct Salesforce: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "salesforce",
      abstract: "Write sfdc_campaign definitions from Campaign and CampaignMemberStatus exports.",
      discussion: """
        Writes one file for each campaign below salesforce/ in --out, and import-report.txt.

        Example: rulec import salesforce --state campaign.csv campaign_member_status.csv --out rules
        """)

    @Option(
      parsing: .upToNextOption, help: "Campaign and CampaignMemberStatus exports.",
      completion: .file())
    var state: [String] = []

    @OptionGroup var output: Output

    func run() throws {
      guard !state.isEmpty else { throw UsageError("give the exports with --state") }
      var reading = SalesforceImport()
      for file in state {
        reading.add(file: file, bytes: try FileReader.read(file, sizeMax: JSONReader.bytesMax))
      }
      try output.write(reading.finish(zones: ZoneFiles.load))
    }
  }

  /// `rulec import marketo`.
  struct Marketo: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "marketo",
      abstract: "Write a workspace from the asset JSON of Marketo's interface.",
      discussion: """
        Takes answers of the asset calls, or lists of assets: channels, programs (with costs and \
        mapping), smart lists with rules, smart campaigns, tokens. What the interface does not tell, \
        flows above all, is marked in the files and listed in import-report.txt. The workspace \
        passes `rulec check`: what would not is in comments.

        Example: rulec import marketo --json assets/*.json --time-zone Europe/Paris --out rules
        """)

    @Option(parsing: .upToNextOption, help: "Files with asset JSON.", completion: .file())
    var json: [String] = []

    @Option(help: "The name of the workspace; the folder's name when not given.")
    var name: String?

    @Option(name: .customLong("time-zone"), help: "The subscription's time zone, an IANA name.")
    var timeZone = "UTC"

    @OptionGroup var output: Output

    func run() throws {
      guard !json.isEmpty else { throw UsageError("give the asset files with --json") }
      guard let zone = ZoneFiles.load(timeZone) else {
        throw UsageError(
          "unknown time zone `\(timeZone)`; expected an IANA name such as Europe/Paris")
      }
      let folder = FilePath(output.out).lastComponent?.string ?? "Imported"
      var reading = MarketoImport(name: name ?? folder, zone: zone)
      for file in json {
        reading.add(file: file, bytes: try FileReader.read(file, sizeMax: JSONReader.bytesMax))
      }
      try output.write(reading.finish(zones: ZoneFiles.load))
    }
  }

  /// Where the files go.
  struct Output: ParsableArguments {
    @Option(help: "The folder for the rule files.", completion: .directory)
    var out: String

    @Flag(help: "Overwrite files in --out that are not as the import writes them.")
    var force = false

    private static let othersShownMax = 10

    /// Writes what an import made, or says why it cannot; files that are as they are to be stay.
    func write(_ result: ImportResult) throws {
      for error in result.errors { Console.log("error: \(error)") }
      guard result.errors.isEmpty else { throw ExitStatus.findings }
      var files: [OutputFile] = []
      var others: [String] = []
      for file in result.files {
        let path = "\(out)/\(file.name)"
        guard Directory.contains(path) else {
          files.append(file)
          continue
        }
        if try FileReader.read(path, sizeMax: JSONReader.bytesMax) == file.bytes { continue }
        files.append(file)
        // Nobody edits the report.
        if file.name != ImportResult.reportName { others.append(path) }
      }
      guard force || others.isEmpty else {
        for path in others.prefix(Self.othersShownMax) { Console.log("  \(path)") }
        if others.count > Self.othersShownMax {
          Console.log("  ... and \(others.count - Self.othersShownMax) more")
        }
        throw UsageError(
          "these files are there already and not as the import writes them: they were edited, or the "
            + "assets have changed; import into another folder and compare, or --force overwrites them"
        )
      }
      try OutputFolder.write(files, to: out, overwrite: true)
      Console.print(result.report)
      if files.isEmpty { Console.print("\nNothing has changed: all files are there already.\n") }
      let isWorkspace = (try? WorkspaceLocation.enclosing("\(out)/import-report.txt")) != nil
      Console.print(
        isWorkspace
          ? "\nNext: rulec check \(out)\n"
          : "\nNext: move the files into a workspace; `rulec init` makes one\n")
    }
  }
}

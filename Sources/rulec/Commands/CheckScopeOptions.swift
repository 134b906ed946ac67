import ArgumentParser
import RuleSource
import RuleWorkspace

/// The flags of `rulec check` that say which findings count.
struct CheckScopeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Show only findings of this name or category. Repeatable; commas separate several.",
      valueName: "name"))
  var select: [String] = []

  @Option(
    help: ArgumentHelp(
      "Leave out findings of this name or category. Repeatable; commas separate several.",
      valueName: "name"))
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      "The file of findings that do not count, \(Baseline.fileName) beside rulec.yaml unless "
        + "given.", valueName: "file"), completion: .file(extensions: ["json"]))
  var baseline: String?

  @Flag(
    name: .customLong("write-baseline"),
    help: "Write the baseline anew from the findings that are there now.")
  var writeBaseline = false

  @Option(
    help: ArgumentHelp(
      "Show only findings that touch files changed since the work left this commit or branch.",
      valueName: "ref"))
  var since: String?

  @Flag(help: "Show only findings that touch files changed since the last commit.")
  var changed = false

  @Flag(help: "Count findings by name instead of showing them.")
  var statistics = false

  func validate() throws {
    for name in Self.names(select + ignore) where !CheckSelection.names.contains(name) {
      let hint = Suggestion.phrase(for: name, among: CheckSelection.names)
      let list = hint.isEmpty ? "; `rulec explain --list diagnostics` lists them" : ""
      throw ValidationError("unknown finding or category `\(name)`\(hint)\(list)")
    }
    if since != nil, changed { throw ValidationError("--since and --changed exclude each other") }
  }

  private static func names(_ texts: [String]) -> [String] {
    texts.flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// What is asked for, about some workspaces.
  func request(for locations: [WorkspaceLocation]) throws -> CheckRun.Request {
    if baseline != nil, locations.count > 1 {
      let roots = locations.map { "`\($0.root)`" }.joined(separator: ", ")
      throw UsageError("--baseline is for one workspace; found \(roots)")
    }
    var request = CheckRun.Request(locations: locations)
    request.selection = CheckSelection(select: Self.names(select), ignore: Self.names(ignore))
    request.baseline = baseline
    request.writesBaseline = writeBaseline
    if let reference = changed ? "HEAD" : since {
      request.changed = Set(
        try locations.flatMap { try GitChanges.files(below: $0.root, since: reference) })
    }
    return request
  }

  /// Writes the baselines of the workspaces that could be checked to the end.
  func write(_ run: CheckRun, quiet: Bool) throws {
    if run.newBaselines.isEmpty {
      Console.log(
        "no baseline was written: errors keep the workspace from being checked to the end")
    }
    for baseline in run.newBaselines {
      let file = try AtomicFile(baseline.path, overwrite: true)
      try file.write(baseline.text)
      try file.commit()
      if !quiet {
        Console.log(
          "wrote \(baseline.count) finding\(baseline.count == 1 ? "" : "s") to \(baseline.path)")
      }
    }
  }

  /// Returns how often each name was found, the most frequent first.
  func statistics(_ report: Report, _ format: String) throws -> String {
    switch format {
    case "text", "concise", "grouped": Statistics(report).text
    case "json": Statistics(report).json
    default: throw UsageError("--statistics is written as text or json, not \(format)")
    }
  }
}

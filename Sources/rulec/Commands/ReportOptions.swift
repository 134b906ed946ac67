import ArgumentParser
import RuleSource
import RuleWorkspace
import SystemPackage

/// The flags of every command that reports findings.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How findings are written: \(ReportOptions.formatNames).", valueName: "format"))
  var format = Console.environment("RULEC_FORMAT") ?? "text"

  @Option(
    help: ArgumentHelp(
      "Also write a report to a file, such as sarif=report.sarif. Repeatable.",
      valueName: "format=path"))
  var report: [String] = []

  @Option(
    name: .customLong("fail-level"),
    help: "The mildest finding that makes the exit code 1: error, warning or note.")
  var failLevel = FailLevel.error

  @Flag(name: .customLong("exit-zero"), help: "Exit with 0 even when there are findings.")
  var exitZero = false

  @Option(help: "When to use colours: auto, always or never.")
  var color = Console.environment("RULEC_COLOR").flatMap(ColorChoice.init(rawValue:)) ?? .auto

  @Flag(name: .shortAndLong, help: "Print findings only, no summary and no progress.")
  var quiet = false

  static let formatNames = ReportFormat.all.map(\.name).joined(separator: ", ")

  func validate() throws {
    _ = try Self.format(named: format)
    for text in report { _ = try Self.target(text) }
  }

  /// Writes the findings to standard output and to the files asked for; throws exit code 1 when
  /// some are as grave as `--fail-level`.
  ///
  /// A `text` stands for the findings on standard output.
  func publish(_ report: Report, text: String? = nil) throws {
    let format = try Self.format(named: self.format)
    let style = ReportFormat.Style(
      usesColor: Console.usesColor(color, on: .standardOutput), usesASCII: Console.usesASCII)
    Console.print(text ?? format.text(of: report, style: style))
    if !format.isForMachines, !quiet { Console.log(report.headline) }
    for text in self.report {
      let (format, path) = try Self.target(text)
      let file = try AtomicFile(path, overwrite: true)
      try file.write(format.text(of: report))
      try file.commit()
    }
    if report.diagnostics.contains(where: { $0.severity >= failLevel.severity }), !exitZero {
      throw ExitStatus.findings
    }
  }

  private static func target(_ text: String) throws -> (ReportFormat, String) {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex,
      text.index(after: equals) != text.endIndex
    else {
      throw ValidationError("expected --report FORMAT=PATH, got `\(text)`")
    }
    return (try format(named: String(text[..<equals])), String(text[text.index(after: equals)...]))
  }

  private static func format(named name: String) throws -> ReportFormat {
    if let format = ReportFormat.named(name) { return format }
    let nearest = Suggestion.nearest(to: name, among: ReportFormat.all.map(\.name))
    throw ValidationError(
      "unknown format `\(name)`; "
        + (nearest.map { "did you mean `\($0)`?" } ?? "expected one of \(formatNames)"))
  }
}

/// The values of `--fail-level`.
enum FailLevel: String, CaseIterable, ExpressibleByArgument {
  case error, warning, note

  /// The mildest severity that fails.
  var severity: Severity {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}

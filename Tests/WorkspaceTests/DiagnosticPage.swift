import Foundation
import RuleSource
import RuleTestKit
import RuleWorkspace
import SyncState

/// The page of the manual about one kind of finding.
struct DiagnosticPage {
  let kind: DiagnosticKind

  /// The folder of the pages, from the root of the package.
  static let folder = "docs/diagnostics"

  /// The page in Markdown.
  func text() throws -> String {
    var text = "# \(kind.name)\n\n\(kind.summary)\n\n"
    text += "Severity: \(kind.severity.rawValue) · category: \(kind.category.rawValue)\n\n"
    text += "\(kind.explanation)\n\n\(options)\n"
    if let example = try example() {
      text += "\n## Example\n"
      if example.isPrintable { text += "\n```yaml\n\(example.text)```\n" }
      text += "\n`rulec check --select \(kind.name)` prints:\n\n"
      text += "```text\n\(example.output(about: kind))```\n"
      if let corrected = example.corrected(about: kind), example.isPrintable {
        text += "\nWith the fixes of `rulec check --fix --unsafe-fixes --select \(kind.name)`:\n\n"
        text += "```yaml\n\(corrected)```\n"
      }
    }
    if let example = try DataExample(kind) {
      let end = example.text.hasSuffix("\n") ? "" : "\n"
      text += "\n## Example\n\n```csv\n\(example.text)\(end)```\n"
      text += "\nA command that reads it says:\n\n```text\n\(example.output(about: kind))```\n"
    }
    if !kind.rules.isEmpty {
      text += "\n## Rules\n\n"
      text += kind.rules.map { "- \(RuleLink.markdown(to: $0, root: ".."))\n" }.joined()
    }
    return text
  }

  /// What a user can do about such findings as a whole.
  private var options: String {
    if kind.category == .data {
      return "It is about a file of data; commands such as `rulec simulate` report it."
    }
    if DiagnosticCatalogue.mandatoryNames.contains(kind.name) {
      return "It is always an error: neither `checks` in `rulec.yaml` nor a comment can hide it."
    }
    if kind.isOptIn {
      return
        "It is left out unless `checks: {\(kind.name): note}` in `rulec.yaml`, or `warning` or "
        + "`error`, asks for it, or `rulec check --select \(kind.name)`."
    }
    return "`checks: {\(kind.name): off}` in `rulec.yaml` leaves it out; `note`, `warning` and "
      + "`error` set its severity. "
      + "[A comment](../language/workspace.md#suppressions) hides one of them."
  }

  /// The page that lists all others.
  static func index(of kinds: [DiagnosticKind]) -> String {
    var text = """
      # Findings

      Every finding has a name; `rulec explain NAME` prints its page in short. The severities are the
      usual ones.

      """
    for category in RuleSource.Category.allCases {
      let members = kinds.filter { $0.category == category }
      guard !members.isEmpty else { continue }
      text += "\n## \(category.rawValue)\n\n| name | severity | summary |\n|---|---|---|\n"
      for kind in members {
        let severity = kind.severity.rawValue + (kind.isOptIn ? ", only on request" : "")
        text += "| [\(kind.name)](\(kind.name).md) | \(severity) | "
        text += "\(kind.summary.replacing("|", with: "\\|")) |\n"
      }
    }
    return text
  }

  /// The example of the kind: one made for the manual, or else the fixture of its stage.
  private func example() throws -> DiagnosticExample? {
    let folders = ["manual", "checks", "semantics", "lints", "syntax"]
    let candidates =
      fixtures(in: "diagnostics/manual", ext: "bytes")
      + folders.flatMap { fixtures(in: "diagnostics/\($0)", ext: "yaml") }
    if let fixture = candidates.first(where: { $0.name.hasPrefix("\(kind.name).") }) {
      let bytes = try fixture.bytes()
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return DiagnosticExample(bytes: bytes)
      }
      return try DiagnosticExample(
        bytes: text.contains("\r") ? bytes : Array(fixture.plainText().utf8))
    }
    return nil
  }
}

/// A file that triggers a finding.
struct DiagnosticExample {
  private let bytes: [UInt8]
  private static let path = "example.yaml"
  private static let roundsMax = 10

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The example as text.
  var text: String { Self.lines(String(decoding: bytes, as: UTF8.self)) }

  /// Whether a page can show the example as it is.
  var isPrintable: Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar == "\n" || scalar == "\t"
      case .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: false
      default: true
      }
    }
  }

  /// What a check prints about one kind of finding.
  func output(about kind: DiagnosticKind) -> String {
    let (sources, diagnostics) = Self.check(bytes, kind)
    let report = Report(
      sources: sources, diagnostics: diagnostics.filter { $0.kind == kind },
      toolVersion: Version.text)
    var text = ReportFormat.textReport(report, style: ReportFormat.Style())
    while text.hasSuffix("\n\n") { text.removeLast() }
    return text
  }

  /// The example after its fixes; nil when no finding of the kind has one.
  func corrected(about kind: DiagnosticKind) -> String? {
    var bytes = bytes
    for _ in 0..<Self.roundsMax {
      let (sources, diagnostics) = Self.check(bytes, kind)
      let changes = FixApplier(allowsUnsafe: true).apply(
        diagnostics.filter { $0.kind == kind }, to: sources)
      guard let change = changes.first else { break }
      bytes = change.bytes
    }
    return bytes == self.bytes ? nil : Self.lines(String(decoding: bytes, as: UTF8.self))
  }

  private static func check(
    _ bytes: [UInt8], _ kind: DiagnosticKind
  ) -> (sources: SourceMap, diagnostics: [Diagnostic]) {
    let zones = ["Europe/Stockholm", "Europe/Berlin", "America/New_York", "UTC"]
    let analyser = WorkspaceAnalyser { name in
      zones.contains(name) ? TimeZoneTable(name: name, firstOffset: 0, changes: []) : nil
    }
    let analysis = analyser.analyse([WorkspaceFile(path: path, bytes: bytes)])
    let today = CivilDate(daysSince1970: 20_605)
    let triage = Triage(today: today, root: ".", selection: CheckSelection(select: [kind.name]))
    return (analysis.sources, triage.decide(analysis).diagnostics)
  }

  private static func lines(_ text: String) -> String { text.hasSuffix("\n") ? text : text + "\n" }
}

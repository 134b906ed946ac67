public import RuleSource

/// The findings of a check, ready to be written in any format.
public struct Report: Sendable {
  /// The files that findings refer to.
  public let sources: SourceMap
  /// The findings, in report order.
  public let diagnostics: [Diagnostic]
  /// The findings that do not count, in report order.
  public let suppressed: [SuppressedDiagnostic]
  /// The version of rulec, for formats that name their tool.
  public let toolVersion: String

  /// Creates a report; sorts the findings.
  public init(
    sources: SourceMap, diagnostics: [Diagnostic], suppressed: [SuppressedDiagnostic] = [],
    toolVersion: String
  ) {
    self.sources = sources
    self.diagnostics = diagnostics.sorted(by: Diagnostic.reportOrder)
    self.suppressed = suppressed.sorted { Diagnostic.reportOrder($0.diagnostic, $1.diagnostic) }
    self.toolVersion = toolVersion
  }

  /// The number of findings of a severity.
  public func count(of severity: Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }

  /// One line that sums up: `2 errors, 1 warning in 3 files`.
  public var headline: String {
    let parts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = count(of: severity)
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let files = sources.files.count
    let hidden = suppressed.isEmpty ? "" : " (\(suppressed.count) suppressed)"
    let place = "\(files) file\(files == 1 ? "" : "s")\(hidden)"
    return parts.isEmpty
      ? "no findings in \(place)" : parts.joined(separator: ", ") + " in \(place)"
  }

  /// Start and end of a span in lines and columns, both ends for people.
  func region(of span: Span) -> (path: String, start: Position, end: Position) {
    let file = sources[span.file]
    return (file.path, file.position(of: span.start), file.position(of: span.end))
  }

  /// A stable fingerprint of a finding: its name, its file and the text of its line, blanks folded,
  /// with the number of equal findings before it, but without the line number.
  func fingerprints() -> [String] { fingerprints(of: diagnostics) }

  /// The fingerprints of some findings.
  func fingerprints(of diagnostics: [Diagnostic]) -> [String] {
    var seen: [String: Int] = [:]
    return diagnostics.map { diagnostic in
      let file = sources[diagnostic.span.file]
      let line = file.text(ofLine: file.lines.line(of: diagnostic.span.start))
      let folded = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let key = "\(diagnostic.kind.name)\u{1F}\(file.path)\u{1F}\(folded)"
      let occurrence = seen[key, default: 0]
      seen[key] = occurrence + 1
      return Fingerprint.of("\(key)\u{1F}\(occurrence)")
    }
  }
}

/// A 64-bit FNV-1a hash as 16 hexadecimal digits, the same on every machine.
enum Fingerprint {
  static func of(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

import RuleSource

extension ReportFormat {
  /// JUnit XML: one test case a file, failing when it has findings.
  static let junit = ReportFormat("junit") { report, _ in
    let byFile = Dictionary(grouping: report.diagnostics, by: \.span.file)
    let failures = report.sources.files.count { byFile[$0.id] != nil }
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<testsuites name=\"rulec\" tests=\"\(report.sources.files.count)\" "
    xml += "failures=\"\(failures)\" errors=\"0\">\n"
    xml += "  <testsuite name=\"rulec check\" tests=\"\(report.sources.files.count)\" "
    xml += "failures=\"\(failures)\" errors=\"0\">\n"
    for file in report.sources.files {
      let name = XMLText.attribute(file.path)
      guard let findings = byFile[file.id] else {
        xml += "    <testcase name=\"\(name)\" classname=\"rulec\"/>\n"
        continue
      }
      xml += "    <testcase name=\"\(name)\" classname=\"rulec\">\n"
      let lines = findings.map { diagnostic in
        let start = file.position(of: diagnostic.span.start)
        return "\(start.line):\(start.column): \(diagnostic.severity.rawValue)"
          + "[\(diagnostic.kind.name)] \(diagnostic.message)"
      }
      let gravest = findings.map(\.severity).max() ?? .note
      xml += "      <failure type=\"\(gravest.rawValue)\" "
      xml += "message=\"\(XMLText.attribute(findings[0].message))\">"
      xml += XMLText.content(lines.joined(separator: "\n")) + "</failure>\n    </testcase>\n"
    }
    return xml + "  </testsuite>\n</testsuites>\n"
  }

  /// Checkstyle XML.
  static let checkstyle = ReportFormat("checkstyle") { report, _ in
    let byFile = Dictionary(grouping: report.diagnostics, by: \.span.file)
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
    for file in report.sources.files {
      guard let findings = byFile[file.id] else { continue }
      xml += "  <file name=\"\(XMLText.attribute(file.path))\">\n"
      for diagnostic in findings {
        let start = file.position(of: diagnostic.span.start)
        let severity = diagnostic.severity == .note ? "info" : diagnostic.severity.rawValue
        xml += "    <error line=\"\(start.line)\" column=\"\(start.column)\" "
        xml += "severity=\"\(severity)\" message=\"\(XMLText.attribute(diagnostic.message))\" "
        xml += "source=\"rulec.\(diagnostic.kind.name)\"/>\n"
      }
      xml += "  </file>\n"
    }
    return xml + "</checkstyle>\n"
  }
}

/// Escaping for XML 1.0; characters that XML forbids become U+FFFD.
enum XMLText {
  static func content(_ text: String) -> String { escape(text, inAttribute: false) }
  static func attribute(_ text: String) -> String { escape(text, inAttribute: true) }

  private static func escape(_ text: String, inAttribute: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where inAttribute: result += "&quot;"
      case "\n" where inAttribute: result += "&#10;"
      case "\n": result += "\n"
      default:
        result.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return result
  }
  /// Whether a character may stand in a report as it is: neither a control character nor one that turns
  /// the direction of what follows.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: false
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: false
    default: true
    }
  }
}

import RuleSource
import RuleTestKit
import RuleWorkspace
import SyncState

/// Reports for the tests of formats.
enum ReportExample {
  /// Fixtures of every stage.
  static let files =
    fixtures(in: "diagnostics/manual", ext: "yaml")
    + fixtures(in: "diagnostics/checks", ext: "yaml")
    + fixtures(in: "diagnostics/lints", ext: "yaml")
    + fixtures(in: "diagnostics/syntax", ext: "yaml")
    + fixtures(in: "diagnostics/semantics", ext: "yaml")

  /// Checks files and returns the report.
  static func report(_ files: [(path: String, text: String)]) -> Report {
    let analyser = WorkspaceAnalyser { TimeZoneTable(name: $0, firstOffset: 0, changes: []) }
    let analysis = analyser.analyse(
      files.map { WorkspaceFile(path: $0.path, bytes: Array($0.text.utf8)) })
    let outcome = Triage(today: CivilDate(daysSince1970: 20_605), root: ".").decide(analysis)
    return Report(
      sources: analysis.sources, diagnostics: outcome.diagnostics, suppressed: outcome.suppressed,
      toolVersion: Version.text)
  }

  /// Checks a fixture and returns the report.
  static func report(_ fixture: Fixture) throws -> Report {
    report([(fixture.name, String(decoding: try fixture.bytes(), as: UTF8.self))])
  }

  /// Names that hurt: control characters, changes of direction, ends of comments and commands.
  static let hostile: Report = {
    let name = #"Evil \u202E ]]> \" \u0007 \x1b[31m & <b>'\n::error::x %0A \u2028 \u0085"#
    let text = """
      smart_campaign: "\(name)"
      smart_list:
        triggers:
          - added_to_list: "No \(name)"
        filters:
          - person: {"\(name)": x}
      schedule: {active: true, qualify: every time}
      flow:
        - send_email: {"emial \(name)": x}
        - change_data_value: {field: City, value: no}

      """
    let path = "we\u{9}rd \"'&<]]>\u{1B}[31m\u{202E}%\u{85}.yaml"
    return report([("a.yaml", text), (path, text)])
  }()
}

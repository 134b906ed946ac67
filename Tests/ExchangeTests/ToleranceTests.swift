import RuleExchange
import RuleRuntime
import RuleSource
import RuleTestKit
import SyncState
import Testing

/// What real exports do that their documentation does not promise, each in a fixture of its own: files
/// that mean the same as a plain one, and mostly one that is too far off.
@Suite struct ToleranceTests {
  /// Every tolerance that is promised; a fixture that goes missing is a promise that is broken.
  private static let promised = [
    "activities-attributes",
    "activities-delimiters",
    "activities-instants",
    "activities-letters",
    "activities-no-attributes",
    "activities-nul",
    "activities-results",
    "campaign-member-default",
    "campaign-member-records",
    "campaign-member-status-names",
    "campaign-truth-values",
    "contact-account",
    "lead-blanks",
    "lead-header-letter-case",
    "lead-ids",
    "lead-null",
    "lead-numbers",
    "lead-truth-values",
    "members-cadence",
    "members-days",
    "members-no-member",
    "members-program",
    "members-truth-values",
    "opportunity-instants",
    "people-byte-order-mark",
    "people-days",
    "people-decimals",
    "people-delimiters",
    "people-header-names",
    "people-instants",
    "people-line-ends",
    "people-nul",
    "people-null",
    "people-quoted-line-breaks",
    "people-record-ids",
    "people-truth-values",
  ]

  @Test func `every tolerance has a fixture`() {
    let found = fixtures(in: "exchange/tolerances", ext: "txt").map { $0.name.dropLast(4) }
    #expect(found.map { String($0) } == Self.promised)
  }

  @Test(arguments: fixtures(in: "exchange/tolerances", ext: "txt"))
  func `an unusual file means the same as the plain one`(fixture: Fixture) throws {
    let tolerance = try Tolerance(fixture)
    let plain = tolerance.read(tolerance.plain)
    #expect(plain.findings == [])
    #expect(plain.content.contains("\n"), "the plain file says something")
    for (number, bytes) in tolerance.tolerated.enumerated() {
      let read = tolerance.read(bytes)
      #expect(read.findings == [], "file \(number + 1)")
      #expect(read.content == plain.content, "file \(number + 1)")
    }
    if let (name, bytes) = tolerance.refused {
      #expect(Set(tolerance.read(bytes).findings) == [name])
    }
  }
}

/// A fixture: a title with the rules and the file, and contents of that file.
private struct Tolerance {
  let file: String
  private(set) var tolerated: [[UInt8]] = []
  private(set) var plain: [UInt8] = []
  private(set) var refused: (name: String, bytes: [UInt8])?

  init(_ fixture: Fixture) throws {
    let text = String(decoding: try fixture.bytes(), as: UTF8.self)
    let parts = text.split(separator: "\n== ").map { String($0) }
    let title = parts[0].prefix { $0 != ":" }.split(separator: " ")
    file = String(try #require(title.last))
    for part in parts.dropFirst() {
      let head = part.prefix { !$0.isNewline }
      let bytes = Self.bytes(String(part.dropFirst(head.count + 1)) + "\n")
      switch head {
      case "tolerated": tolerated.append(bytes)
      case "plain": plain = bytes
      default: refused = (String(head.dropFirst("refused: ".count)), bytes)
      }
    }
    try #require(!tolerated.isEmpty && !plain.isEmpty)
  }

  /// Puts in what cannot stand in a fixture: `␀` NUL, `␍` CR, `␉` tab, and ids such as `{00Q7}`,
  /// with 15 characters `{00Q7:15}`; after `⟨END⟩` the file has no line break.
  private static func bytes(_ text: String) -> [UInt8] {
    var text = text.replacing("␀", with: "\0").replacing("␍\n", with: "\r\n")
      .replacing("␍", with: "\r").replacing("␉", with: "\t").replacing("⟨BOM⟩", with: "\u{FEFF}")
      .replacing("⟨END⟩\n", with: "")
    for (prefix, number) in [
      ("00Q", 7), ("00Q", 8), ("003", 1), ("701", 1), ("701", 2), ("006", 1),
    ] {
      let id = SampleWorld.id(prefix, number)
      text.replace("{\(prefix)\(number)}", with: id)
      text.replace("{\(prefix)\(number):15}", with: id.prefix(15))
    }
    return Array(text.utf8)
  }

  /// What other files must be there.
  private var others: [(name: String, text: String)] {
    guard ["members.csv", "campaign_member.csv"].contains(file) else { return [] }
    let names = [
      "people.csv", "lead.csv", "contact.csv", "campaign.csv", "campaign_member_status.csv",
    ]
    return SampleWorld.files.filter { names.contains($0.name) }
  }

  /// Reads a file; returns what it says and the names of the errors.
  func read(_ bytes: [UInt8]) -> (content: String, findings: [String]) {
    file == "activities.csv" ? readActivities(bytes) : readState(bytes)
  }

  private func readState(_ bytes: [UInt8]) -> (content: String, findings: [String]) {
    var loader = StateLoader(assets: SampleWorld.assets, policy: .skip)
    for (name, text) in others { loader.load(file: name, bytes: Array(text.utf8)) }
    loader.load(file: file, bytes: bytes)
    let (mirror, report) = loader.finish()
    return (dump(mirror), Self.errors(report))
  }

  private func readActivities(_ bytes: [UInt8]) -> (content: String, findings: [String]) {
    var reader = ActivityReader(policy: .skip)
    reader.load(file: file, bytes: bytes)
    let (read, report) = reader.finish()
    let lines = read.entries.map { entry in
      let attributes = read.attributes(of: entry).map {
        "\(read.texts[$0.name])=\($0.value.spelled(read.texts, zone: .utc))"
      }
      return "\(entry.leadID) \(entry.at.text) \(entry.typeID) \(entry.campaignID ?? 0) "
        + "\(entry.primaryID ?? 0) \(entry.primaryValue.map { read.texts[$0] } ?? "-") "
        + "\(attributes) \(entry.result?.rawValue ?? "-")\n"
    }
    return (lines.joined(), Self.errors(report))
  }

  private static func errors(_ report: LoadReport) -> [String] {
    report.findings.filter { $0.kind.severity == .error }.map(\.kind.name)
  }
}

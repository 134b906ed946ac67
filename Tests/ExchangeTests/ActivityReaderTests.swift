import RuleExchange
import RuleRuntime
import RuleSource
import RuleTestKit
import SyncState
import Testing

@Suite struct ActivityReaderTests {
  static let header =
    "marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValueId,"
    + "primaryAttributeValue,attributes"

  private static func read(_ text: String, policy: BadRowPolicy = .skip) -> ([String], [String]) {
    var reader = ActivityReader(policy: policy)
    reader.load(file: "a.csv", bytes: Array(text.utf8))
    return shown(&reader)
  }

  /// What was read, and what was found.
  private static func shown(_ reader: inout ActivityReader) -> ([String], [String]) {
    let (extract, report) = reader.finish()
    let pool = extract.texts
    let shown = extract.entries.map { entry in
      let attributes = extract.attributes(of: entry).map {
        "\(pool[$0.name])=\($0.value.spelled(pool, zone: .utc))"
      }
      let ids = [entry.campaignID, entry.primaryID].map { $0.map { String($0) } ?? "-" }
      return "\(entry.leadID) \(entry.at.text) \(entry.typeID) "
        + ids.joined(separator: " ") + " \(entry.primaryValue.map { pool[$0] } ?? "-") "
        + "[\(attributes.joined(separator: "; "))] \(entry.result?.rawValue ?? "-") @\(entry.line)"
    }
    return (shown, report.findings.map(\.concise))
  }

  /// MX-A1 (columns), MX-A2 (object or array), MX-A3 (results), MX-A4 (campaign or null), MX-A8
  /// (typed or quoted values).
  @Test func `entries are read in both shapes of attributes`() {
    let text = #"""
      \#(Self.header),actionResult
      100002,6,2017-09-08T16:41:00Z,104,1234,1001,Autumn Webinar,"{""Reason"":""Changed by Smart Campaign Autumn Webinar.01 Register action Change Status in Progression"",""Program Member ID"":501,""Acquired By"":true,""Old Status"":""Not in Program"",""New Status ID"":27,""Success"":false}",succeeded
      100001,6,2017-09-08T16:40:00Z,12,null,6,null,"{""Source Type"":""List import"",""List Name"":""Autumn \u00e9\ud83d\ude00"",""Created Date"":null}",null
      100003,7,2013-09-26T06:56:35+0000,13,null,null,Lead Status,"[{""name"":""New Value"",""apiName"":""x"",""value"":""MQL""},{""value"":3,""name"":""Tries""}]",skipped
      100004,7,2017-09-08T16:41:00Z+0000,46,,,"a, ""b""",{},failed
      """#
    let (entries, findings) = Self.read(text)
    #expect(findings.isEmpty)
    #expect(
      entries == [
        "7 2013-09-26T06:56:35Z 13 - - Lead Status [New Value=MQL; Tries=3] skipped @4",
        "6 2017-09-08T16:40:00Z 12 - 6 - [Source Type=List import; List Name=Autumn é😀; "
          + "Created Date=] - @3",
        "6 2017-09-08T16:41:00Z 104 1234 1001 Autumn Webinar [Reason=Changed by Smart "
          + "Campaign Autumn Webinar.01 Register action Change Status in Progression; Program Member "
          + "ID=501; Acquired By=true; Old Status=Not in Program; New Status ID=27; Success=false] "
          + "succeeded @2",
        "7 2017-09-08T16:41:00Z 46 - - a, \"b\" [] failed @5",
      ])
  }

  @Test(
    arguments: [
      ("1,6,2017-09-08T16:41:00Z,13,,,,{\"a\":1", "2:33", "malformed-attributes"),
      ("1,6,2017-09-08T16:41:00Z,13,,,,x", "2:32", "malformed-attributes"),
      ("1,6,2017-09-08T16:41:00Z,13,,,,\"[{\"\"value\"\":1}]\"", "2:33", "malformed-attributes"),
      (
        "1,6,2017-09-08T16:41:00Z,13,,,,\"{\"\"a\"\":\"\"\\u12\"\"}\"", "2:33",
        "malformed-attributes"
      ),
      ("1,6,2017-09-08T16:41:00Z,13,,,,\"{\"\"a\"\":1}}\"", "2:33", "malformed-attributes"),
      ("1,6,yesterday,13,,,,", "2:5", "invalid-value"),
      ("1,6,,13,,,,", "2:5", "missing-cell"),
      ("1,-,2017-09-08T16:41:00Z,13,,,,", "2:3", "invalid-record-id"),
      (",6,2017-09-08T16:41:00Z,13,,,,", "2:1", "missing-cell"),
    ])
  func `bad rows are named with their place`(row: String, place: String, name: String) {
    let quoted =
      row.contains("{\"a\":1") ? row.replacing("{\"a\":1", with: "\"{\"\"a\"\":1\"") : row
    let (entries, findings) = Self.read("\(Self.header)\n\(quoted)\n")
    #expect(entries.isEmpty)
    #expect(findings.count == 1)
    #expect(findings.first?.hasPrefix("a.csv:\(place): error[\(name)]") == true, "\(findings)")
  }

  @Test func `an entry counts once`() {
    let row = "1,6,2017-09-08T16:41:00Z,13,,,,\n"
    let (entries, findings) = Self.read(Self.header + "\n" + row + row)
    #expect(entries.count == 1)
    #expect(
      findings == [
        "a.csv:3:1: error[duplicate-row-id] the entry `1` occurs twice; the first row is used"
      ])
  }

  /// Rows of many kinds, sound ones and faulty ones.
  private static func rows(_ random: inout SplitMix64) -> String {
    let ids = ["1", "2", "17", "18", "3000", "04", "a-1", "a-2", ""]
    let attributes = [
      "{}", "", "null", "\"{\"\"New Value\"\":\"\"MQL\"\",\"\"é\"\":1}\"",
      "\"[{\"\"name\"\":\"\"a\"\",\"\"value\"\":\"\"x\\n\"\"}]\"", "\"{\"\"a\"\":1", "\"a\nb\"",
    ]
    var text = ""
    for number in 0..<Int.random(in: 1...30, using: &random) {
      let isPlain = random.chance(80)
      let id = isPlain ? "\(100 + number)" : random.pick(ids)
      let lead = random.chance(97) ? "\(1 + number % 4)" : "x"
      let date = random.chance(97) ? "2017-09-08T16:4\(number % 3):00Z" : "today"
      let primary = random.pick(["null", "5", "x"])
      let name = random.pick(["Webinar", "null", "\"a, \"\"b\"\"\""])
      let data = isPlain ? attributes[number % 5] : random.pick(attributes)
      let result = random.pick(["succeeded", "null", random.chance(90) ? "failed" : "fine"])
      text += "\(id),\(lead),\(date),13,null,\(primary),\(name),\(data),\(result)\n"
    }
    return text
  }

  @Test(arguments: 0..<80)
  func `pieces give the same entries and findings as rows`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let policy: BadRowPolicy = random.chance(70) ? .skip : .stop
    let head = Self.header + ",actionResult\n1,6,2017-09-08T16:41:00Z,13,,,,{},null\n"
    let bytes = Array(Self.rows(&random).utf8)
    var byRow = ActivityReader(policy: policy)
    byRow.load(file: "a.csv", bytes: Array(head.utf8) + bytes)
    let (entries, findings) = Self.shown(&byRow)
    var byPiece = ActivityReader(policy: policy)
    byPiece.begin(file: "a.csv")
    byPiece.append(Array(head.utf8))
    let decoder = byPiece.chunkDecoder
    var start = 0
    for end in bytes.indices.map({ $0 + 1 })
    where bytes[end - 1] == 0x0A && (end == bytes.count || random.chance(40)) {
      byPiece.append(
        decoder?.decode(bytes, start..<end) ?? DecodedChunk(bytes[start..<end]))
      start = end
    }
    byPiece.end()
    let (pieceEntries, pieceFindings) = Self.shown(&byPiece)
    #expect(pieceFindings == findings, "seed \(seed)")
    #expect(policy == .stop || pieceEntries == entries, "seed \(seed)")
  }

  @Test func `another export is refused by name`() {
    let (_, findings) = Self.read("id,email\n1,a\n")
    #expect(
      findings == [
        "a.csv:1:1: error[unknown-file-shape] the file is a Marketo people extract; expected a "
          + "Marketo activity extract"
      ])
  }

  @Test(arguments: 0..<40)
  func `random attributes never trap`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let parts = [
      "{", "}", "[", "]", "\"\"", "\"\"a\"\"", ":", ",", "1", "-1e9", "true", "null", "\\", "\\u",
      "d83d", " ", "é", "\"\"name\"\"", "\"\"value\"\"",
    ]
    for _ in 0..<60 {
      let cell = (0..<Int.random(in: 0...14, using: &random)).map { _ in random.pick(parts) }
      let (entries, findings) = Self.read(
        "\(Self.header)\n1,6,2017-09-08T16:41:00Z,13,,,,\"\(cell.joined())\"\n")
      #expect(entries.count + findings.count == 1, "seed \(seed): \(cell.joined())")
    }
    let deep = String(repeating: "[", count: 100_000)
    let (_, findings) = Self.read(
      "\(Self.header)\n1,6,2017-09-08T16:41:00Z,13,,,,\"{\"\"a\"\":\(deep)}\"\n")
    #expect(findings.count == 1)
  }
}

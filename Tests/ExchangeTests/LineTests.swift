import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleTestKit
import SyncState
import Testing

/// Lines that are written straight into bytes are those of the documents that they stand for.
@Suite struct LineTests {
  private static let graph = WriterTests.graph
  private static let words = [
    "", "plain", "exactly eight", "a \"quoted\" word", "back\\slash", "line\nbreak\r", "tab\t",
    "comma, and \"quote\"", "Östergötland", "\u{202E}bidi", "del\u{7F}", "emoji 🎈", "\u{1}",
    String(repeating: "long text ", count: 3_000),
  ]

  @Test(arguments: 0..<20)
  func `a trace line is that of its JSON document`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var (mirror, _) = SampleWorld.load(SampleWorld.files)
    var records = TracePortion((0..<20).map { _ in Self.record(&mirror, &random) }, first: 99)
    for _ in 0..<40 {
      records.append(Self.activity(&mirror, &random), rules: Self.rules(&random))
    }
    var writer = TraceWriter(graph: Self.graph)
    writer.append(records, mirror: mirror)
    let lines = records.map { Self.document($0, mirror).line + "\n" }.joined()
    #expect(String(decoding: writer.take(), as: UTF8.self) == lines)
  }

  @Test(arguments: 0..<20)
  func `a row of the log is that of its JSON document and cells`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var (mirror, _) = SampleWorld.load(SampleWorld.files)
    let entries = (0..<60).map { _ in Self.activity(&mirror, &random) }
    var writer = ActivityLogWriter(graph: Self.graph)
    writer.append(entries, mirror: mirror)
    var reference = ReferenceLog(graph: Self.graph)
    reference.append(entries, mirror: mirror)
    #expect(writer.take() == reference.take())
  }
}

extension LineTests {
  /// The log is read again with every number, instant, name and attribute.
  @Test(arguments: 0..<40)
  func `a written log is read as the same entries`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var (mirror, _) = SampleWorld.load(SampleWorld.files)
    let entries = (0..<60).map { number in
      let at = Instant(millisecondsSince1970: 1_790_000_000_000 + Int64(number) * 7)
      return Self.activity(&mirror, &random, at: at)
    }
    var writer = ActivityLogWriter(graph: Self.graph)
    writer.append(entries, mirror: mirror)
    let bytes = writer.take()
    let table = CSVTable(bytes, keepsMarks: true)
    var reference = ReferenceLog(graph: Self.graph)
    let expected = entries.map { Self.shown(reference.parts(of: $0, mirror)) }
    for file in [
      bytes, CSVTable.forSpreadsheet(columns: table.header, rows: table.rows.map(\.cells)),
    ] {
      var reader = ActivityReader(policy: .stop)
      reader.load(file: "log.csv", bytes: file)
      let (read, report) = reader.finish()
      #expect(report.findings.map(\.concise) == [])
      #expect(read.entries.map { Self.shown($0, read) } == expected, "seed \(seed)")
    }
  }

  private static func shown(_ parts: ReferenceLog.Parts) -> String {
    let attributes = parts.attributes.compactMap { name, value in
      value.map { value -> String in
        if case .string(let text) = value { "\(name)=\(text)" } else { "\(name)=\(value.line)" }
      }
    }
    let name = parts.primaryValue.flatMap { ["", "null"].contains($0) ? nil : $0 }
    return "\(parts.lead) \(parts.at.text) \(parts.type) \(parts.campaign ?? "-") "
      + "\(parts.primaryID ?? "-") \(name ?? "-") \(attributes) \(parts.result ?? "-")"
  }

  private static func shown(_ entry: ImportedActivity, _ read: ImportedActivities) -> String {
    let attributes = read.attributes(of: entry).map {
      "\(read.texts[$0.name])=\($0.value.spelled(read.texts, zone: .utc))"
    }
    return "\(entry.leadID) \(entry.at.text) \(entry.typeID) "
      + "\(entry.campaignID.map { String($0) } ?? "-") \(entry.primaryID.map { String($0) } ?? "-") "
      + "\(entry.primaryValue.map { read.texts[$0] } ?? "-") \(attributes) "
      + "\(entry.result?.rawValue ?? "-")"
  }

  private static func document(_ record: TraceRecord, _ mirror: Mirror) -> JSON {
    let writer = TraceWriter(graph: graph)
    let details = record.details.map { (key: $0.name, value: writer.json($0.value, mirror)) }
    let rules = record.rules.map { rule in
      JSON.compact([
        ("id", .string(rule.id)),
        ("confidence", rule.confidence == .doc ? nil : .string(rule.confidence.rawValue)),
      ])
    }
    return JSON.compact([
      ("seq", .int(record.sequence)), ("at", .string(record.at.text)),
      ("kind", .string(record.kind.rawValue)),
      ("person", record.person.map { .int(Int(mirror.people.marketoID($0))) }),
      ("campaign", record.campaign.map { .string(graph.assets.smartCampaigns[$0.index]) }),
      ("run", record.run.map { .int($0) }), ("step", record.step.map { .int($0 + 1) }),
      ("choice", record.choice.map { .int($0) }),
      ("result", record.result.map { .string($0.rawValue) }),
      ("note", record.note.isEmpty ? nil : .string(record.note)),
      ("details", details.isEmpty ? nil : .object(details)),
      ("rules", rules.isEmpty ? nil : .array(rules)),
    ])
  }

  private static func word(_ random: inout SplitMix64) -> String {
    words.randomElement(using: &random) ?? ""
  }

  private static func text(_ mirror: inout Mirror, _ random: inout SplitMix64) -> TextID {
    mirror.text.intern(word(&random))
  }

  private static func instant(_ random: inout SplitMix64) -> Instant {
    let numbers: [Int64] = [
      0, -1, 999, 1_790_000_000_123, 1_790_000_000_000, -62_200_000_000_000, 253_402_300_800_000,
    ]
    return Instant(millisecondsSince1970: numbers.randomElement(using: &random) ?? 0)
  }

  private static func value(_ mirror: inout Mirror, _ random: inout SplitMix64) -> Value {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: .null
    case 1, 2: .text(text(&mirror, &random))
    case 3: .number(Double(Int.random(in: -200_000...200_000, using: &random)))
    case 4: .number([1.5, -0.0, 1e300, 123_456_789.125].randomElement(using: &random) ?? 0)
    case 5: .boolean(.random(using: &random))
    case 6: .date(CivilDate(daysSince1970: .random(in: -800_000...60_000, using: &random)))
    default: .datetime(instant(&random))
    }
  }

  private static func maybe<T>(_ value: T, _ random: inout SplitMix64) -> T? {
    Bool.random(using: &random) ? value : nil
  }

  private static func detail(
    _ mirror: inout Mirror, _ random: inout SplitMix64
  ) -> TraceValue {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: .value(value(&mirror, &random))
    case 1: .text(text(&mirror, &random))
    case 2: .string(word(&random))
    case 3: .count([0, -3, 10, Int.max, Int.min].randomElement(using: &random) ?? 0)
    case 4: .flag(.random(using: &random))
    case 5: .instant(instant(&random))
    case 6: .program(ProgramID(1))
    case 7: .sfdcCampaign(SFDCCampaignID(0))
    case 8: .campaign(CampaignID(1))
    case 9: .list(ListID(0))
    case 10: .field(FieldID(3))
    default: .record(RecordID(0))
    }
  }

  private static func record(
    _ mirror: inout Mirror, _ random: inout SplitMix64
  ) -> TraceRecord {
    let kind = TraceRecord.Kind.allCases.randomElement(using: &random) ?? .event
    var record = TraceRecord(kind, at: instant(&random))
    record.person = maybe(PersonID(1), &random)
    record.campaign = maybe(CampaignID(0), &random)
    record.run = maybe(Int.random(in: 0...2_000_000, using: &random), &random)
    record.step = maybe(Int.random(in: 0...20, using: &random), &random)
    record.choice = maybe(3, &random)
    record.result = maybe(.skipped, &random)
    record.note = word(&random)
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      record.details.append(.init(word(&random), detail(&mirror, &random)))
    }
    record.rules = rules(&random)
    return record
  }

  private static func rules(_ random: inout SplitMix64) -> [Rule] {
    let all = [Rule("CS-F3", .doc), Rule("SC-\"odd\"", .nation), Rule("R-1", .undocumented)]
    return all.filter { _ in Bool.random(using: &random) }
  }

  private static func activity(
    _ mirror: inout Mirror, _ random: inout SplitMix64, at: Instant? = nil
  ) -> Activity {
    let type = ActivityType.allCases.randomElement(using: &random) ?? .newLead
    let assets: [ActivityAsset] = [
      .none, .field(FieldID(2)), .program(ProgramID(1)), .list(ListID(1)),
      .sfdcCampaign(SFDCCampaignID(1)), .campaign(CampaignID(1)), .named(text(&mirror, &random)),
      .program(ProgramID(0)),
    ]
    let asset = assets.randomElement(using: &random) ?? .none
    var entry = Activity(
      type, of: PersonID(Int.random(in: 0...1, using: &random)), asset,
      at: at ?? instant(&random))
    entry.oldValue = value(&mirror, &random)
    entry.newValue = value(&mirror, &random)
    entry.change = maybe(-2.5, &random)
    entry.changeText = maybe(text(&mirror, &random), &random)
    entry.reason = maybe(text(&mirror, &random), &random)
    entry.source = maybe(text(&mirror, &random), &random)
    entry.success = maybe(true, &random)
    entry.acquiredBy = maybe(false, &random)
    entry.qualified = maybe(true, &random)
    entry.cause = maybe(Cause(campaign: CampaignID(0), run: 7, step: 2, choice: 1), &random)
    entry.result = maybe(.failed, &random)
    for attribute in [ActivityAttribute.description, .formName, .link] where .random(using: &random)
    {
      entry.texts.append(AttributeText(attribute, text(&mirror, &random)))
    }
    return entry
  }
}

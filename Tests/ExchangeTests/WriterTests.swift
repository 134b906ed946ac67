import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleTestKit
import SyncState
import Testing

@Suite struct WriterTests {
  /// A graph of the sample assets, with empty smart campaigns.
  static let graph: ExecutionGraph = {
    var parts = ExecutionGraph.Parts()
    parts.assets = SampleWorld.assets
    parts.campaigns = SampleWorld.assets.smartCampaigns.enumerated().map { position, name in
      CampaignNode(
        name: name, marketoID: Int64(5001 + position), program: ProgramID(1), description: "",
        kind: .trigger, qualification: .once, isActive: true, schedule: Schedule(),
        peopleMax: nil, obeysCommunicationLimits: true, priorityOverride: nil, triggers: [],
        filter: .constant(true), clauses: [], flow: [],
        span: Span(file: FileID(0), start: 0, end: 0))
    }
    return ExecutionGraph(parts)
  }()

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// MX-A1 (columns and their order), MX-A2 (one object), MX-A5 (`Program.Asset`).
  @Test func `the log has the shape of the extract`() throws {
    var (mirror, _) = SampleWorld.load(SampleWorld.files)
    let at = try instant("2026-10-01T22:30:00Z")
    let person = PersonID(1)
    func value(_ text: String) -> Value { .text(mirror.text.intern(text)) }
    let fields = mirror.assets.fields
    var entries: [Activity] = []
    func add(
      _ type: ActivityType, _ asset: ActivityAsset, _ change: (inout Activity) -> Void = { _ in }
    ) {
      var entry = Activity(type, of: person, asset, at: at)
      change(&entry)
      entries.append(entry)
    }
    let cause = Cause(campaign: CampaignID(1), run: 3, step: 1, choice: 2)
    add(.newLead, .none) { $0.source = mirror.text.intern("Web service API") }
    add(.changeDataValue, .field(try #require(fields.find("Company Name")))) {
      $0.newValue = value("A \"quoted\", one")
      $0.reason = mirror.text.intern("Changed by Smart Campaign X action Y")
      $0.cause = cause
      $0.result = .succeeded
    }
    add(.changeScore, .field(try #require(fields.find("Person Score")))) {
      $0.oldValue = .number(15)
      $0.newValue = .number(10)
      $0.change = -5
    }
    add(.addToList, .list(ListID(0)))
    add(.addToSFDCCampaign, .sfdcCampaign(SFDCCampaignID(1))) { $0.newValue = value("Invited") }
    add(.changeStatusInSFDCCampaign, .sfdcCampaign(SFDCCampaignID(1))) {
      $0.oldValue = value("Invited")
      $0.newValue = value("Attended")
    }
    add(.removeFromSFDCCampaign, .sfdcCampaign(SFDCCampaignID(1)))
    add(.changeStatusInProgression, .program(ProgramID(1))) {
      $0.newValue = value("Attended")
      $0.success = true
      $0.acquiredBy = false
      $0.reason = mirror.text.intern("Salesforce sync")
    }
    add(.changeStatusInProgression, .program(ProgramID(1))) { $0.oldValue = value("Attended") }
    add(.requestCampaign, .campaign(CampaignID(0))) {
      $0.source = mirror.text.intern("Web Service API")
    }
    add(.sendEmail, .named(mirror.text.intern("Autumn.Invitation"))) {
      $0.cause = cause
      $0.result = .skipped
    }
    var writer = ActivityLogWriter(graph: Self.graph)
    writer.append(entries, mirror: mirror)
    let bytes = writer.take()
    assertGolden(Self.text(bytes), at: "Tests/Fixtures/exchange/activities.csv")

    // The log is read again as it was written.
    var reader = ActivityReader()
    reader.load(file: "activities.csv", bytes: bytes)
    let (read, report) = reader.finish()
    #expect(report.isUsable)
    #expect(report.counts.isEmpty)
    #expect(read.entries.map(\.typeID) == entries.map { Int64($0.type.rawValue) })
    #expect(read.entries.map(\.result) == entries.map(\.result))
    func value(_ name: String, _ position: Int) -> Value {
      read.value(of: read.texts.find(name), in: read.entries[position])
    }
    #expect(value("Program Member ID", 7) == .number(1))
    #expect(value("New Value", 1).spelled(read.texts, zone: .utc) == "A \"quoted\", one")
  }

  @Test func `the trace resolves names and says how sure a rule is`() throws {
    let (mirror, _) = SampleWorld.load(SampleWorld.files)
    var record = TraceRecord(
      .step, at: try instant("2026-10-01T08:00:00Z"), person: PersonID(1),
      rules: [Rule("CS-F3", .doc), Rule("CAT-6.3", .undocumented)])
    record.campaign = CampaignID(0)
    record.run = 7
    record.step = 0
    record.choice = 2
    record.result = .skipped
    record.note = "already a \"member\"\n\u{202E}"
    record.details = [
      .init("sfdcCampaign", .sfdcCampaign(SFDCCampaignID(1))), .init("flag", .flag(true)),
      .init("value", .value(.number(1.5))), .init("nothing", .value(.null)),
      .init("record", .record(try #require(mirror.linkedRecords[0]))), .init("n", .count(-3)),
    ]
    var writer = TraceWriter(graph: Self.graph)
    let records = [record, TraceRecord(.finished, at: record.at)]
    writer.append(TracePortion(records, first: 4), mirror: mirror)
    let contact = SampleWorld.id("003", 1)
    #expect(
      Self.text(writer.take())
        == #"{"seq":4,"at":"2026-10-01T08:00:00Z","kind":"step","person":7,"#
        + #""campaign":"Q4 Launch.01 Register","run":7,"step":1,"choice":2,"result":"skipped","#
        + #""note":"already a \"member\"\n\u202e","details":{"sfdcCampaign":"Q4 Launch","flag":true,"#
        + #""value":1.5,"nothing":null,"record":"\#(contact)","n":-3},"#
        + #""rules":[{"id":"CS-F3"},{"id":"CAT-6.3","confidence":"UNDOC"}]}"# + "\n"
        + #"{"seq":5,"at":"2026-10-01T08:00:00Z","kind":"finished"}"# + "\n")
    #expect(writer.take().isEmpty)
  }

  @Test func `a trace record names the settings of the rules that leave a question open`() {
    let (mirror, _) = SampleWorld.load(SampleWorld.files)
    for policy in SyncPolicy.all {
      let rules = ["SC-F12", policy.rule, "CS-G14"].map { Rule($0, .undocumented) }
      var writer = TraceWriter(graph: Self.graph)
      let record = TraceRecord(.sync, at: Instant(millisecondsSince1970: 0), rules: rules)
      writer.append(TracePortion([record]), mirror: mirror)
      let answer = policy.word(in: Self.graph.settings)
      #expect(
        Self.text(writer.take()).hasSuffix(
          #"],"settings":{"\#(policy.name)":"\#(answer)"}}"# + "\n"))
    }
  }

  /// SF-B1 (one object a file, API names), SF-B8 (truth values and numbers), SF-L5.
  @Test func `a change set is the difference of two states`() throws {
    let (before, _) = SampleWorld.load(SampleWorld.files)
    #expect(ChangeSet.between(before: before, after: before).isEmpty)
    var after = before
    let fields = after.assets.fields
    let email = try #require(fields.find("email"))
    let lastName = try #require(fields.find("lastName"))
    let colour = try #require(fields.find("Favourite Colour"))
    let company = try #require(fields.find("company"))
    func value(_ text: String) -> Value { .text(after.text.intern(text)) }

    // A new lead, a member of both campaigns.
    let id = after.text.intern(SalesforceID.simulated(prefix: "00Q", serial: 1))
    let inserted = after.records.insert(SalesforceRecord(kind: .lead, salesforceID: id))
    let lead = try #require(inserted)
    after.records[lead, email] = value("x@example.com")
    after.records[lead, lastName] = value("=HYPERLINK")
    after.link(PersonID(2), lead)
    for campaign in 0...1 {
      after.campaigns[campaign].members[lead] = CampaignMember(record: lead, status: StatusIndex(0))
    }
    // A changed and a cleared field.
    let contact = try #require(after.linkedRecords[0])
    let old = try #require(after.linkedRecords[1])
    after.records[old, company] = value("New, Ltd")
    after.records[old, email] = .null
    after.records[contact, company] = value("Other")
    let red = try #require(before.records.rows.firstIndex { $0.convertedContact != nil })
    after.records[RecordID(red), colour] = .null
    // A status change, a removal, an addition; a new label; cost and type.
    after.campaigns[1].members[old]?.status = StatusIndex(2)
    after.campaigns[1].members[contact] = nil
    after.campaigns[0].members[contact] = CampaignMember(record: contact, status: StatusIndex(1))
    after.campaigns[0].statuses.append(MemberStatus(label: "On demand", responded: true))
    after.campaigns[0].statuses[0].isDeleted = true
    after.campaigns[1].actualCost = 4500
    after.campaigns[1].type = after.text.intern("Trade Show")

    let set = ChangeSet.between(before: before, after: after)
    let files = ChangeSetWriter(set, after: after).files()
    let shown = files.map { "== \($0.name)\n" + Self.text($0.bytes) }.joined()
    assertGolden(shown, at: "Tests/Fixtures/exchange/change-set.txt")
  }

  @Test func `large files are split below the bound`() throws {
    let (before, _) = SampleWorld.load(SampleWorld.files)
    var after = before
    for serial in 0..<50 {
      let id = after.text.intern(SalesforceID.simulated(prefix: "00Q", serial: serial))
      _ = after.records.insert(SalesforceRecord(kind: .lead, salesforceID: id))
    }
    let set = ChangeSet.between(before: before, after: after)
    let files = ChangeSetWriter(set, after: after, fileBytesMax: 200).files()
    let keys = files.filter { $0.name.hasPrefix("1-lead-insert-keys") }
    #expect(keys.count > 3)
    #expect(keys.allSatisfy { $0.bytes.count <= 200 && $0.bytes.starts(with: "SimulatedId,".utf8) })
    #expect(
      keys.map(\.name).prefix(2) == ["1-lead-insert-keys.csv", "1-lead-insert-keys-part2.csv"])
  }

  @Test func `cells for a spreadsheet cannot become formulas`() {
    let cells = ["=1+1", "+1", "-1", "@x", "\tx", "x=1", "", "=a,b", "'x"]
    let bytes = CSVTable.forSpreadsheet(columns: ["a", "b"], rows: cells.map { [$0, "y"] })
    #expect(
      Self.text(bytes)
        == "a,b,apostropheMeansText\n'=1+1,y,\n'+1,y,\n'-1,y,\n'@x,y,\n'\tx,y,\nx=1,y,\n,y,\n"
        + "\"'=a,b\",y,\n''x,y,\n")
    #expect(CSVTable(bytes).rows.map(\.cells) == cells.map { [$0, "y"] })
    let harmless = CSVTable.forSpreadsheet(columns: ["a"], rows: [["x"], ["'y"]])
    #expect(Self.text(harmless) == "a\nx\n'y\n")
  }
}

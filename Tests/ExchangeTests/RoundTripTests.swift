import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleTestKit
import SyncState
import Testing

@Suite struct RoundTripTests {
  /// Files for programs, and files for spreadsheets.
  @Test(arguments: 0..<80)
  func `a written state is read as the same state`(seed: UInt64) {
    var world = RandomWorld(seed: seed)
    var mirror = world.make()
    let rest = world.makeRest(&mirror)
    var loader = StateLoader(assets: mirror.assets, policy: .stop)
    let files = StateWriter(mirror, unfinished: rest).files()
    for file in files.shuffled(using: &world.random) {
      let table = CSVTable(file.bytes, keepsMarks: true)
      let bytes =
        seed % 2 == 0
        ? file.bytes
        : CSVTable.forSpreadsheet(columns: table.header, rows: table.rows.map(\.cells))
      loader.load(file: file.name, bytes: bytes)
    }
    let (read, report) = loader.finish()
    let problems = report.findings.filter { $0.kind.severity == .error }.map(\.concise)
    #expect(problems.isEmpty, "seed \(seed)")
    let (expected, found) = (dump(mirror), dump(read))
    #expect(expected.utf8.elementsEqual(found.utf8), "\(firstDifference(expected, found))")
    let difference = zip(describe(mirror), describe(read)).first { $0 != $1 }
    #expect(difference == nil, "seed \(seed)")
    #expect(describe(read).count == describe(mirror).count, "seed \(seed)")
    let left = report.unfinished.map { describe($0, read) }
    #expect(left == describe(rest, mirror), "seed \(seed)")
  }

  /// What a run left, with its texts.
  private func describe(_ rest: UnfinishedRun, _ mirror: Mirror) -> [String] {
    var lines = [rest.at.text, rest.nextCycle?.text ?? "-"]
    lines.append("\(rest.campaignRuns) \(rest.recordSerial)")
    for flow in rest.flows {
      let people = flow.people.map { mirror.people.marketoID($0) }.sorted()
      let asset = flow.trigger.map { trigger in
        if case .named(let name) = trigger.asset { "\(mirror.text[name])." } else { "-" }
      }
      let tokens = flow.tokens.map { "\(mirror.text[$0.name])=\(mirror.text[$0.value])." }
      lines.append("\(flow.campaign) \(flow.run) \(flow.step) \(flow.until) \(people)")
      lines.append("\(asset ?? "none") \(tokens)")
    }
    return lines + rest.sync.map { "\($0)" }
  }

  @Test func `columns without a field are written again`() {
    let (mirror, report) = SampleWorld.load(SampleWorld.files)
    let text = dump(mirror, report)
    #expect(text.contains("shoeSize"))
    #expect(text.contains(",38\n"))
    #expect(text.contains(",2026-11-30,"))
    let files = StateWriter(mirror, report: report).files().map {
      (name: $0.name, text: String(decoding: $0.bytes, as: UTF8.self))
    }
    let (again, secondReport) = SampleWorld.load(files)
    #expect(dump(again, secondReport) == text)
  }

  /// Everything that the files can say, read from the model and not from the files.
  private func describe(_ mirror: Mirror) -> [String] {
    let schema = mirror.assets.fields
    var lines: [String] = []
    for row in 0..<mirror.people.count {
      let person = PersonID(row)
      let values = schema.fields.indices.map {
        mirror.people[person, FieldID($0)].spelled(mirror.text, zone: .utc)
      }
      let record = mirror.linkedRecords[row].map { mirror.text[mirror.records[$0].salesforceID] }
      lines.append("\(mirror.people.marketoID(person)) \(values) \(record ?? "-")")
    }
    let records = mirror.records.rows.enumerated().map { row, record in
      let values = schema.fields.indices.map {
        mirror.records[RecordID(row), FieldID($0)].spelled(mirror.text, zone: .utc)
      }
      let contact = record.convertedContact.map { mirror.text[mirror.records[$0].salesforceID] }
      let id = mirror.text[record.salesforceID]
      let winner = record.mergedInto.map { mirror.text[mirror.records[$0].salesforceID] }
      let ends = [contact, winner].map { $0 ?? "-" }
      return "\(id) \(record.kind) \(record.isDeleted) \(ends) \(values)"
    }
    lines += records.sorted()
    for role in mirror.opportunities.roles {
      let contact = mirror.text[mirror.records[role.contact].salesforceID]
      let values = OpportunityField.allCases.map {
        mirror.opportunities[role, $0].spelled(mirror.text, zone: .utc)
      }
      lines.append(
        "\(contact) \(mirror.text[mirror.opportunities.ids[role.opportunity.index]]) \(values)")
    }
    for campaign in mirror.campaigns {
      lines.append("\(campaign.statuses) \(campaign.members.count) \(campaign.isActive)")
    }
    for (position, program) in mirror.programs.enumerated() {
      let members = program.rows.sorted { $0.person < $1.person }
      lines.append("\(members) \(mirror.lists[position].people.sorted())")
      let values = members.map { member in
        mirror.assets.memberFields.fields.indices.map {
          program[member.person, FieldID($0)].spelled(mirror.text, zone: .utc)
        }
      }
      lines.append("\(values)")
    }
    return lines
  }
}

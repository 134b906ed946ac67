import RuleExchange
import RuleSource
import RuleTestKit
import SyncState
import Testing

@Suite struct RoundTripTests {
  @Test(arguments: 0..<60)
  func `a written state is read as the same state`(seed: UInt64) {
    var world = RandomWorld(seed: seed)
    let mirror = world.make()
    var loader = StateLoader(assets: mirror.assets, policy: .stop)
    let files = StateWriter(mirror).files()
    for file in files.shuffled(using: &world.random) {
      loader.load(file: file.name, bytes: file.bytes)
    }
    let (read, report) = loader.finish()
    let problems = report.findings.filter { $0.kind.severity != .note }.map(\.concise)
    #expect(problems.isEmpty, "seed \(seed)")
    let (expected, found) = (dump(mirror), dump(read))
    #expect(expected.utf8.elementsEqual(found.utf8), "\(firstDifference(expected, found))")
    let difference = zip(describe(mirror), describe(read)).first { $0 != $1 }
    #expect(difference == nil, "seed \(seed)")
    #expect(describe(read).count == describe(mirror).count, "seed \(seed)")
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

/// Makes random states of the sample assets.
struct RandomWorld {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func make() -> Mirror {
    var mirror = Mirror(assets: SampleWorld.assets)
    let schema = mirror.assets.fields
    var ids = (1...400).shuffled(using: &random).prefix(Int.random(in: 0...25, using: &random))
    ids.sort()
    for id in ids { _ = mirror.insertPerson(marketoID: Int64(id) * 1_000_003) }
    for row in ids.indices {
      for (position, field) in schema.fields.enumerated()
      where !["id", "sfdcLeadId", "sfdcType"].contains(field.apiName) && random.chance(60) {
        mirror.people[PersonID(row), FieldID(position)] = value(field.type, &mirror.text)
      }
      if let id = schema.find("id") {
        let number = Double(mirror.people.marketoID(PersonID(row)))
        mirror.people[PersonID(row), id] = .number(number)
      }
    }
    addRecords(&mirror)
    addMembers(&mirror)
    addOpportunities(&mirror)
    return mirror
  }

  private mutating func addRecords(_ mirror: inout Mirror) {
    let count = Int.random(in: 0...25, using: &random)
    for number in 0..<count {
      let kind: RecordKind = random.chance(70) ? .lead : .contact
      let prefix = kind == .lead ? "00Q" : "003"
      var record = SalesforceRecord(
        kind: kind, salesforceID: mirror.text.intern(SampleWorld.id(prefix, number + 1)))
      record.isDeleted = random.chance(10)
      _ = mirror.records.insert(record)
      for (position, field) in mirror.assets.fields.fields.enumerated()
      where field.salesforceName != nil && random.chance(60) {
        mirror.records[RecordID(number), FieldID(position)] = value(field.type, &mirror.text)
      }
    }
    let contacts = mirror.records.rows.indices.filter { mirror.records.rows[$0].kind == .contact }
    for number in 0..<count where mirror.records.rows[number].kind == .lead {
      if random.chance(10), let contact = contacts.randomElement(using: &random) {
        mirror.records[RecordID(number)].convertedContact = RecordID(contact)
      }
    }
    for number in 0..<count where mirror.records.rows[number].isDeleted {
      let kind = mirror.records.rows[number].kind
      let others = (0..<count).filter { mirror.records.rows[$0].kind == kind && $0 != number }
      if random.chance(50), let winner = others.randomElement(using: &random) {
        mirror.records[RecordID(number)].mergedInto = RecordID(winner)
      }
    }
    let linked = (0..<count).shuffled(using: &random).prefix(mirror.people.count)
    for (person, record) in linked.enumerated() where random.chance(60) {
      mirror.link(PersonID(person), RecordID(record))
    }
  }

  private mutating func addOpportunities(_ mirror: inout Mirror) {
    let count = Int.random(in: 0...6, using: &random)
    var columns = OpportunityField.ofOpportunities.map { Column(type: $0.fieldType) }
    for _ in 0..<count {
      for index in columns.indices {
        let value = random.chance(60) ? value(columns[index].type, &mirror.text) : .null
        columns[index].append(value)
      }
    }
    let contacts = mirror.records.rows.indices.filter { mirror.records.rows[$0].kind == .contact }
    var roles: [OpportunityRole] = []
    for contact in contacts {
      for opportunity in 0..<count where random.chance(40) {
        roles.append(
          OpportunityRole(
            opportunity: OpportunityID(opportunity), contact: RecordID(contact),
            role: random.chance(50) ? mirror.text.intern("User") : nil,
            isPrimary: random.chance(30),
            salesforceID: mirror.text.intern(SampleWorld.id("00K", contact * 10 + opportunity))))
      }
    }
    mirror.opportunities = Opportunities(
      ids: (0..<count).map { mirror.text.intern(SampleWorld.id("006", $0 + 1)) },
      columns: columns, roles: roles.shuffled(using: &random))
  }

  private mutating func addMembers(_ mirror: inout Mirror) {
    mirror.campaigns[0].type = random.chance(50) ? mirror.text.intern("Webinar, live") : nil
    mirror.campaigns[0].isActive = random.chance(50)
    mirror.campaigns[1].actualCost = random.chance(50) ? 1234.5 : nil
    mirror.campaigns[1].salesforceID = mirror.text.intern(SampleWorld.id("701", 1))
    for position in mirror.campaigns.indices {
      let statuses = mirror.campaigns[position].statuses.count
      for record in 0..<mirror.records.count where random.chance(50) {
        mirror.campaigns[position].members[RecordID(record)] = CampaignMember(
          record: RecordID(record),
          status: StatusIndex(Int.random(in: 0..<statuses, using: &random)),
          salesforceID: random.chance(80)
            ? mirror.text.intern(SampleWorld.id("00v", record + position * 1000)) : nil,
          firstRespondedDate: random.chance(30) ? CivilDate(daysSince1970: 20_000) : nil)
        for (field, declared) in mirror.assets.memberFields.fields.enumerated()
        where declared.salesforceName != nil && random.chance(40) {
          let value = value(declared.type, &mirror.text)
          mirror.campaigns[position].members[RecordID(record), FieldID(field)] = value
        }
      }
    }
    for position in mirror.programs.indices {
      for person in 0..<mirror.people.count where random.chance(50) {
        mirror.programs[position][PersonID(person)] = ProgramMember(
          person: PersonID(person), status: StatusIndex(Int.random(in: 1...3, using: &random)),
          reachedSuccess: random.chance(50),
          successDate: random.chance(50) ? CivilDate(daysSince1970: 20_001) : nil,
          membershipDate: CivilDate(daysSince1970: 19_000), acquiredBy: random.chance(20))
        for (field, declared) in mirror.assets.memberFields.fields.enumerated()
        where random.chance(40) {
          mirror.programs[position][PersonID(person), FieldID(field)] = value(
            declared.type, &mirror.text)
        }
        if random.chance(50) { mirror.lists[position].insert(PersonID(person)) }
        if random.chance(50) {
          mirror.history[position][PersonID(person)] = Instant(
            millisecondsSince1970: Int64.random(in: 0...2_000_000_000_000, using: &random))
        }
        if position == 1, random.chance(50) {
          mirror.links[1]?.isInitialised = true
          mirror.links[1]?[PersonID(person)] = Shadow(
            program: random.chance(50) ? StatusIndex(1) : nil, campaign: StatusIndex(2))
        }
      }
    }
  }

  private mutating func value(_ type: FieldType, _ pool: inout TextPool) -> Value {
    switch type.family {
    case .text:
      let parts = [
        "a", "Å", "\"", ",", "\n", "\r\n", "漢", " ", "nu", "ll", ";", "\t", "e\u{301}", "é",
      ]
      let text = (0..<Int.random(in: 1...5, using: &random)).map { _ in random.pick(parts) }
      return text.joined() == "null" ? .null : .text(pool.intern(text.joined()))
    case .number:
      return type == .score || type == .integer
        ? .number(Double(Int32.random(in: .min ... .max, using: &random)))
        : .number(random.pick([0, -0.5, 1e21, 12.25, 0.1, 1.7976931348623157e308, 1e-300]))
    case .boolean: return .boolean(random.chance(50))
    case .date:
      return .date(CivilDate(daysSince1970: Int32.random(in: -200_000...200_000, using: &random)))
    case .datetime:
      let milliseconds = Int64.random(in: -9_000_000_000_000...9_000_000_000_000, using: &random)
      return .datetime(Instant(millisecondsSince1970: milliseconds))
    }
  }
}

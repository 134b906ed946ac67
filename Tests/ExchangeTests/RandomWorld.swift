import RuleGraph
import RuleRuntime
import RuleTestKit
import SyncState

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
            role: random.chance(50) ? mirror.text.intern(text()) : nil,
            isPrimary: random.chance(30),
            salesforceID: mirror.text.intern(SampleWorld.id("00K", contact * 10 + opportunity))))
      }
    }
    mirror.opportunities = Opportunities(
      ids: (0..<count).map { mirror.text.intern(SampleWorld.id("006", $0 + 1)) },
      columns: columns, roles: roles.shuffled(using: &random))
  }

  private mutating func addMembers(_ mirror: inout Mirror) {
    mirror.campaigns[0].type = random.chance(50) ? mirror.text.intern(text()) : nil
    for position in mirror.campaigns.indices {
      let labels = Self.labels.shuffled(using: &random)
      for index in mirror.campaigns[position].statuses.indices where random.chance(50) {
        mirror.campaigns[position].statuses[index].label = labels[index]
      }
    }
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

  /// What a run leaves: people who wait, and what the sync has not carried over.
  mutating func makeRest(_ mirror: inout Mirror) -> UnfinishedRun {
    var rest = UnfinishedRun(
      at: Instant(millisecondsSince1970: 1_790_000_000_000),
      nextCycle: random.chance(50) ? Instant(millisecondsSince1970: 1_790_000_000_001) : nil,
      campaignRuns: 7, recordSerial: 3)
    for run in 0..<Int.random(in: 0...3, using: &random) where mirror.people.count > 0 {
      var flow = WaitingFlow(
        CampaignID(run % 2), run: run, step: run + 1,
        until: Instant(millisecondsSince1970: 1_800_000_000_000))
      flow.people = (0..<mirror.people.count).map { PersonID($0) }.filter { _ in random.chance(40) }
      if flow.people.isEmpty { flow.people = [PersonID(0)] }
      if random.chance(60) {
        flow.trigger = .init(.interestingMoment, .named(mirror.text.intern(text())))
      }
      if random.chance(50) {
        flow.tokens = [
          MyToken(
            name: mirror.text.intern(text()), type: .text, value: mirror.text.intern(text()))
        ]
      }
      rest.flows.append(flow)
    }
    for kind in PendingSync.Kind.allCases where random.chance(30) {
      var pending = PendingSync(kind)
      pending.program = random.chance(50) ? ProgramID(1) : nil
      pending.campaign = random.chance(50) ? SFDCCampaignID(0) : nil
      pending.marketoID = random.chance(50) ? 7 : nil
      pending.field = random.chance(50) ? FieldID(1) : nil
      pending.detail = random.chance(50) ? text() : nil
      pending.message = random.chance(50) ? text() : nil
      pending.count = random.chance(50) ? 2 : nil
      rest.sync.append(pending)
    }
    return rest
  }

  private static let labels = ["#N/A", "=Sent", "'Sent'", " Responded ", "null", "a,b", "-", "'"]

  private static let pieces = [
    "a", "Å", "\"", ",", "\n", "\r\n", "\r", "漢", " ", "nu", "ll", "null", "#N/A", ";", "\t", "'",
    "=", "+", "-", "@", "\\", "0", "true", "\u{FEFF}", "\u{202E}שלום", "🎈", "e\u{301}", "é",
  ]

  /// A text of up to five pieces; sometimes none.
  private mutating func text() -> String {
    (0..<Int.random(in: 0...5, using: &random)).map { _ in random.pick(Self.pieces) }.joined()
  }

  private mutating func value(_ type: FieldType, _ pool: inout TextPool) -> Value {
    switch type.family {
    case .text:
      type == .textArea && random.chance(30)
        ? .text(pool.intern(String(repeating: text() + "x", count: 100)))
        : .text(pool.intern(text()))
    case .number:
      type == .score || type == .integer
        ? .number(Double(Int32.random(in: .min ... .max, using: &random)))
        : .number(random.pick([0, -0.5, 1e21, 12.25, 0.1, 1.7976931348623157e308, 1e-300]))
    case .boolean: .boolean(random.chance(50))
    case .date:
      .date(CivilDate(daysSince1970: Int32.random(in: -200_000...200_000, using: &random)))
    case .datetime:
      .datetime(
        Instant(
          millisecondsSince1970: Int64.random(
            in: -9_000_000_000_000...9_000_000_000_000, using: &random)))
    }
  }
}

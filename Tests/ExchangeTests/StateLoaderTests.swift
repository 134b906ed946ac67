import RuleExchange
import RuleSource
import RuleTestKit
import SyncState
import Testing

@Suite struct StateLoaderTests {
  private static func find(_ mirror: Mirror, _ id: Int64, _ field: String) throws -> String {
    let person = try #require(mirror.people.find(marketoID: id))
    let field = try #require(mirror.assets.fields.find(field))
    return mirror.people[person, field].spelled(mirror.text, zone: .utc)
  }

  @Test func `CS-R6: a campaign under a new name is still the one with its id`() {
    let files = SampleWorld.files.map { file in
      (file.name, file.text.replacing("Q4 Launch,Webinar", with: "Q4 Relaunch,Webinar"))
    }
    let (mirror, report) = SampleWorld.load(files)
    #expect(report.isUsable)
    #expect(report.findings.map(\.kind.name).contains("campaign-renamed"))
    #expect(mirror.campaigns[1].members.count == 2)
    #expect(mirror.campaigns[1].actualCost == 1200)
  }

  @Test func `a state is built from all shapes`() throws {
    let (mirror, report) = SampleWorld.load(SampleWorld.files)
    #expect(report.isUsable)
    #expect(report.errorCount == 0)
    #expect(
      report.files.compactMap(\.shape) == [
        .people, .programMembers, .listMembers, .campaign, .campaignMemberStatus, .campaignMember,
        .lead, .contact, .opportunity, .opportunityContactRole, .campaignHistory, .syncShadow,
      ])

    // People are in the order of their ids, with typed values.
    #expect((0..<3).map { mirror.people.marketoID(PersonID($0)) } == [1, 7, 12])
    #expect(try Self.find(mirror, 1, "Last Name") == "Null, \"the\" 2nd")
    #expect(try Self.find(mirror, 1, "Person Score") == "-3")
    #expect(try Self.find(mirror, 1, "Unsubscribed") == "true")
    #expect(try Self.find(mirror, 1, "Created At") == "2013-09-26T06:56:35Z")
    #expect(try Self.find(mirror, 12, "Created At") == "2016-09-10T23:16:19Z")
    #expect(try Self.find(mirror, 12, "Last Name").isEmpty)
    #expect(try Self.find(mirror, 7, "Id") == "7")

    // Links, conversion and what Marketo has observed.
    let records = mirror.records
    #expect(mirror.linkedRecords.map { $0.map { records[$0].kind } } == [.contact, .lead, nil])
    let converted = try #require(records.rows.first { $0.convertedContact != nil })
    #expect(converted.convertedContact == mirror.linkedRecords[0])
    #expect(mirror.campaigns[1].members.count == 2)
    #expect(mirror.observed[1].count == 2)
    #expect(mirror.observed[1][PersonID(1)] == StatusIndex(1))
    #expect(mirror.observed[0].count == 0)
    #expect(mirror.campaigns[1].statuses.map(\.label) == ["Invited", "Registered", "Attended"])
    #expect(mirror.campaigns[1].actualCost == 1200)
    #expect(!mirror.campaigns[0].isActive)
    // A member without a status has the campaign's default.
    #expect(mirror.campaigns[0].members.rows.map(\.status) == [StatusIndex(0)])

    // Opportunities, by id, and the roles in them.
    let opportunities = mirror.opportunities
    #expect(
      (0..<2).map { opportunities[OpportunityID($0), .name].spelled(mirror.text, zone: .utc) }
        == ["Licences, new", "Renewal"])
    #expect(opportunities[OpportunityID(1), .amount] == .number(1200.5))
    let contactOfFirst = try #require(mirror.linkedRecords[0])
    #expect(
      opportunities.roles(of: contactOfFirst).map { "\($0.opportunity.rawValue) \($0.isPrimary)" }
        == ["0 true", "1 false"])
    #expect(opportunities.roles(of: RecordID(99)).isEmpty)

    // Programs, lists, history, shadow.
    #expect(mirror.programs[1].count == 2)
    #expect(mirror.programs[1][PersonID(0)]?.successDate?.description == "2026-10-02")
    #expect(mirror.programs[1][PersonID(1)]?.acquiredBy == true)
    #expect(mirror.programs[0].rows.map(\.person) == [PersonID(2)])
    #expect(mirror.lists.map(\.people.count) == [2, 1])
    #expect(mirror.history[0][PersonID(1)]?.text == "2026-10-01T08:00:00.123Z")
    let link = try #require(mirror.links[1])
    #expect(link.isInitialised)
    #expect(
      link[PersonID(1)] == Shadow(program: StatusIndex(2), campaign: StatusIndex(1)))

    // The company of a contact is its account.
    let company = try #require(mirror.assets.fields.find("Company Name"))
    let contact = try #require(mirror.linkedRecords[0])
    #expect(mirror.records[contact, company].spelled(mirror.text, zone: .utc) == "New Ltd")
    #expect(report.keptPeople.names == ["shoeSize"])
    #expect(report.keptPeople.text(0, row: 1).map { mirror.text[$0] } == "38")
  }

  @Test func `notes say what was left out`() {
    let (_, report) = SampleWorld.load(SampleWorld.files)
    let notes = report.findings.map(\.concise)
    #expect(
      notes == [
        "people.csv:1:120: note[unknown-column] no field is declared for the column `shoeSize`",
        "opportunity.csv:1:66: note[unknown-column] no field is declared for the column `Region__c`",
        "note[undeclared-campaign] left out 1 campaign member of undeclared campaigns",
        "note[undeclared-campaign] left out 1 campaign that no file declares, such as "
          + "`Somewhere else`",
        "note[undeclared-program] left out 1 program member of undeclared programs",
      ])
  }

  @Test func `a misspelt column offers the field that is not there`() {
    let (_, report) = SampleWorld.load([
      ("people.csv", "id,email,frstName,shoe\n1,a@example.com,Ada,38\n")
    ])
    #expect(
      report.findings.map(\.concise) == [
        "people.csv:1:10: warning[misspelt-column] no field is declared for the column "
          + "`frstName`; did you mean `firstName`?",
        "people.csv:1:19: note[unknown-column] no field is declared for the column `shoe`",
      ])
  }

  @Test(arguments: 0..<20)
  func `the order of the files and the size of the pieces make no difference`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let (expected, _) = SampleWorld.load(SampleWorld.files)
    var loader = StateLoader(assets: SampleWorld.assets, policy: .stop)
    for (name, text) in SampleWorld.files.shuffled(using: &random) {
      loader.begin(file: name)
      var bytes = Array(text.utf8)[...]
      while !bytes.isEmpty {
        let count = Int.random(in: 1...min(90, bytes.count), using: &random)
        loader.append(Array(bytes.prefix(count)))
        bytes = bytes.dropFirst(count)
      }
      loader.end()
    }
    let (found, report) = loader.finish()
    #expect(report.isUsable)
    #expect(dump(found) == dump(expected))
  }

  /// Header and file, and what each bad row is answered with.
  static let badRows: [(file: String, expected: [String])] = [
    (
      """
      id,email,leadScore,createdAt,dateOfBirth,unsubscribed,annualRevenue,sfdcLeadId
      x,,,,,,,
      -1,,,,,,,
      ,,,,,,,
      1,,2147483648,,,,,
      1,,1.5,,,,,
      1,,,2026-02-30T00:00:00Z,,,,
      1,,,yesterday,,,,
      1,,,,2026-13-01,,,
      1,,,,,maybe,,
      1,,,,,,1e999,
      1,,,,,,,00Q0000
      1,,,,,,,00QHs00000000aAAAA
      1,"ä
      ",,x,,,,
      """,
      [
        "f.csv:2:1: error[invalid-record-id] `x` is not a Marketo id; expected a whole number above 0",
        "f.csv:3:1: error[invalid-record-id] `-1` is not a Marketo id; expected a whole number "
          + "above 0",
        "f.csv:4:1: error[missing-cell] the column `id` is empty; expected a value in every row",
        "f.csv:5:4: error[number-too-large] `2147483648` in `leadScore` is out of range for a "
          + "field of type `score`",
        "f.csv:6:4: error[invalid-value] `1.5` in `leadScore` is not a value of type `score`; "
          + "expected a whole number",
        "f.csv:7:5: error[impossible-date] `2026-02-30T00:00:00Z` in `createdAt` is not a date or "
          + "time that exists",
        "f.csv:8:5: error[invalid-value] `yesterday` in `createdAt` is not a value of type "
          + "`datetime`; expected an instant such as `2026-09-08T16:39:14Z`",
        "f.csv:9:6: error[impossible-date] `2026-13-01` in `dateOfBirth` is not a date or time that "
          + "exists",
        "f.csv:10:7: error[invalid-value] `maybe` in `unsubscribed` is not a value of type "
          + "`boolean`; expected `true` or `false`",
        "f.csv:11:8: error[number-too-large] `1e999` in `annualRevenue` is out of range for a "
          + "field of type `currency`",
        "f.csv:12:9: error[invalid-record-id] `00Q0000` is not a Salesforce id; expected 15 or 18 "
          + "letters and digits",
        "f.csv:13:9: error[invalid-record-id] the id `00QHs00000000aAAAA` is damaged: its letter "
          + "case would end in `MAQ`; a program changed its letters, so export it again",
        "f.csv:15:4: error[invalid-value] `x` in `createdAt` is not a value of type `datetime`; "
          + "expected an instant such as `2026-09-08T16:39:14Z`",
      ]
    ),
    (
      "id,email\n1,a@x\n2,b@x\n1,c@x\n",
      ["f.csv:4:1: error[duplicate-row-id] the person 1 occurs twice; the first row is used"]
    ),
    (
      "id,email,sfdcId\n1,a@x,\(SampleWorld.id("00Q", 1))\n2,b@x,\(SampleWorld.id("00Q", 1))\n",
      [
        "f.csv:3:7: error[duplicate-link] the lead `\(SampleWorld.id("00Q", 1))` is linked to person "
          + "1 already; person 2 is loaded without it",
        "note[missing-file] there is no file of leads; took 1 lead from the people extract",
      ]
    ),
    (
      "programId,leadId,statusName\n1002,9,Invited\n",
      ["f.csv:2:6: error[dangling-reference] person 9 is in none of the files"]
    ),
    (
      "listId,leadId\n31,9\n",
      ["f.csv:2:4: error[dangling-reference] person 9 is in none of the files"]
    ),
    (
      "CampaignId,Label,SortOrder\n\(SampleWorld.id("701", 1)),Invited,1\n"
        + "\(SampleWorld.id("701", 1)),Invited,2\n\(SampleWorld.id("701", 1)),Register,3\n",
      [
        "f.csv:2:1: warning[status-list-differs] the statuses of `Q4 Launch` are not as declared: "
          + "`Invited` is not the default, `Registered` is missing; did you mean `Register`?, "
          + "`Attended` is missing, `Register` is not declared",
        "f.csv:2:1: warning[status-list-rule] the campaign `Q4 Launch` has 0 default statuses; "
          + "expected one",
        "f.csv:2:1: warning[status-list-rule] the campaign `Q4 Launch` has no responded status; "
          + "expected at least one",
        "f.csv:3:20: warning[status-list-rule] the label `Invited` occurs twice in one campaign; the "
          + "first row is used",
      ]
    ),
    (
      """
      Id,Name,StageName,Amount,CloseDate,IsWon
      \(SampleWorld.id("006", 1)),A,Won,EUR 5,2026-06-31,perhaps
      ,B,Won,,,
      0060000,B,Won,,,
      \(SampleWorld.id("006", 2)),C,Won,5,2026-06-30,yes
      \(SampleWorld.id("006", 2)),D,Won,5,2026-06-30,yes
      """,
      [
        "f.csv:2:26: error[invalid-value] `EUR 5` in `Amount` is not a value of type `currency`; "
          + "expected a number such as `12.5`",
        "f.csv:2:32: error[impossible-date] `2026-06-31` in `CloseDate` is not a date or time that "
          + "exists",
        "f.csv:2:43: error[invalid-value] `perhaps` in `IsWon` is not a value of type `boolean`; "
          + "expected `true` or `false`",
        "f.csv:3:1: error[missing-cell] the column `Id` is empty; expected a value in every row",
        "f.csv:4:1: error[invalid-record-id] `0060000` is not a Salesforce id; expected 15 or 18 "
          + "letters and digits",
        "f.csv:6:1: error[duplicate-row-id] the opportunity `\(SampleWorld.id("006", 2))` occurs "
          + "twice; the first row is used",
      ]
    ),
    (
      "OpportunityId,ContactId\n\(SampleWorld.id("006", 1)),\n"
        + "\(SampleWorld.id("006", 1)),\(SampleWorld.id("003", 1))\n",
      [
        "f.csv:2:20: error[missing-cell] the column `ContactId` is empty; expected a value in every "
          + "row",
        "note[missing-file] there is no file of opportunities; left out 1 contact role",
      ]
    ),
    ("id,email\n", ["f.csv:1:1: warning[csv-no-rows] the file has a header and no rows"]),
    (
      "marketoGUID,leadId,activityDate,activityTypeId\n",
      [
        "f.csv: warning[not-state] the file is an activity extract; give it as a file of events",
        "f.csv:1:1: warning[csv-no-rows] the file has a header and no rows",
      ]
    ),
    (
      "leadid,program,status_name\n1,2,3\n",
      [
        "f.csv:1:1: error[unknown-file-shape] the header is of no export that is understood; for a "
          + "Marketo program member extract it lacks `statusName` (is it `status_name`?)"
      ]
    ),
    (
      "apple,pear\n1,2\n",
      [
        "f.csv:1:1: error[unknown-file-shape] the columns `apple`, `pear` are in no export that is "
          + "understood; leave the file out, or see `rulec explain unknown-file-shape`"
      ]
    ),
  ]

  @Test(arguments: 0..<badRows.count)
  func `bad rows are named with their place`(index: Int) {
    let (file, expected) = Self.badRows[index]
    let (_, report) = SampleWorld.load([("f.csv", file)])
    #expect(report.findings.map(\.concise) == expected)
  }

  @Test func `members that cannot be are left out`() {
    var files = SampleWorld.files
    let lead = SampleWorld.id("00Q", 7)
    let campaign = SampleWorld.id("701", 1)
    files.append(
      (
        "more.csv",
        """
        CampaignId,LeadId,Status
        \(campaign),\(lead),Registered
        \(campaign),\(SampleWorld.id("00Q", 99)),Registered
        \(SampleWorld.id("701", 99)),\(lead),Registered
        \(campaign),\(SampleWorld.id("00Q", 8)),registered
        """
      ))
    files.append(
      (
        "roles.csv",
        """
        OpportunityId,ContactId
        \(SampleWorld.id("006", 9)),\(SampleWorld.id("003", 1))
        \(SampleWorld.id("006", 1)),\(SampleWorld.id("003", 9))
        """
      ))
    files.append(
      (
        "programs.csv",
        "program,leadId,statusName\nAutumn,1,Registred\nAutumn,12,Invited\n"
      ))
    let (mirror, report) = SampleWorld.load(files)
    let errors = report.findings.filter { $0.kind.severity == .error }.map(\.concise)
    #expect(
      errors == [
        "more.csv:2:20: error[duplicate-member] `\(lead)` is a member of `Q4 Launch` already; the "
          + "first row is used",
        "more.csv:3:20: error[dangling-reference] the lead or contact `\(SampleWorld.id("00Q", 99))` "
          + "is in none of the files",
        "more.csv:4:1: error[dangling-reference] the campaign `\(SampleWorld.id("701", 99))` is in "
          + "none of the files",
        "more.csv:5:39: error[unknown-member-status] the campaign `Q4 Launch` has no status "
          + "`registered`; did you mean `Registered`?",
        "roles.csv:2:1: error[dangling-reference] the opportunity `\(SampleWorld.id("006", 9))` is in "
          + "none of the files",
        "roles.csv:3:20: error[dangling-reference] the contact `\(SampleWorld.id("003", 9))` is in "
          + "none of the files",
        "programs.csv:2:10: error[unknown-program-status] the channel `Webinar` has no status "
          + "`Registred`; did you mean `Registered`?",
        "programs.csv:3:8: error[duplicate-member] person 12 is a member of `Autumn` already; the "
          + "first row is used",
      ])
    #expect(report.isUsable)
    #expect(mirror.campaigns[1].members.count == 2)
  }

  @Test func `the first bad row ends the loading when asked`() {
    let files = [("a.csv", "id,email\nx,\ny,\n"), ("b.csv", "id,email\nz,\n")]
    let (_, report) = SampleWorld.load(files.map { (name: $0.0, text: $0.1) }, policy: .stop)
    #expect(!report.isUsable)
    #expect(report.findings.map(\.position?.line) == [2])
  }

  @Test func `bad rows are counted beyond the examples`() {
    let rows = String(repeating: "x,\n", count: 500)
    let (_, report) = SampleWorld.load([("a.csv", "id,email\n" + rows + "1,a\n")])
    #expect(report.isUsable)
    #expect(report.findings.count == 20)
    #expect(report.counts.map(\.count) == [500])
    #expect(report.files[0].rowCount == 501)
    #expect(report.files[0].badRowCount == 500)
  }

  @Test(
    arguments: [
      ("Id,Name,Type", FileShape.campaign), ("ID,NAME,ISACTIVE", .campaign),
      ("id,name", .campaign), ("Id,CampaignId,Label", .campaignMemberStatus),
      ("Campaign.Name,Label", .campaignMemberStatus), ("CampaignId,ContactId", .campaignMember),
      ("CAMPAIGNID,LEADID,STATUS", .campaignMember),
      ("Id,Name,CloseDate,CampaignId,ContactId", .opportunity), ("ID,STAGENAME", .opportunity),
      ("Id,OpportunityId,ContactId,Role", .opportunityContactRole),
      ("Opportunity.Id,Contact.Id", .opportunityContactRole),
      ("Campaign.Name,Lead.Id,Status", .campaignMember),
      ("Id,FirstName,LastName,Company", .lead), ("ID,LASTNAME,ISCONVERTED", .lead),
      ("Id,LastName,AccountId", .contact), ("ID,EMAIL,MAILINGCITY", .contact),
      ("id,firstName,email", .people), ("id,email", .people),
      ("Id,First Name,Email Address,Person Score", .people),
      ("leadId,programId,statusName", .programMembers), ("list,leadId", .listMembers),
      (
        "marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValueId,"
          + "primaryAttributeValue,attributes", .activities
      ),
    ])
  func `a file is recognised by its header`(header: String, shape: FileShape) {
    let (_, report) = SampleWorld.load([("f.csv", header + "\n")])
    #expect(report.files[0].shape == shape)
  }

  @Test func `the first id decides between lead and contact`() {
    let header = "Id,FirstName,LastName,Email\n"
    for (prefix, shape) in [("00Q", FileShape.lead), ("003", .contact)] {
      let (_, report) = SampleWorld.load([("f.csv", header + "\(SampleWorld.id(prefix, 1)),,,\n")])
      #expect(report.files[0].shape == shape)
    }
  }
}

import RuleExchange
import RuleSource
import SyncState
import Testing

/// The rules of the file shapes (SF-B, SF-DL, MX), each with what breaks when it is broken.
@Suite struct `Rules of the files` {
  /// The values of a field, person by person, as texts.
  private func values(_ field: String, _ file: String) throws -> [String] {
    let (mirror, report) = SampleWorld.load([("f.csv", file)])
    #expect(report.errorCount == 0, "\(report.findings.map(\.concise))")
    let id = try #require(mirror.assets.fields.find(field))
    return (0..<mirror.people.count).map {
      mirror.people[PersonID($0), id].spelled(mirror.text, zone: .utc)
    }
  }

  private func errors(_ file: String) -> [String] {
    SampleWorld.load([("f.csv", file)]).1.findings.filter { $0.kind.severity == .error }
      .map(\.kind.name)
  }

  @Test
  func `MX-3: null, nothing and an empty cell are the same, and instants have three spellings`()
    throws
  {
    let file = """
      id,lastName,createdAt
      1,null,2017-09-08T16:39:14Z
      2,,2017-09-08T16:39:14+0000
      3,Null,2017-09-08T16:39:14Z+0000

      """
    #expect(try values("Last Name", file) == ["", "", "Null"])
    #expect(try values("Created At", file) == Array(repeating: "2017-09-08T16:39:14Z", count: 3))
    #expect(try values("First Name", file) == ["", "", ""])
  }

  @Test func `MX-L3, MX-P3: truth values are words or digits in Marketo's extracts`() throws {
    let found = try values("Unsubscribed", "id,unsubscribed\n1,true\n2,1\n3,false\n4,0\n")
    #expect(found == ["true", "true", "false", "false"])
    #expect(errors("id,unsubscribed\n1,2\n") == ["invalid-value"])
  }

  @Test(arguments: [
    (["true", "yes", "Y", "ON", "1"], true), (["false", "no", "n", "Off", "0"], false),
  ])
  func `SF-DL2: Salesforce's files may have Data Loader's words`(words: [String], isActive: Bool) {
    for word in words {
      let file = "Id,Name,IsActive\n\(SampleWorld.id("701", 1)),Q4 Launch,\(word)\n"
      let (mirror, report) = SampleWorld.load([("campaign.csv", file)])
      #expect(report.errorCount == 0)
      #expect(mirror.campaigns[1].isActive == isActive, "\(word)")
    }
  }

  @Test func `MX-L3: text may hold line breaks inside quotes`() throws {
    #expect(try values("Last Name", "id,lastName\n1,\"a\nb\"\n2,c\n") == ["a\nb", "c"])
  }

  @Test func `SF-B1: headers are compared without letter case, and none occurs twice`() throws {
    let header = "ID,Email,LASTNAME,company,ISCONVERTED,systemmodstamp,FirstName"
    let row = "\(SampleWorld.id("00Q", 7)),a@example.com,Byron,Acme,false,,Ada"
    let (mirror, report) = SampleWorld.load([("lead.csv", "\(header)\n\(row)\n")])
    #expect(report.errorCount == 0)
    #expect(mirror.records.rows.map(\.kind) == [.lead])
    #expect(errors("Id,LastName,Company,lastname\n") == ["csv-duplicate-column"])
  }

  @Test func `SF-B2: other encodings than UTF-8 are refused`() {
    for bytes: [UInt8] in [[0xFF, 0xFE, 0x69, 0x00], [0xFE, 0xFF, 0x00, 0x69]] {
      var loader = StateLoader(assets: SampleWorld.assets, policy: .skip)
      loader.load(file: "f.csv", bytes: bytes)
      let names = loader.finish().1.findings.map(\.kind.name)
      #expect(names.contains("csv-encoding"), "\(names)")
    }
    var loader = StateLoader(assets: SampleWorld.assets, policy: .skip)
    loader.load(file: "f.csv", bytes: Array("id,email\n1,".utf8) + [0xC3, 0x28, 0x0A])
    #expect(loader.finish().1.findings.map(\.kind.name).contains("csv-invalid-utf8"))
  }

  @Test(arguments: CSVDelimiter.allCases)
  func `SF-B3, SF-B4: six delimiters, two line ends, quotes where they must be`(
    delimiter: CSVDelimiter
  ) {
    for lineBreak in [CSVWriter.LineBreak.lf, .crlf] {
      let cell = "a\"b\(String(decoding: [delimiter.rawValue], as: UTF8.self))\r\nc"
      var writer = CSVWriter(columns: ["x", "y"], delimiter: delimiter, lineBreak: lineBreak)
      writer.append([cell, "plain"])
      let text = String(decoding: writer.bytes, as: UTF8.self)
      #expect(text.contains("\"a\"\"b"))
      #expect(!text.contains("\"plain\""))
      #expect(text.hasSuffix(lineBreak == .lf ? "plain\n" : "plain\r\n"))
      #expect(CSVTable(writer.bytes).rows.map(\.cells) == [[cell, "plain"]])
    }
  }

  @Test func `SF-B5: spaces count, and none may stand beside a quote`() throws {
    #expect(try values("Last Name", "id,lastName\n1, Byron \n") == [" Byron "])
    #expect(errors("id,lastName\n1, \"Byron\"\n") == ["csv-stray-quote"])
    #expect(errors("id,lastName\n1,\"Byron\" \n") == ["csv-text-after-quote"])
  }

  @Test func `SF-B6: what a run cleared is written as #N/A, what it left alone is empty`() throws {
    let (before, _) = SampleWorld.load(SampleWorld.files)
    var after = before
    let email = try #require(after.assets.fields.find("email"))
    let company = try #require(after.assets.fields.find("company"))
    let lead = try #require(after.linkedRecords[1])
    after.records[lead, email] = .null
    let other = try #require(after.records.rows.firstIndex { $0.convertedContact != nil })
    after.records[RecordID(other), company] = .text(after.text.intern("New"))
    let set = ChangeSet.between(before: before, after: after)
    let files = ChangeSetWriter(set, after: after).files()
    let update = try #require(files.first { $0.name == "2-lead-update.csv" })
    #expect(
      CSVTable(update.bytes).rows.map(\.cells) == [
        [SampleWorld.id("00Q", 7), "#N/A", ""], [SampleWorld.id("00Q", 8), "", "New"],
      ])
  }

  @Test func `SF-B6: the text #N/A is in no file, as it would clear the field`() throws {
    let (before, _) = SampleWorld.load(SampleWorld.files)
    var after = before
    let email = try #require(after.assets.fields.find("email"))
    let company = try #require(after.assets.fields.find("company"))
    let lead = try #require(after.linkedRecords[1])
    after.records[lead, email] = .text(after.text.intern("new@example.com"))
    after.records[lead, company] = .text(after.text.intern("#N/A"))
    let set = ChangeSet.between(before: before, after: after)
    let files = ChangeSetWriter(set, after: after).files()
    let update = try #require(files.first { $0.name == "2-lead-update.csv" })
    #expect(
      CSVTable(update.bytes).rows.map(\.cells) == [
        [SampleWorld.id("00Q", 7), "new@example.com", ""]
      ])
    let readme = try #require(files.first { $0.name == "README.txt" })
    let text = String(decoding: readme.bytes, as: UTF8.self)
    #expect(
      text.contains(
        "#N/A by hand; a file would clear them:\n  \(SampleWorld.id("00Q", 7)): Company\n"))
  }

  @Test func `SF-L6: merges are to be made by hand; what they move is in no file`() throws {
    let other = SampleWorld.id("00Q", 9)
    let files = SampleWorld.files.map { file in
      file.name == "lead.csv"
        ? (file.name, file.text + "\(other),Al,Byron,Ltd,al@example.com,false,,,\n") : file
    }
    let (before, _) = SampleWorld.load(files, policy: .skip)
    var after = before
    let lead = try #require(after.linkedRecords[1])
    let text = try #require(after.text.find(other))
    let winner = try #require(after.records.find(salesforceID: text))
    let member = try #require(after.campaigns[1].members[lead])
    after.records[lead].isDeleted = true
    after.records[lead].mergedInto = winner
    after.campaigns[1].members[lead] = nil
    after.campaigns[1].members[winner] = CampaignMember(
      record: winner, status: member.status, salesforceID: member.salesforceID)
    for field in after.assets.memberFields.fields.indices.map({ FieldID($0) }) {
      let value = before.campaigns[1].members[lead, field]
      after.campaigns[1].members[winner, field] = value
    }
    func names() -> [String] {
      ChangeSetWriter(ChangeSet.between(before: before, after: after), after: after).files()
        .map(\.name)
    }
    #expect(names() == ["README.txt"])
    // Another status than the one that came over is written to the member that came over.
    after.campaigns[1].members[winner]?.status = StatusIndex(2)
    #expect(names() == ["README.txt", "8-campaign-member-update.csv"])
    after.campaigns[1].members[winner] = nil
    #expect(names() == ["README.txt", "9-campaign-member-delete.csv"])
  }

  @Test func `SF-M3: members are changed and deleted by their own ids`() throws {
    let (before, _) = SampleWorld.load(SampleWorld.files)
    var after = before
    let lead = try #require(after.linkedRecords[1])
    let contact = try #require(after.linkedRecords[0])
    after.campaigns[1].members[lead]?.status = StatusIndex(2)
    after.campaigns[1].members[contact] = nil
    let set = ChangeSet.between(before: before, after: after)
    let files = ChangeSetWriter(set, after: after).files()
    func rows(_ name: String) -> [[String]] {
      files.first { $0.name == name }.map { CSVTable($0.bytes).rows.map(\.cells) } ?? []
    }
    #expect(rows("8-campaign-member-update.csv") == [[SampleWorld.id("00v", 1), "Attended"]])
    #expect(rows("9-campaign-member-delete.csv") == [[SampleWorld.id("00v", 2)]])
  }

  @Test func `SF-L7: members of a deleted record need no file, they go with it`() throws {
    let (before, _) = SampleWorld.load(SampleWorld.files)
    var after = before
    let lead = try #require(after.linkedRecords[1])
    after.records[lead].isDeleted = true
    after.campaigns[1].members[lead] = nil
    let set = ChangeSet.between(before: before, after: after)
    let names = ChangeSetWriter(set, after: after).files().map(\.name)
    #expect(!names.contains("9-campaign-member-delete.csv"))
  }

  @Test func `SF-B7, SF-DL3: instants of all spellings are read, and written in full`() throws {
    let spelled = [
      "2017-09-08T16:39:14.000Z", "2017-09-08T18:39:14.000+0200", "2017-09-08T16:39:14+00:00",
    ]
    let rows = spelled.enumerated().map { "\($0 + 1),\($1)\n" }.joined()
    let found = try values("Created At", "id,createdAt\n" + rows)
    #expect(found == Array(repeating: "2017-09-08T16:39:14Z", count: 3))
  }

  @Test func `SF-L8: ids of 15 and of 18 characters are the same, and their letter case counts`()
    throws
  {
    let long = SampleWorld.id("00Q", 7)
    let file = "id,email,sfdcLeadId\n1,a@x,\(long.prefix(15))\n2,b@x,\(long)\n"
    #expect(errors(file) == ["duplicate-link"])
    let lower = "id,email,sfdcLeadId\n1,a@x,00Qhs0000000007\n2,b@x,\(long)\n"
    #expect(errors(lower) == [])
  }

  @Test func `SF-L2, SF-L3: the prefix tells contacts from leads, the mark tells converted leads`()
    throws
  {
    let (mirror, _) = SampleWorld.load(SampleWorld.files)
    let converted = mirror.records.rows.filter { $0.convertedContact != nil }
    #expect(converted.map(\.kind) == [.lead])
    let contact = try #require(converted.first?.convertedContact)
    #expect(mirror.records[contact].kind == .contact)
    #expect(mirror.text[mirror.records[contact].salesforceID].hasPrefix("003"))
  }

  @Test func `MX-P5: a person is in a program once`() {
    let file = "programId,leadId,statusName\n1002,7,Invited\n1002,7,Registered\n"
    let (mirror, report) = SampleWorld.load(
      SampleWorld.files.filter { $0.name == "people.csv" }
        + [("m.csv", file)])
    #expect(report.findings.map(\.kind.name).contains("duplicate-member"))
    #expect(mirror.programs[1].rows.map(\.status) == [StatusIndex(1)])
  }

  @Test func `MX-I1, MX-I3: one job for each status, people by email, empty cells change nothing`()
    throws
  {
    let (before, _) = SampleWorld.load(SampleWorld.files)
    var after = before
    after.programs[0][PersonID(0)] = ProgramMember(person: PersonID(0), status: StatusIndex(1))
    after.programs[0][PersonID(1)] = ProgramMember(person: PersonID(1), status: StatusIndex(2))
    let files = MarketoImportWriter(before: before, after: after).files()
    let jobs = try #require(files.first { $0.name == "jobs.csv" })
    let parts = files.filter { !["README.txt", "jobs.csv"].contains($0.name) }
    #expect(CSVTable(jobs.bytes).rows.count == 2)
    #expect(parts.count == 2)
    for part in parts {
      let table = CSVTable(part.bytes)
      #expect(table.header.contains("email"))
      #expect(table.rows.count == 1)
      #expect(!table.rows.flatMap(\.cells).contains("null"))
    }
  }
}

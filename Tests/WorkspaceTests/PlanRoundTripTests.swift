import Foundation
import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleTestKit
import RuleWorkspace
import RuleYAML
import SyncState
import Testing

/// The files of a plan, loaded into both systems as their documentation says.
@Suite struct PlanRoundTripTests {
  @Test(arguments: 1...60)
  func `a plan that was carried out leaves nothing to plan but what it refused`(
    seed: UInt64
  ) throws {
    var exports = Exports(seed: seed)
    let plan = try exports.plan()
    try exports.carryOut(plan)
    let again = try exports.plan()
    for program in again.programs {
      #expect(program.toSalesforce.isEmpty && program.toMarketo.isEmpty, "seed \(seed)")
      #expect(program.type == nil && program.cost == nil, "seed \(seed)")
      #expect(program.newStatuses.isEmpty && program.campaignRefusals.isEmpty, "seed \(seed)")
    }
    #expect(again.newPeople.isEmpty, "seed \(seed)")
    #expect(refused(again) == refused(plan), "seed \(seed)")
    #expect(again.hasDifference == !refused(plan).isEmpty, "seed \(seed)")
  }

  @Test(arguments: 1...60) func `a plan needs no other fields than it asks for`(seed: UInt64) throws
  {
    let exports = Exports(seed: seed)
    #expect(
      try exports.plan(isWritten: false).json.pretty == exports.plan().json.pretty, "seed \(seed)")
  }

  @Test(arguments: 1...20) func `a plan is valid for its schema`(seed: UInt64) throws {
    let validator = SchemaValidator(try Self.schema())
    let plan = try Exports(seed: seed).plan()
    #expect(validator.violations(try Self.json(plan.json.pretty)) == [], "seed \(seed)")
    let changed = plan.json.pretty.replacing("\"hasDifference\": ", with: "\"hasDifference\": 1")
    #expect(try validator.violations(Self.json(changed)).contains("/hasDifference: type"))
  }

  @Test func `every problem and kind of mismatch is in the schema of plans`() throws {
    let definitions = try Self.schema()["definitions"]
    let problems = definitions?["refusal"]?["properties"]?["problem"]?["enum"]
    #expect(problems?.items.map(\.text) == SyncProblem.allCases.map(\.rawValue))
    let kinds = definitions?["mismatch"]?["properties"]?["kind"]?["enum"]
    #expect(kinds?.items.map(\.text) == StatusMismatch.Kind.allCases.map(\.rawValue))
  }

  private static func schema() throws -> JSON {
    let file = packageRoot.appending(path: "grammar/plan.schema.json")
    return try json(String(contentsOf: file, encoding: .utf8))
  }

  /// JSON is YAML, and a validator for YAML is at hand.
  private static func json(_ text: String) throws -> JSON {
    let file = SourceFile(id: FileID(0), path: "plan.json", bytes: Array(text.utf8))
    return JSON(try #require(YAMLReader().read(file).tree.documents.first))
  }

  private func refused(_ plan: SyncPlan) -> [String] {
    plan.programs.flatMap(\.refusals).map {
      "\(plan.after.people.marketoID($0.person)) \($0.programStatus ?? "-") "
        + "\($0.campaignStatus ?? "-") \($0.problem)"
    }.sorted()
  }
}

/// A CSV file that can be changed.
private struct Table {
  let columns: [String]
  var rows: [[String: String]] = []

  init(_ columns: [String]) { self.columns = columns }

  init(_ bytes: [UInt8]) {
    let table = CSVTable(bytes)
    #expect(table.problems.isEmpty)
    columns = table.header
    rows = table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.header, $0.cells)) }
  }

  mutating func set(_ values: [String: String], where column: String, is key: String) {
    guard let index = rows.firstIndex(where: { $0[column] == key }) else {
      Issue.record("no row with \(column) `\(key)`")
      return
    }
    // An update leaves alone what is empty; #N/A clears (SF-B6).
    for (name, value) in values where name != column && !value.isEmpty {
      rows[index][name] = value == "#N/A" ? "" : value
    }
  }

  var bytes: [UInt8] {
    var writer = CSVWriter(columns: columns)
    for row in rows { writer.append(columns.map { row[$0] ?? "" }) }
    return writer.bytes
  }
}

/// Exports of both systems, and loading into them.
private struct Exports {
  private static let campaigns = ["701Hs000001WbNrIAK", "701Hs000001WbNsIAK"]
  private static let statuses = ["Invited", "Registered, online", "=Attended"]
  private var random: SplitMix64
  private var serial = 100
  private var people = Table(
    ["id", "firstName", "lastName", "email", "company", "sfdcId", "sfdcType"])
  private var leads = Table(["Id", "FirstName", "LastName", "Company", "Email"])
  private var contacts = Table(["Id", "LastName", "Email"])
  private var campaigns = Table(["Id", "Name", "Type", "ActualCost", "IsActive"])
  private var members = Table(["Id", "CampaignId", "LeadId", "ContactId", "Status"])
  private var programMembers = Table(["programId", "leadId", "statusName"])

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    for id in Self.campaigns {
      let type = random.pick(["Webinar", "Other", ""])
      campaigns.rows.append(["Id": id, "Name": "C", "Type": type, "IsActive": "true"])
    }
    for id in 1...12 {
      let name = random.pick(["Doe", "=cmd()", "\"Q\"", "Two\nlines", "Zoë 🎉", ""])
      let email = random.pick(["p\(id)@example.com", "p\(id)@example.com", "", "same@example.com"])
      var person = ["id": "\(id)", "lastName": name, "email": email]
      let kind = name.isEmpty ? 2 : random.pick([0, 0, 1, 2, 3])
      if random.chance(50) { person["company"] = "Acme, \"Inc\"" }
      if kind < 2 || kind == 3 { addRecord(kind == 1, name, email, person["company"], &person) }
      if kind < 3 { people.rows.append(person) }
      for program in 0..<2 where random.chance(70) && kind < 3 {
        programMembers.rows.append([
          "programId": "\(11 + program)", "leadId": "\(id)",
          "statusName": random.pick(Self.statuses),
        ])
      }
    }
  }

  private mutating func addRecord(
    _ isContact: Bool, _ name: String, _ email: String, _ company: String?,
    _ person: inout [String: String]
  ) {
    let id = newID(isContact ? "003Hs000000" : "00QHs000000")
    var row = ["Id": id, "LastName": name, "Email": email]
    if isContact {
      contacts.rows.append(row)
    } else {
      row["Company"] = company ?? "Not provided"
      leads.rows.append(row)
    }
    (person["sfdcId"], person["sfdcType"]) = (id, isContact ? "Contact" : "Lead")
    for campaign in Self.campaigns where random.chance(40) {
      members.rows.append([
        "Id": newID("00vHs000000"), "CampaignId": campaign, "Status": random.pick(Self.statuses),
        isContact ? "ContactId" : "LeadId": id,
      ])
    }
  }

  private mutating func newID(_ prefix: String) -> String {
    serial += 1
    let whole = try? SalesforceID.normalised(Array("\(prefix)0\(serial)".utf8).span)
    return whole.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private static let rules = """
    rulec: 1
    salesforce:
      campaign_sync: enabled
      sync_user: {name: s@example.com, marketing_user: true}
      default_company: Not provided
    ---
    channel: Webinar
    program_types: [event]
    statuses:
      - {name: Invited, step: 10}
      - {name: "Registered, online", step: 20}
      - {name: "=Attended", step: 40, success: true}
    """

  private static let workspace =
    rules
    + [(11, "One", campaigns[0]), (12, "Two", campaigns[1])].map { id, name, campaign in
      """

      ---
      sfdc_campaign: \(name)
      id: \(campaign)
      statuses:
        - {label: Invited, default: true}
        - {label: "Registered, online"}
        - {label: "=Attended", responded: true}
      ---
      program: \(name)
      id: \(id)
      type: event
      channel: Webinar
      sfdc_campaign: \(name)
      period_costs: {2026-03: 1500}
      """
    }.joined()

  /// Plans the next cycle; with only the fields that a plan looks at, unless it is to be written.
  func plan(isWritten: Bool = true) throws -> SyncPlan {
    let analysis = WorkspaceAnalyser { _ in .utc }.analyse([
      WorkspaceFile(path: "rulec.yaml", bytes: Array(Self.workspace.utf8))
    ])
    let compiled = analysis.compile()
    let graph = try #require(compiled, "\(analysis.diagnostics.map(\.message))")
    let fields = isWritten ? nil : SyncPlan.fields(in: graph, needsClock: false)
    var loader = StateLoader(
      assets: graph.assets, text: graph.text,
      demand: ColumnDemand(people: fields, records: fields, isWritten: isWritten))
    let files = [people, leads, contacts, campaigns, members, programMembers]
    for (index, table) in files.enumerated() where !table.rows.isEmpty {
      loader.load(file: "\(index).csv", bytes: table.bytes)
    }
    let (mirror, report) = loader.finish()
    try #require(report.isUsable, "\(report.findings.map(\.concise))")
    return SyncPlan.make(
      graph: graph, mirror: mirror, at: Instant(millisecondsSince1970: 1_772_409_600_000))
  }

  /// Loads the files of a plan, with an external id field for new leads.
  mutating func carryOut(_ plan: SyncPlan) throws {
    let changes = ChangeSet.between(before: plan.before, after: plan.after)
    let files = ChangeSetWriter(changes, after: plan.after, leadKey: "Marketo_ID__c").files()
    for file in files where file.name != "README.txt" {
      try loadSalesforce(file.name, Table(file.bytes))
    }
    var jobs: [String: Table] = [:]
    for file in MarketoImportWriter(before: plan.before, after: plan.after).files()
    where file.name != "README.txt" {
      jobs[file.name] = Table(file.bytes)
    }
    // The sync itself brings people whom Marketo does not know.
    for new in plan.newPeople {
      let record = try #require(plan.after.linkedRecords[new.person.index])
      let id = plan.after.text[plan.after.records[record].salesforceID]
      let row = (leads.rows + contacts.rows).first { $0["Id"] == id } ?? [:]
      people.rows.append([
        "id": "\(plan.after.people.marketoID(new.person))", "lastName": row["LastName"] ?? "",
        "email": row["Email"] ?? "", "company": row["Company"] ?? "", "sfdcId": id,
        "sfdcType": leads.rows.contains { $0["Id"] == id } ? "Lead" : "Contact",
      ])
    }
    for job in jobs["jobs.csv"]?.rows ?? [] {
      for row in jobs[job["file"] ?? ""]?.rows ?? [] { try importMember(row, job) }
    }
    for row in jobs["not-loadable.csv"]?.rows ?? [] {
      let person = people.rows.first { $0["sfdcId"] == row["salesforceId"] }
      setStatus(row["status"] ?? "", of: person?["id"] ?? "", in: row["programId"] ?? "")
    }
  }

  private mutating func importMember(_ row: [String: String], _ job: [String: String]) throws {
    let key = try #require(job["lookupField"])
    let value = try #require(row[key])
    let found = people.rows.filter { $0[key]?.lowercased() == value.lowercased() }
    #expect(found.count == 1, "\(key) `\(value)` is of \(found.count) people")
    setStatus(job["status"] ?? "", of: found.first?["id"] ?? "", in: job["programId"] ?? "")
  }

  private mutating func setStatus(_ status: String, of person: String, in program: String) {
    programMembers.rows.removeAll { $0["programId"] == program && $0["leadId"] == person }
    programMembers.rows.append(["programId": program, "leadId": person, "statusName": status])
  }

  private mutating func loadSalesforce(_ name: String, _ table: Table) throws {
    for row in table.rows {
      switch name {
      case "1-lead-insert.csv":
        let id = newID("00QHs000000")
        #expect(row["LastName"] != "" && row["Company"] != "", "a lead needs both (SF-L1)")
        leads.rows.append(row.merging(["Id": id]) { $1 })
        people.set(
          ["sfdcId": id, "sfdcType": "Lead"], where: "id", is: row["Marketo_ID__c"] ?? "")
      case "2-lead-update.csv": leads.set(row, where: "Id", is: row["Id"] ?? "")
      case "4-campaign-update.csv": campaigns.set(row, where: "Id", is: row["Id"] ?? "")
      case "6-campaign-member-insert.csv": insert(row)
      case "7-campaign-member-insert-new-records.csv":
        let key = row["Lead.Marketo_ID__c"]
        let person = try #require(people.rows.first { $0["id"] == key })
        insert(row.merging(["LeadId": person["sfdcId"] ?? ""]) { $1 })
      case "8-campaign-member-update.csv": members.set(row, where: "Id", is: row["Id"] ?? "")
      case "9-campaign-member-delete.csv": members.rows.removeAll { $0["Id"] == row["Id"] }
      default: Issue.record("\(name) is not to be loaded")
      }
    }
  }

  private mutating func insert(_ row: [String: String]) {
    let isThere = members.rows.contains {
      $0["CampaignId"] == row["CampaignId"] && ($0["LeadId"] ?? "") == (row["LeadId"] ?? "")
        && ($0["ContactId"] ?? "") == (row["ContactId"] ?? "")
    }
    #expect(!isThere, "a second membership is an error (SF-M1)")
    members.rows.append(row.merging(["Id": newID("00vHs000000")]) { $1 })
  }
}

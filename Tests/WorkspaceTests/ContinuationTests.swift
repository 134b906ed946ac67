import Foundation
import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleTestKit
import RuleWorkspace
import SyncState
import Testing

/// Runs that go on from what an earlier run left.
///
/// `RULEC_SEED` replays the world that a failure names.
@Suite struct ContinuationTests {
  private static let seeds: [UInt64] =
    ProcessInfo.processInfo.environment["RULEC_SEED"].flatMap { UInt64($0) }.map { [$0] }
    ?? Array(1...25)

  @Test(arguments: seeds)
  func `runs of some days come to the same end as one run over all of them`(seed: UInt64) throws {
    var world = try DaysWorld(seed: seed)
    let days = Int64(3 * 24 * 3600)
    let end = DaysWorld.start.advanced(milliseconds: days * 1000)
    let whole = try world.run(to: [end])
    let cuts = (0..<Int.random(in: 1...3, using: &world.random)).map { _ in
      DaysWorld.start.advanced(
        milliseconds: Int64.random(in: 0...days, using: &world.random) * 1000)
    }
    let parts = try world.run(to: Set(cuts).sorted() + [end])
    let difference = zip(whole.lines, parts.lines).first { $0 != $1 }
    #expect(difference == nil, "seed \(seed), cut at \(cuts.map(\.text))")
    #expect(whole.lines.count == parts.lines.count, "seed \(seed)")
  }

  /// A merge whose records are one in Salesforce, and whose people are still two in Marketo.
  @Test(arguments: [false, true])
  func `a merge that no cycle has pulled is pulled by the next run`(hasNews: Bool) throws {
    let leads = try DaysWorld(seed: 2).leads
    try #require(leads.count > 1)
    let (winner, loser) = (leads[0], leads[1])
    var events = [
      "{at: \"2026-03-03 12:10\", by: salesforce, person: \(winner), merge_people: [\(loser)]}"
    ]
    if hasNews {
      // The sync owes what changed about both before the merge, on either side.
      events += [
        "{at: \"2026-03-03 12:08\", person: \(loser), "
          + "change_program_status: {program: Spring, status: Attended}}",
        "{at: \"2026-03-03 12:09\", by: salesforce, person: \(winner), "
          + "add_to_sfdc_campaign: {campaign: Autumn, status: Registered}}",
      ]
    }
    let world = try DaysWorld(seed: 2, events: events)
    let cut = DaysWorld.start.advanced(milliseconds: (36 * 60 + 11) * 60_000)
    let end = DaysWorld.start.advanced(milliseconds: 72 * 3_600_000)
    let cutOff = try world.run(to: [cut])
    let whole = try world.run(to: [end])
    let parts = try world.run(to: [cut, end])
    let row = "\(loser),"
    #expect(cutOff.people.contains { $0.hasPrefix(row) }, "the merge was pulled already")
    #expect(!whole.people.contains { $0.hasPrefix(row) })
    #expect(zip(whole.lines, parts.lines).first { $0 != $1 } == nil)
    #expect(whole.lines.count == parts.lines.count)
  }

  @Test func `the worlds leave something of every kind`() throws {
    var kinds: Set<String> = []
    var (waiting, triggers) = (0, 0)
    for seed: UInt64 in 1...10 {
      let world = try DaysWorld(seed: seed)
      // Right after something happened in Salesforce it is not pulled yet.
      for end in world.salesforceInstants {
        let rest = try world.rest(at: end)
        waiting += rest.flows.reduce(0) { $0 + $1.people.count }
        triggers += rest.flows.count { $0.trigger != nil }
        kinds.formUnion(rest.sync.map(\.kind.rawValue))
      }
    }
    #expect(waiting > 50 && triggers > 10, "\(waiting) \(triggers)")
    let wanted: [PendingSync.Kind] = [
      .personField, .recordField, .newRecord, .campaignMember, .campaignMemberField,
      .pulledMember, .mapping, .programMember, .problem, .fault, .formerRecord,
    ]
    #expect(wanted.filter { !kinds.contains($0.rawValue) } == [], "\(kinds.sorted())")
  }
}

/// A workspace with everything that a run can leave, people, and three days of events.
private struct DaysWorld {
  static let start = Instant(millisecondsSince1970: 1_772_409_600_000)
  var random: SplitMix64
  private let graph: ExecutionGraph
  private let files: [(name: String, bytes: [UInt8])]
  /// The Marketo ids of the people who are leads.
  private(set) var leads: [Int] = []

  init(seed: UInt64, events: [String] = []) throws {
    random = SplitMix64(seed: seed)
    let rules = try #require(fixtures(in: "days", ext: "yaml").first).bytes()
    var scenario = "scenario: Days\nevents:\n"
    var drawn: [String] = []
    for _ in 0..<40 { drawn.append("{at: \(Self.time(&random)), \(Self.event(&random))}") }
    for event in events.isEmpty ? drawn : events { scenario += "  - \(event)\n" }
    let analysis = WorkspaceAnalyser { _ in .utc }.analyse([
      WorkspaceFile(path: "rulec.yaml", bytes: rules),
      WorkspaceFile(path: "days.yaml", bytes: Array(scenario.utf8)),
    ])
    let errors = analysis.diagnostics.filter { $0.severity == .error }.map(\.message)
    let compiled = analysis.compile()
    graph = try #require(compiled, "\(errors)\n\(scenario)")
    var people = "id,firstName,lastName,email,company,city,country,leadScore,sfdcId,sfdcType\n"
    var leads = "Id,LastName,Company,City,Email,Country\n"
    var contacts = "Id,LastName,Account.Name,Email\n"
    for id in 1...8 {
      let name = random.chance(85) ? "Doe \(id)" : "null"
      let country = random.pick(["Sweden", "France", "null"])
      let kind = name == "null" ? 2 : random.pick([0, 0, 1, 2])
      let record = Self.record(kind == 1 ? "003Hs000000000" : "00QHs000000000", id)
      people += "\(id),A,\(name),p\(id)@example.com,Acme,Lund,\(country),0,"
      people += kind == 2 ? "null,null\n" : "\(record),\(kind == 0 ? "Lead" : "Contact")\n"
      if kind == 0 { self.leads.append(id) }
      if kind == 0 { leads += "\(record),\(name),Acme,Lund,p\(id)@example.com,\n" }
      if kind == 1 { contacts += "\(record),\(name),Acme,p\(id)@example.com\n" }
    }
    leads += "\(Self.record("00QHs000000000", 9)),New,Acme,Lund,new@example.com,\n"
    files = [("people.csv", people), ("lead.csv", leads), ("contact.csv", contacts)]
      .filter { $0.1.utf8.count { $0 == 0x0A } > 1 }.map { ($0.0, Array($0.1.utf8)) }
  }

  private static func record(_ prefix: String, _ number: Int) -> String {
    let short = "\(prefix)\(number)"
    let whole = try? SalesforceID.normalised(Array(short.utf8).span)
    return whole.map { String(decoding: $0, as: UTF8.self) } ?? short
  }

  private static func time(_ random: inout SplitMix64) -> String {
    let minute = Int.random(in: 0..<(3 * 24 * 60), using: &random)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return
      "\"2026-03-\(two(2 + minute / 1440)) \(two(minute / 60 % 24)):\(two(minute % 60))\""
  }

  private static func event(_ random: inout SplitMix64) -> String {
    let person = "person: \(Int.random(in: 1...8, using: &random))"
    let program = random.pick(["Spring", "Autumn"])
    let status = random.pick(["Invited", "Registered", "Attended"])
    let label = random.pick(["Spring", "Autumn"])
    let city = random.pick(["Lund", "Lyon", "Nowhere", "NULL"])
    let seat = random.pick(["1A", "2B", "NULL"])
    return random.pick([
      "\(person), add_to_list: Start", "\(person), add_to_list: Start",
      "\(person), remove_from_list: Start", "\(person), add_to_list: Done",
      "\(person), change_program_status: {program: \(program), status: \(status)}",
      "\(person), change_program_status: {program: \(program), status: Not in Program}",
      "\(person), change_program_status: {program: \(program), status: Attended}",
      "\(person), change_data_value: {field: City, value: \(city)}",
      "\(person), change_data_value: {field: Last Name, value: Roe}",
      "\(person), change_data_value: {field: Country, value: Sweden}",
      "\(person), change_score: {score: Person Score, change: \"+3\"}",
      "\(person), change_program_member_data: "
        + "{program: \(program), field: Seat, value: \(seat)}",
      "by: api, \(person), request_campaign: Spring.06 Requested",
      "by: salesforce, \(person), change_data_value: {field: City, value: \(city)}",
      "by: salesforce, \(person), add_to_sfdc_campaign: {campaign: \(label), status: \(status)}",
      "by: salesforce, \(person), "
        + "change_status_in_sfdc_campaign: {campaign: \(label), status: \(status)}",
      "by: salesforce, \(person), remove_from_sfdc_campaign: \(label)",
      "by: salesforce, \(person), change_program_member_data: "
        + "{program: \(program), field: Seat, value: \(seat)}",
      "by: salesforce, \(person), change_program_member_data: "
        + "{program: \(program), field: Seat, value: \(seat)}",
      "by: salesforce, \(person), change_program_member_data: "
        + "{program: \(program), field: Seat, value: \(seat)}",
      "by: salesforce, \(person), add_to_sfdc_campaign: {campaign: Loose, status: Sent}",
      "by: salesforce, \(person), convert_lead: {}",
      "by: salesforce, \(person), delete_record: {}",
      "by: salesforce, person: n\(Int.random(in: 1...99, using: &random))@example.com, "
        + "create_lead: {fields: {Last Name: Lovelace, Company Name: Analytical}}",
    ])
  }

  /// When something happens in Salesforce: two changes of member fields, and the last two others.
  var salesforceInstants: [Instant] {
    let events = graph.timelines.flatMap(\.events).filter { $0.actor == .salesforce }
      .sorted { $0.at < $1.at }
    func isAboutMemberField(_ event: TimelineEvent) -> Bool {
      if case .setMemberField = event.action { true } else { false }
    }
    return events.filter(isAboutMemberField).suffix(2).map(\.at)
      + events.filter { !isAboutMemberField($0) }.suffix(2).map(\.at)
  }

  /// What runs come to.
  struct Outcome {
    /// Everything that is there at the end.
    let lines: [String]
    /// The rows of the people.
    let people: [Substring]
  }

  /// Everything that is there at the end of runs up to some instants, each from what the one before
  /// wrote: the files of the state, and the log without its numbers of entries.
  func run(to ends: [Instant]) throws -> Outcome {
    var files = files
    var log: [[String]] = []
    // What is loaded first is brought into the order in which states are written.
    let (first, report) = try load(files)
    files = StateWriter(first, report: report).files().map { ($0.name, $0.bytes) }
    var start = Self.start
    for end in ends {
      let (simulation, report) = try part(files, &log, from: start, until: end)
      files = StateWriter(
        simulation.state.mirror, report: report, unfinished: simulation.unfinished
      ).files().map { ($0.name, $0.bytes) }
      start = end.advanced(milliseconds: 1)
    }
    let lines = files.flatMap { file in
      ["== \(file.name)"]
        + String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
        .map(String.init)
    }
    let people = files.first { $0.name == "people.csv" }
    return Outcome(
      lines: lines + log.map { $0.dropFirst().joined(separator: ",") },
      people: String(decoding: people?.bytes ?? [], as: UTF8.self).split(separator: "\n"))
  }

  /// What a run up to an instant leaves.
  func rest(at end: Instant) throws -> UnfinishedRun {
    var log: [[String]] = []
    return try part(files, &log, from: Self.start, until: end).simulation.unfinished
  }

  private func load(_ files: [(name: String, bytes: [UInt8])]) throws -> (Mirror, LoadReport) {
    var loader = StateLoader(assets: graph.assets, text: graph.text)
    for file in files { loader.load(file: file.name, bytes: file.bytes) }
    let (mirror, report) = loader.finish()
    try #require(report.isUsable, "\(report.findings.map(\.concise))")
    return (mirror, report)
  }

  private func part(
    _ files: [(name: String, bytes: [UInt8])], _ log: inout [[String]], from start: Instant,
    until end: Instant
  ) throws -> (simulation: Simulation, report: LoadReport) {
    let (loaded, report) = try load(files)
    var table = CSVWriter(columns: ActivityLogWriter.columns)
    for (number, row) in log.enumerated() { table.append([String(number + 1)] + row.dropFirst()) }
    var reader = ActivityReader(policy: .skip)
    reader.load(file: "log.csv", bytes: table.bytes)
    let (read, _) = reader.finish()
    let activities = ActivityImport(
      read, graph: graph, mirror: loaded, files: ["log.csv"], start: end)
    var writer = ActivityLogWriter(graph: graph)
    writer.resume(after: read, mirror: activities.state)
    var simulation = Simulation(graph: graph, mirror: activities.state, start: start)
    if let unfinished = report.unfinished { simulation.resume(unfinished) }
    simulation.remember(activities.history)
    for event in graph.timelines.flatMap(\.events) where event.at >= start && event.at <= end {
      simulation.add(event)
    }
    var bytes: [UInt8] = []
    simulation.run(
      until: end,
      onActivities: {
        writer.append($0, mirror: $1)
        bytes += writer.take()
      })
    log += bytes.isEmpty ? [] : CSVTable(bytes).rows.map(\.cells)
    return (simulation, report)
  }
}

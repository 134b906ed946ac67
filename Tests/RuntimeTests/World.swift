import RuleGraph
import RuleRuntime
import RuleSource
import SyncState

/// A small workspace with people, built by hand for one test.
struct World {
  var parts = ExecutionGraph.Parts()
  var events: [TimelineEvent] = []
  private var people: [(id: Int64, values: [(FieldID, Value)])] = []
  private var memberships: [(ListID, Int64)] = []
  private var programMembers: [(ProgramID, Int64, ProgramMember)] = []
  private let span = Span(file: FileID(0), start: 0, end: 0)

  /// Thursday 1 October 2026, 12:00 in UTC: when tests begin unless they say otherwise.
  static let noon = Instant("2026-10-01T12:00:00Z")

  init(zone: TimeZoneTable = .utc) {
    parts.zone = zone
    parts.settings.cycleEnabled = false
    for field in [
      Field("Email Address", api: "email", .email), Field("Country", api: "country", .string),
      Field("Score", api: "score", .score), Field("Born", api: "born", .date),
      Field("Seen", api: "seen", .datetime), Field("Days", api: "days", .integer),
      Field("Ratio", api: "ratio", .float), Field("Flag", api: "flag", .boolean),
      Field("Unsubscribed", api: "unsubscribed", .boolean),
      Field("Marketing Suspended", api: "marketingSuspended", .boolean),
      Field("Black Listed", api: "blackListed", .boolean),
      Field("Email Invalid", api: "emailInvalid", .boolean),
    ] {
      parts.assets.fields.add(field)
    }
  }

  // MARK: Assets

  func field(_ name: String) -> FieldID {
    parts.assets.fields.find(name) ?? FieldID(UInt32.max)
  }

  mutating func text(_ text: String) -> TextID { parts.text.intern(text) }

  mutating func list(_ name: String) -> ListID {
    parts.assets.lists.append(StaticList(name: name))
    return ListID(parts.assets.lists.count - 1)
  }

  /// Adds a program with a channel of its own: Invited 10, Registered 20, Attended 40 (success).
  mutating func program(_ name: String, tokens: [(String, TokenType, String)] = []) -> ProgramID {
    parts.assets.channels.append(
      Channel(
        name: "Channel of \(name)",
        statuses: [
          ProgressionStatus(name: "Invited", step: 10),
          ProgressionStatus(name: "Registered", step: 20),
          ProgressionStatus(name: "Attended", step: 40, success: true),
        ]))
    parts.assets.programs.append(
      Program(
        name: name, marketoID: 1000, type: .default,
        channel: ChannelID(parts.assets.channels.count - 1), sfdcCampaign: nil, periodCosts: []))
    parts.programTokens.append(tokens.map { token($0) })
    return ProgramID(parts.assets.programs.count - 1)
  }

  mutating func sfdcCampaign(_ name: String, statuses: [MemberStatus]) -> SFDCCampaignID {
    parts.assets.sfdcCampaigns.append(
      SFDCCampaign(name: name, salesforceID: nil, statuses: statuses))
    return SFDCCampaignID(parts.assets.sfdcCampaigns.count - 1)
  }

  mutating func token(_ token: (String, TokenType, String)) -> MyToken {
    MyToken(name: text(token.0), type: token.1, value: text(token.2))
  }

  mutating func smartList(_ name: String, _ filter: Predicate) -> SmartListID {
    parts.smartLists.append(
      SmartListNode(name: name, filter: filter, clauses: [], span: span))
    return SmartListID(parts.smartLists.count - 1)
  }

  /// The settings of a campaign that most tests leave alone.
  struct Settings {
    var qualification = Qualification.everyTime
    var isActive = true
    var schedule = Schedule()
    var peopleMax: Int?
    var obeysLimits = false
    var priority: Priority?
    var program: ProgramID?
    var filter = Predicate.all([])
    var clauses: [Predicate] = []
    var named = NamedAssets()
  }

  @discardableResult
  mutating func campaign(
    _ name: String, _ kind: CampaignNode.Kind, on triggers: [EventPattern] = [],
    _ flow: [FlowStep], _ configure: (inout Settings) -> Void = { _ in }
  ) -> CampaignID {
    var settings = Settings()
    configure(&settings)
    parts.assets.smartCampaigns.append(name)
    parts.campaigns.append(
      CampaignNode(
        name: name, marketoID: Int64(parts.campaigns.count + 1), program: settings.program,
        description: "about \(name)", kind: kind, qualification: settings.qualification,
        isActive: settings.isActive, schedule: settings.schedule, peopleMax: settings.peopleMax,
        obeysCommunicationLimits: settings.obeysLimits, priorityOverride: settings.priority,
        triggers: triggers, filter: settings.filter,
        clauses: settings.clauses.map { CampaignNode.Clause(predicate: $0, span: span) },
        flow: flow, named: settings.named, span: span))
    return CampaignID(parts.campaigns.count - 1)
  }

  /// The id that the next campaign will get, for flows that name their own campaign.
  var nextCampaign: CampaignID { CampaignID(parts.campaigns.count) }

  func step(_ effect: Effect?, _ choices: [FlowStep.Choice] = []) -> FlowStep {
    FlowStep(choices: choices, fallback: effect, name: "Step", span: span)
  }

  /// Returns a template in which `{{my.Name}}`-like parts are given as tokens.
  mutating func template(_ parts: TemplatePart...) -> Template {
    Template(
      parts.map { part in
        switch part {
        case .text(let text): .literal(self.parts.text.intern(text))
        case .token(let token): .token(token, default: nil)
        case .or(let token, let text): .token(token, default: self.parts.text.intern(text))
        }
      })
  }

  enum TemplatePart {
    case text(String)
    case token(Token)
    case or(Token, String)
  }

  // MARK: People and events

  mutating func person(_ id: Int64, _ values: [(String, Value)] = []) {
    people.append((id, values.map { (field($0.0), $0.1) }))
  }

  mutating func put(_ id: Int64, in list: ListID) { memberships.append((list, id)) }

  mutating func put(
    _ id: Int64, in program: ProgramID, _ status: Int, success: Bool = false,
    since date: CivilDate? = nil, acquired: Bool = false
  ) {
    programMembers.append(
      (
        program, id,
        ProgramMember(
          person: PersonID(0), status: StatusIndex(status), reachedSuccess: success,
          membershipDate: date, acquiredBy: acquired)
      ))
  }

  /// Adds an event at noon.
  mutating func event(
    _ person: Int64?, _ action: TimelineEvent.Action, by actor: TimelineEvent.Actor = .marketo
  ) {
    event(World.noon, person, action, by: actor)
  }

  mutating func event(
    _ at: Instant, _ person: Int64?, _ action: TimelineEvent.Action,
    by actor: TimelineEvent.Actor = .marketo
  ) {
    events.append(
      TimelineEvent(
        at: at, actor: actor, person: person.map { .marketoID($0) }, action: action, span: span))
  }

  // MARK: Running

  func mirror() -> Mirror {
    var mirror = Mirror(assets: parts.assets, text: parts.text)
    for person in people {
      guard let id = mirror.insertPerson(marketoID: person.id) else { continue }
      for (field, value) in person.values { mirror.people[id, field] = value }
    }
    for (list, id) in memberships {
      if let person = mirror.people.find(marketoID: id) { mirror.lists[list.index].insert(person) }
    }
    for (program, id, member) in programMembers {
      guard let person = mirror.people.find(marketoID: id) else { continue }
      mirror.programs[program.index][person] = ProgramMember(
        person: person, status: member.status, reachedSuccess: member.reachedSuccess,
        membershipDate: member.membershipDate, acquiredBy: member.acquiredBy)
    }
    return mirror
  }

  func graph() -> ExecutionGraph { ExecutionGraph(parts) }

  func simulation(
    from start: Instant = World.noon, _ options: Simulation.Options = Simulation.Options()
  ) -> Simulation {
    var simulation = Simulation(graph: graph(), mirror: mirror(), start: start, options: options)
    for event in events { simulation.add(event) }
    return simulation
  }

  /// Runs everything for a number of days.
  func run(
    from start: Instant = World.noon, days: Int = 400, depth: TraceDepth = .decisions,
    _ configure: (inout Simulation.Options) -> Void = { _ in }
  ) -> Run {
    var options = Simulation.Options()
    options.traceDepth = depth
    configure(&options)
    var simulation = simulation(from: start, options)
    return Run(&simulation, until: start.advanced(milliseconds: Int64(days) * 86_400_000))
  }
}

/// What a run handed out.
final class Log {
  var records: [TraceRecord] = []
  var activities: [Activity] = []
}

/// A run that is over.
struct Run {
  let records: [TraceRecord]
  let activities: [Activity]
  let summary: Summary
  let mirror: Mirror
  let zone: TimeZoneTable

  init(_ simulation: inout Simulation, until end: Instant) {
    let log = Log()
    simulation.run(
      until: end, onTrace: { records, _ in log.records += records },
      onActivities: { activities, _ in log.activities += activities })
    records = log.records
    activities = log.activities
    summary = simulation.summary
    mirror = simulation.state.mirror
    zone = simulation.state.graph.zone
  }

  func person(_ id: Int64) -> PersonID {
    mirror.people.find(marketoID: id) ?? PersonID(UInt32.max)
  }

  func value(_ id: Int64, _ field: String) -> Value {
    mirror.people[person(id), mirror.assets.fields.find(field) ?? FieldID(0)]
  }

  /// The value of a text field as a string; nil when empty.
  func string(_ id: Int64, _ field: String) -> String? {
    guard case .text(let text) = value(id, field) else { return nil }
    return mirror.text[text]
  }

  /// The records of a kind, as `person campaign[.step] result note`, in order.
  func lines(_ kinds: TraceRecord.Kind...) -> [String] {
    records.filter { kinds.contains($0.kind) }.map { line($0) }
  }

  func line(_ record: TraceRecord) -> String {
    var words: [String] = []
    if let person = record.person { words.append("#\(mirror.people.marketoID(person))") }
    if let campaign = record.campaign {
      let name = mirror.assets.smartCampaigns[campaign.index]
      words.append(record.step.map { "\(name).\($0 + 1)" } ?? name)
    }
    if let result = record.result { words.append(result.rawValue) }
    if !record.note.isEmpty { words.append(record.note) }
    return words.joined(separator: " ")
  }

  /// The rule ids of the first record that a condition accepts.
  func rules(_ kind: TraceRecord.Kind, where accepts: (TraceRecord) -> Bool = { _ in true })
    -> [String]
  {
    records.first { $0.kind == kind && accepts($0) }?.rules.map(\.id) ?? []
  }

  /// The ends of the waits that began, in local time.
  var waitEnds: [String] {
    records.filter { $0.kind == .wait }.flatMap(\.details).compactMap { detail in
      guard detail.name == "until", case .instant(let end) = detail.value else { return nil }
      return zone.spelled(end)
    }
  }
}

extension Instant {
  /// Reads an instant that a test spells.
  init(_ text: String) {
    guard let instant = Instant(utf8: text.utf8.span) else {
      preconditionFailure("no instant: \(text)")
    }
    self = instant
  }
}

extension CivilDate {
  /// Reads a day that a test spells.
  init(_ text: String) {
    guard let date = CivilDate(utf8: text.utf8.span) else {
      preconditionFailure("no day: \(text)")
    }
    self = date
  }
}

extension TimeOfDay {
  /// Reads a time that a test spells.
  init(_ text: String) {
    guard let time = TimeOfDay(utf8: text.utf8.span) else {
      preconditionFailure("no time: \(text)")
    }
    self = time
  }
}

extension TimeZoneTable {
  /// Central European time with the changes of 2025 to 2028.
  static let stockholm = TimeZoneTable(
    name: "Europe/Stockholm", firstOffset: 3600,
    changes: [
      ("2025-03-30T01:00:00Z", 7200), ("2025-10-26T01:00:00Z", 3600),
      ("2026-03-29T01:00:00Z", 7200), ("2026-10-25T01:00:00Z", 3600),
      ("2027-03-28T01:00:00Z", 7200), ("2027-10-31T01:00:00Z", 3600),
      ("2028-03-26T01:00:00Z", 7200), ("2028-10-29T01:00:00Z", 3600),
    ].map { (at: Instant($0.0).millisecondsSince1970 / 1000, offset: Int32($0.1)) })
}

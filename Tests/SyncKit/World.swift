package import RuleGraph
package import RuleRuntime
import RuleSource
package import SyncState

/// A running test world, spoken to in names and numbers.
package struct World {
  package var state: RunState
  package var engine: SyncEngine
  /// The smart campaign that steps belong to.
  package static let cause = Cause(campaign: CampaignID(0), run: 1, step: 0, choice: 0)
  package static let lastName = FieldID(0)
  package static let company = FieldID(1)
  package static let city = FieldID(2)
  package static let score = FieldID(3)
  /// The custom field of members, where there is one.
  package static let seat = FieldID(0)

  package static let schema = Schema([
    Field("Last Name", api: "lastName", .string, salesforce: "LastName"),
    Field("Company Name", api: "company", .string, salesforce: "Company", company: true),
    Field("City", api: "city", .string, salesforce: "City"),
    Field("Person Score", api: "leadScore", .score),
    Field("SFDC Type", api: "sfdcType", .string, readOnly: true),
    Field("SFDC Is Deleted", api: "sfdcIsDeleted", .boolean, readOnly: true),
    Field("SFDC Id", api: "sfdcId", .reference, readOnly: true),
    Field("Is Person Account", api: "isPersonAccount", .boolean),
  ])

  package init(
    _ setup: Setup = Setup(), depth: TraceDepth = .decisions, shadows: [Int: [Shadow]] = [:]
  ) {
    var parts = ExecutionGraph.Parts()
    parts.assets.fields = Self.schema
    parts.assets.memberFields = Schema(setup.memberFields)
    parts.assets.channels = [Channel(name: setup.channelName, statuses: setup.statuses)]
    parts.assets.sfdcCampaigns = setup.campaigns.enumerated().map { index, statuses in
      SFDCCampaign(
        name: "C\(index)", salesforceID: nil, isVisible: !setup.hiddenCampaigns.contains(index),
        statuses: statuses)
    }
    parts.assets.programs = setup.mapping.enumerated().map { index, campaign in
      Program(
        name: "P\(index)", marketoID: nil, type: setup.programType, channel: ChannelID(0),
        sfdcCampaign: campaign.map { SFDCCampaignID($0) },
        periodCosts: setup.periodCosts.enumerated().map {
          PeriodCost(month: CivilDate(daysSince1970: Int32($0 * 31)), amount: $1)
        })
    }
    parts.assets.smartCampaigns = ["P0.Test"]
    parts.campaigns = [Self.campaign]
    parts.settings = setup.settings
    let graph = ExecutionGraph(parts)
    var mirror = Mirror(assets: parts.assets)
    for (index, person) in setup.people.enumerated() {
      Self.add(person, marketoID: Int64(index + 1), to: &mirror)
    }
    for (index, stranger) in setup.strangers.enumerated() {
      Self.add(stranger.kind, stranger.members, "S\(index)", to: &mirror)
    }
    for (program, halves) in shadows {
      mirror.links[program]?.isInitialised = true
      for (person, shadow) in halves.enumerated() {
        mirror.links[program]?[PersonID(person)] = shadow
      }
    }
    state = RunState(
      graph: graph, mirror: mirror, start: setup.start,
      trace: Trace(depth: depth))
    engine = SyncEngine(state: &state)
  }

  private static let campaign = CampaignNode(
    name: "P0.Test", marketoID: 1, program: ProgramID(0), description: "", kind: .trigger,
    qualification: .everyTime, isActive: true, schedule: Schedule(), peopleMax: nil,
    obeysCommunicationLimits: false, priorityOverride: nil, triggers: [], filter: .constant(true),
    clauses: [], flow: [], span: Span(file: FileID(0), start: 0, end: 0))

  private static func add(_ person: Setup.Person, marketoID: Int64, to mirror: inout Mirror) {
    guard let id = mirror.insertPerson(marketoID: marketoID) else { return }
    set(lastName, person.lastName, of: id, in: &mirror)
    set(company, person.company, of: id, in: &mirror)
    for (program, status) in person.programs {
      let channel = mirror.assets.channel(of: ProgramID(program))
      guard let status = channel.status(named: status) else { continue }
      mirror.programs[program][id] = ProgramMember(person: id, status: status)
    }
    guard let kind = person.record else { return }
    guard let record = add(kind, person.members, "\(marketoID)", to: &mirror) else { return }
    for field in [lastName, company] { mirror.records[record, field] = mirror.people[id, field] }
    mirror.link(id, record)
  }

  @discardableResult
  private static func add(
    _ kind: RecordKind, _ members: [Int: String], _ name: String, to mirror: inout Mirror
  ) -> RecordID? {
    let id = mirror.text.intern("\(kind.rawValue)-\(name)")
    guard let record = mirror.records.insert(SalesforceRecord(kind: kind, salesforceID: id))
    else { return nil }
    for (campaign, label) in members {
      guard let status = mirror.campaigns[campaign].statuses.position(of: label, by: .loose)
      else { continue }
      mirror.campaigns[campaign].members[record] = CampaignMember(record: record, status: status)
    }
    return record
  }

  private static func set(
    _ field: FieldID, _ text: String?, of person: PersonID, in mirror: inout Mirror
  ) {
    guard let text else { return }
    mirror.people[person, field] = .text(mirror.text.intern(text))
  }
}

// What happens
extension World {
  /// Lets a minute pass.
  package mutating func wait() { state.now = state.now.advanced(milliseconds: 60_000) }

  package mutating func pull() { engine.pull(in: &state) }
  package mutating func push() { engine.push(in: &state) }

  /// Runs a whole cycle a minute later.
  package mutating func cycle() {
    wait()
    pull()
    push()
  }

  /// Ends the engine and begins again, as if the state had been written and loaded.
  package mutating func reload() {
    let campaigns = state.graph.assets.sfdcCampaigns
    state.mirror.observed = campaigns.map { _ in ObservedMembers() }
    engine = SyncEngine(state: &state)
  }

  /// A user changes a program status; nil is Not in Program.
  @discardableResult
  package mutating func setStatus(_ person: Int, _ status: String?, program: Int = 0) -> StepOutcome
  {
    engine.setProgramStatus(
      ProgramID(program), channelStatus(status), of: PersonID(person),
      origin: .marketoUser(name: "Ann"), in: &state)
  }

  /// Runs an SFDC step.
  @discardableResult
  package mutating func step(
    _ change: Effect.SFDCMemberChange, _ person: Int, _ status: String? = nil, campaign: Int = 0,
    parent: Int? = nil
  ) -> StepOutcome {
    engine.perform(
      change, campaign: SFDCCampaignID(campaign), status: label(of: status, campaign: campaign),
      person: PersonID(person),
      parentProgram: parent.map { ProgramID($0) }, cause: Self.cause, in: &state)
  }

  /// Somebody in Salesforce changes the membership of a person's record.
  @discardableResult
  package mutating func salesforce(
    _ change: Effect.SFDCMemberChange, _ person: Int, _ status: String? = nil, campaign: Int = 0
  ) -> StepOutcome? {
    guard let record = state.mirror.currentRecord(of: PersonID(person)) else { return nil }
    return engine.applySalesforce(
      .member(
        change, SFDCCampaignID(campaign), record, status: label(of: status, campaign: campaign)),
      in: &state)
  }

  /// The label of a status in a campaign, where names need not be spelled the same (CS-S3).
  private func label(of status: String?, campaign: Int) -> String? {
    guard state.graph.settings.statusNames == .loose, let status else { return status }
    let statuses = state.mirror.campaigns[campaign].statuses
    return statuses.position(of: status, by: .loose).map { statuses[$0.index].label } ?? status
  }

  /// The program's name for a label of a campaign.
  package func name(ofLabel label: String) -> String {
    let channel = state.graph.assets.channels[0]
    guard let status = channel.status(named: label, by: state.graph.settings.statusNames) else {
      return label
    }
    return channel.statuses[status.index].name
  }

  @discardableResult
  package mutating func salesforce(_ change: SalesforceChange) -> StepOutcome {
    engine.applySalesforce(change, in: &state)
  }

  /// Something on the way between the two sides changes.
  @discardableResult
  package mutating func connect(_ change: ConnectionChange, _ record: RecordID? = nil)
    -> StepOutcome
  {
    engine.change(change, record: record, in: &state)
  }

  @discardableResult
  package mutating func setField(_ field: FieldID, _ text: String?, _ person: Int) -> StepOutcome {
    engine.setField(
      field, value(text), of: PersonID(person), origin: .api(source: "Web service API"),
      in: &state)
  }
}

extension World {
  /// A user sets the custom field of a program member.
  mutating func setSeat(_ person: Int, program: Int, _ text: String?) {
    _ = engine.setMemberField(
      World.seat, value(text), in: ProgramID(program), of: PersonID(person),
      origin: .marketoUser(name: "Ann"), in: &state)
  }

  /// Somebody in Salesforce sets the custom field of a campaign member.
  mutating func setSeat(_ person: Int, campaign: Int, _ text: String?) {
    guard let record = state.mirror.currentRecord(of: PersonID(person)) else { return }
    salesforce(
      .setMemberField(SFDCCampaignID(campaign), record, .init(World.seat, value(text))))
  }

  /// What the custom field of a member holds on both sides.
  func seats(_ person: Int, program: Int, campaign: Int) -> (program: Value, campaign: Value) {
    let record = state.mirror.currentRecord(of: PersonID(person))
    return (
      state.mirror.programs[program][PersonID(person), World.seat],
      record.map { state.mirror.campaigns[campaign].members[$0, World.seat] } ?? .null
    )
  }
}

// What can be seen
extension World {
  package func channelStatus(_ name: String?) -> StatusIndex {
    let channel = state.graph.assets.channels[0]
    return name.flatMap { channel.status(named: $0) } ?? .notInProgram
  }

  package mutating func value(_ text: String?) -> Value {
    text.map { .text(state.mirror.text.intern($0)) } ?? .null
  }

  package func record(_ person: Int) -> RecordID? { state.mirror.linkedRecords[person] }

  package func status(_ person: Int, program: Int = 0) -> String? {
    state.mirror.programs[program][PersonID(person)].map {
      state.graph.assets.channels[0].statuses[$0.status.index].name
    }
  }

  package func member(_ person: Int, campaign: Int = 0) -> String? {
    let campaign = state.mirror.campaigns[campaign]
    return state.mirror.currentRecord(of: PersonID(person)).flatMap { campaign.members[$0] }
      .map { name(ofLabel: campaign.statuses[$0.status.index].label) }
  }

  package func text(_ person: Int, _ field: String) -> String? {
    guard let id = Self.schema.find(field),
      case .text(let text) = state.mirror.people[PersonID(person), id]
    else { return nil }
    return state.mirror.text[text]
  }

  package func salesforceText(_ person: Int, _ field: FieldID) -> String? {
    guard let record = record(person), case .text(let text) = state.mirror.records[record, field]
    else { return nil }
    return state.mirror.text[text]
  }

  package var labels: [String] {
    state.mirror.campaigns[0].statuses.filter { !$0.isDeleted }.map(\.label)
  }

  package func report(_ program: Int = 0) -> SyncReport.ProgramReport? {
    engine.report(in: state).programs.first { $0.program == ProgramID(program) }
  }

  /// Takes out the log entries, each as one line.
  package mutating func log() -> [String] {
    let pool = state.mirror.text
    let zone = state.graph.zone
    let entries = state.journal.map { entry -> String in
      let shown = { (value: Value) -> String in value.spelled(pool, zone: zone) }
      var line = "\(entry.type.rawValue) p\(entry.person.index)"
      switch entry.asset {
      case .field(let field): line += " \(Self.schema[field].name)"
      case .program(let program): line += " P\(program.index)"
      case .sfdcCampaign(let campaign): line += " C\(campaign.index)"
      case .none, .list, .campaign, .named: break
      }
      if !entry.oldValue.isNull || !entry.newValue.isNull {
        line += " \(shown(entry.oldValue))>\(shown(entry.newValue))"
      }
      if entry.success == true { line += " success" }
      if entry.acquiredBy == true { line += " acquired" }
      if entry.cause != nil { line += " by step" }
      return line
    }
    state.journal = []
    return entries
  }

  /// The entries that concern campaigns and programs, without fields and leads.
  package mutating func memberLog() -> [String] {
    log().filter { line in ["42 ", "43 ", "44 ", "104 "].contains { line.hasPrefix($0) } }
  }

  /// Takes out the rule ids of the trace, in order.
  package mutating func rules() -> [String] { state.trace.take().flatMap { $0.rules.map(\.id) } }
}

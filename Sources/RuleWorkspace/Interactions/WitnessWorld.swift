import RuleGraph
import RuleRuntime
import SyncState

/// A state with one person, made so that filters hold and triggers can fire.
///
/// It is a guess: whoever uses it runs the interpreter and looks at what happens.
struct WitnessWorld {
  /// The state.
  private(set) var mirror: Mirror
  /// The person.
  let person: PersonID
  /// What the person is like, in words, in the order in which it was decided.
  private(set) var traits: [String] = []
  private let graph: ExecutionGraph
  private let start: Instant

  /// When made-up people live: Monday 5 January 2026, 10:40 in UTC.
  static let start = Instant(millisecondsSince1970: 1_767_609_600_000)

  /// The Marketo id of the person.
  static let marketoID: Int64 = 1

  init?(_ graph: ExecutionGraph, start: Instant) {
    self.graph = graph
    self.start = start
    mirror = Mirror(assets: graph.assets, text: graph.text)
    guard let person = mirror.insertPerson(marketoID: Self.marketoID) else { return nil }
    self.person = person
    set("Email Address", "witness@example.com")
    set("Last Name", "Witness")
    set("Company Name", "Example")
  }

  /// Makes a filter hold, as far as it goes; parts that contradict earlier ones win.
  mutating func satisfy(_ predicate: Predicate, depth: Int = 0) {
    guard depth < 16 else { return }
    switch predicate {
    // A witness has no past.
    case .constant, .activity, .sharesValue, .sample, .opportunities: break
    case .field(let field, let test): satisfy(field, test)
    case .memberOfProgram(let test, let constraints, let negated):
      if let id = first(test, graph.assets.programs.count) { join(id, constraints, negated) }
    case .memberOfSFDCCampaign(let test, let constraints, let negated):
      if let id = first(test, graph.assets.sfdcCampaigns.count) { join(id, constraints, negated) }
    case .memberOfList(let test, let negated):
      guard let list = first(test, graph.assets.lists.count) else { break }
      if negated { mirror.lists[list.index].remove(person) } else { add(to: list) }
    case .memberOfSmartList(let list, let negated):
      if !negated { satisfy(graph.smartLists[list.index].filter, depth: depth + 1) }
    case .memberOfCampaign(let test, let negated):
      guard let campaign = first(test, graph.campaigns.count), !negated else { break }
      mirror.history[campaign.index][person] = start.advanced(milliseconds: -86_400_000)
    case .all(let parts): for part in parts { satisfy(part, depth: depth + 1) }
    case .any(let parts): if let part = parts.first { satisfy(part, depth: depth + 1) }
    }
  }

  /// Returns an event that fires a trigger, after making the state ready for it.
  mutating func event(firing pattern: EventPattern) -> TimelineEvent? {
    func event(_ actor: TimelineEvent.Actor, _ action: TimelineEvent.Action) -> TimelineEvent {
      TimelineEvent(
        at: start, actor: actor, person: .marketoID(Self.marketoID), action: action,
        span: graph.campaigns[0].span)
    }
    switch (pattern.type, pattern.asset) {
    case (.changeDataValue, .field(let test)):
      guard let field = first(test, graph.assets.fields.count) else { return nil }
      let new = value(of: pattern, .newValue, field) ?? sample(field)
      mirror.people[person, field] = value(of: pattern, .oldValue, field) ?? .null
      return event(.marketo, .setField(.init(field, new)))
    case (.changeScore, .field(let test)):
      guard let field = first(test, graph.assets.fields.count) else { return nil }
      return event(.marketo, .changeScore(field, .add(1)))
    case (.addToList, .list(let test)), (.removeFromList, .list(let test)):
      guard let list = first(test, graph.assets.lists.count) else { return nil }
      let adds = pattern.type == .addToList
      if adds { mirror.lists[list.index].remove(person) } else { add(to: list) }
      return event(.marketo, .listMembership(list, member: adds))
    case (.changeStatusInProgression, .program(let test)):
      guard let program = first(test, graph.assets.programs.count) else { return nil }
      let statuses = graph.assets.channel(of: program).statuses
      let names = statuses.dropFirst().map(\.name)
      guard let new = choose(names, pattern, .newValue) else { return nil }
      mirror.programs[program.index][person] = nil
      let index = statuses.firstIndex { $0.name == new } ?? 1
      return event(.marketo, .programStatus(program, StatusIndex(index)))
    case (.requestCampaign, .campaign(let test)):
      guard let campaign = first(test, graph.campaigns.count) else { return nil }
      let source = mirror.text.intern("Web Service API")
      return event(.api, .request(campaign, source: source))
    case (.addToSFDCCampaign, .sfdcCampaign(let test)),
      (.changeStatusInSFDCCampaign, .sfdcCampaign(let test)):
      guard let campaign = first(test, graph.assets.sfdcCampaigns.count) else { return nil }
      linkRecord()
      let labels = graph.assets.sfdcCampaigns[campaign.index].statuses.map(\.label)
      let label = choose(labels, pattern, .newValue)
      let status = label.map { mirror.text.intern($0) }
      let adds = pattern.type == .addToSFDCCampaign
      if !adds { addMember(campaign, status: labels.first { $0 != label }) }
      return event(.salesforce, .sfdcMember(adds ? .add : .changeStatus, campaign, status: status))
    case (.removeFromSFDCCampaign, .sfdcCampaign(let test)):
      guard let campaign = first(test, graph.assets.sfdcCampaigns.count) else { return nil }
      linkRecord()
      addMember(campaign, status: graph.assets.sfdcCampaigns[campaign.index].statuses.first?.label)
      return event(.salesforce, .sfdcMember(.remove, campaign, status: nil))
    default:
      // Other activities come about in ways that a single event does not show.
      return nil
    }
  }
}

// Ways to make single conditions hold.
extension WitnessWorld {
  private func first<ID: DenseID>(_ test: AssetTest<ID>, _ count: Int) -> ID? {
    (0..<count).lazy.map { ID($0) }.first { test.matches($0) }
  }

  private mutating func set(_ field: String, _ text: String) {
    guard let field = graph.assets.fields.find(field) else { return }
    mirror.people[person, field] = .text(mirror.text.intern(text))
  }

  private mutating func satisfy(_ field: FieldID, _ test: ValueTest) {
    guard let value = value(passing: test, graph.assets.fields[field].type) else { return }
    mirror.people[person, field] = value
    if !value.isNull {
      let text = value.spelled(mirror.text, zone: graph.zone)
      traits.append("\(graph.assets.fields[field].name) is `\(text)`")
    }
  }

  private mutating func join(
    _ program: ProgramID, _ constraints: [Predicate.MembershipConstraint], _ negated: Bool
  ) {
    guard !negated else {
      mirror.programs[program.index][person] = nil
      return
    }
    let statuses = graph.assets.channel(of: program).statuses
    var names = statuses.dropFirst().map(\.name)
    for case .status(let test) in constraints { names = names.filter { passes(test, $0) } }
    let index = statuses.firstIndex { $0.name == names.first } ?? 1
    guard statuses.indices.contains(index) else { return }
    var member = ProgramMember(
      person: person, status: StatusIndex(index), reachedSuccess: statuses[index].isSuccess)
    for case .nurture(let stream, let isPaused) in constraints {
      let names = graph.assets.programs[program.index].streams
      let found = names.firstIndex { name in stream.map { passes($0, name) } ?? true }
      member.nurture = NurtureState(stream: found.map { StreamIndex($0) })
      member.nurture?.isPaused = isPaused ?? false
    }
    mirror.programs[program.index][person] = member
    traits.append(
      "is in `\(graph.assets.programs[program.index].name)` as `\(statuses[index].name)`")
  }

  private mutating func join(
    _ campaign: SFDCCampaignID, _ constraints: [Predicate.SFDCMembershipConstraint],
    _ negated: Bool
  ) {
    guard !negated else { return }
    linkRecord()
    var labels = graph.assets.sfdcCampaigns[campaign.index].statuses.map(\.label)
    for case .status(let test) in constraints { labels = labels.filter { passes(test, $0) } }
    addMember(campaign, status: labels.first)
  }

  private mutating func add(to list: ListID) {
    mirror.lists[list.index].insert(person)
    traits.append("is in the list `\(graph.assets.lists[list.index].name)`")
  }

  private mutating func linkRecord() {
    guard mirror.linkedRecords[person.index] == nil else { return }
    let id = mirror.text.intern("00Q000000000001EAA")
    let record = SalesforceRecord(kind: .lead, salesforceID: id)
    guard let record = mirror.records.insert(record) else { return }
    mirror.link(person, record)
    set("SFDC Type", "Lead")
    traits.append("is a lead in Salesforce")
  }

  private mutating func addMember(_ campaign: SFDCCampaignID, status label: String?) {
    guard let record = mirror.linkedRecords[person.index],
      let status = mirror.campaigns[campaign.index].status(labelled: label ?? "")
    else { return }
    mirror.campaigns[campaign.index].members[record] = CampaignMember(
      record: record, status: status)
    mirror.observed[campaign.index][person] = status
  }

  private func choose(
    _ names: some Sequence<String>, _ pattern: EventPattern, _ attribute: ActivityAttribute
  ) -> String? {
    let tests = pattern.constraints.filter { $0.attribute == attribute }.map(\.test)
    return names.first { name in tests.allSatisfy { passes($0, name) } }
  }

  /// Whether a name passes a text test; other tests do not apply to names.
  private func passes(_ test: ValueTest, _ name: String) -> Bool {
    switch test {
    case .text(let comparison, let ids, let negated):
      let found = ids.contains { id in
        let (text, name) = (graph.text[id].lowercased(), name.lowercased())
        return switch comparison {
        case .is: text == name
        case .startsWith: name.hasPrefix(text)
        case .contains: name.contains(text)
        }
      }
      return found != negated
    case .exactText(let ids, let negated): return ids.contains { graph.text[$0] == name } != negated
    case .isEmpty(let negated): return negated
    case .number, .numberRange, .day, .dayRange, .relative, .timeFrame, .boolean: return true
    }
  }

  private func value(
    of pattern: EventPattern, _ attribute: ActivityAttribute, _ field: FieldID
  ) -> Value? {
    let test = pattern.constraints.first { $0.attribute == attribute }?.test
    return test.flatMap { value(passing: $0, graph.assets.fields[field].type) }
  }

  private func sample(_ field: FieldID) -> Value {
    value(passing: .isEmpty(negated: true), graph.assets.fields[field].type) ?? .null
  }

  /// A value that passes a test.
  private func value(passing test: ValueTest, _ type: FieldType) -> Value? {
    let day = graph.zone.local(start).date
    switch test {
    case .isEmpty(negated: false): return .null
    case .isEmpty(negated: true):
      return switch type.family {
      case .text: .text(TextID(UInt32(max(0, graph.text.count - 1))))
      case .number: .number(1)
      case .date: .date(day)
      case .datetime: .datetime(start)
      case .boolean: .boolean(true)
      }
    case .text(_, let ids, negated: false), .exactText(let ids, negated: false):
      return ids.first.map { .text($0) }
    case .text, .exactText: return .null
    case .number(let numbers, negated: false): return numbers.first.map { .number($0) }
    case .number(let numbers, negated: true): return .number((numbers.max() ?? 0) + 1)
    case .numberRange(let low, let high):
      if let low { return .number(low.isIncluded ? low.number : low.number + 1) }
      return high.map { .number($0.isIncluded ? $0.number : $0.number - 1) }
    case .day(let days, negated: false): return days.first.map { dated($0, type) }
    case .day(let days, negated: true):
      return dated((days.max() ?? day).advanced(days: 1), type)
    case .dayRange(let first, let last, _): return (first ?? last).map { dated($0, type) }
    case .relative(let comparison, let period): return relative(comparison, period, type)
    case .timeFrame: return dated(day, type)
    case .boolean(let flag, _): return .boolean(flag)
    }
  }

  private func dated(_ day: CivilDate, _ type: FieldType) -> Value {
    type.family == .date ? .date(day) : .datetime(graph.zone.midnight(of: day))
  }

  private func relative(
    _ comparison: ValueTest.RelativeOperator, _ period: Period, _ type: FieldType
  ) -> Value {
    let length = period.milliseconds
    let shift =
      switch comparison {
      case .inPast: -length / 2
      case .inPastBefore: -length - 86_400_000
      case .inFuture: length / 2
      case .inFutureAfter: length + 172_800_000
      }
    let instant = start.advanced(milliseconds: shift)
    return type.family == .date ? .date(graph.zone.local(instant).date) : .datetime(instant)
  }
}

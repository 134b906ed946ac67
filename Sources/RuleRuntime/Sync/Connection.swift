import RuleGraph
import SyncState

/// What stands between Marketo and Salesforce: the one place at which a request can fail.
///
/// Every read and write of Salesforce asks here first. What is done then, and what Marketo
/// remembers of it, is the engine's business.
struct Connection: Sendable {
  private var rules: [ActiveRule] = []
  private var duplicateRules: [DuplicateRule] = []
  private var locks: [RecordID: Instant] = [:]
  private var outages: [OutageSide: Outage] = [:]
  private var callsPerDayMax: Int?
  private var callsPerCycleMax: Int?
  private var callsToday = 0
  private var callsInCycle = 0
  private var today: CivilDate?
  private var repliesToLose = 0
  /// The leads that Marketo created without learning of it, by the key that it sent along: the
  /// person (CS-14.6).
  private var unconfirmed: [(person: PersonID, lead: RecordID)] = []
  private let missingRights: Set<SyncUserRight>
  /// Whether anything can fail at all; asking costs nothing otherwise.
  private(set) var isTroubled: Bool
  private var tester: ValueTester

  private struct ActiveRule {
    let rule: ValidationRule
    let until: Instant?
    let test: ValueTester.TestID?
  }

  private struct DuplicateRule {
    let field: FieldID
    let until: Instant?
  }

  private struct Outage {
    let until: Instant?
    var cyclesLeft: Int?
  }

  /// A connection on which everything works, but for what the sync user may not do (CS-P4).
  init(_ graph: ExecutionGraph) {
    missingRights = graph.settings.missingRights
    isTroubled = !missingRights.isEmpty
    tester = ValueTester(zone: graph.zone, ruleTexts: graph.text)
  }

  /// Changes what can fail; nil when there is nothing to change.
  mutating func apply(_ change: ConnectionChange, to record: RecordID?, now: Instant) -> Bool {
    isTroubled = true
    func end(_ length: Period?) -> Instant? {
      length.map { now.advanced(milliseconds: $0.milliseconds) }
    }
    switch change {
    case .startValidation(let rule):
      rules.removeAll { $0.rule.name == rule.name }
      let test = rule.condition.map { tester.prepare($0.test) }
      rules.append(ActiveRule(rule: rule, until: end(rule.length), test: test))
    case .endValidation(let name):
      guard rules.contains(where: { $0.rule.name == name }) else { return false }
      rules.removeAll { $0.rule.name == name }
    case .startDuplicateRule(let field, let length):
      duplicateRules.removeAll { $0.field == field }
      duplicateRules.append(DuplicateRule(field: field, until: end(length)))
    case .endDuplicateRule(let field):
      guard duplicateRules.contains(where: { $0.field == field }) else { return false }
      duplicateRules.removeAll { $0.field == field }
    case .lock(let length):
      guard let record else { return false }
      locks[record] = end(length) ?? Instant(millisecondsSince1970: .max)
    case .unlock: return record.flatMap { locks.removeValue(forKey: $0) } != nil
    case .outage(let side, let length, let cycles):
      outages[side] = Outage(until: end(length), cyclesLeft: cycles)
    case .limitCalls(let perDay, let perCycle):
      (callsPerDayMax, callsPerCycleMax) = (perDay, perCycle)
    case .loseReplies(let count): repliesToLose = count
    }
    return true
  }

  /// Whether a side works.
  func works(_ side: OutageSide, now: Instant) -> Bool {
    guard let outage = outages[side] else { return true }
    if let until = outage.until, now >= until { return true }
    if let cyclesLeft = outage.cyclesLeft, cyclesLeft <= 0 { return true }
    return false
  }

  /// Begins a cycle; returns the side that keeps it from running, nil when it runs.
  mutating func beginCycle(now: Instant) -> OutageSide? {
    callsInCycle = 0
    guard let side = OutageSide.allCases.first(where: { !works($0, now: now) }) else {
      return nil
    }
    if let cyclesLeft = outages[side]?.cyclesLeft { outages[side]?.cyclesLeft = cyclesLeft - 1 }
    return side
  }

  /// Answers what Marketo asks for; a call is counted whatever the answer.
  mutating func answer(_ request: SalesforceRequest, in state: RunState) -> SalesforceReply {
    if let refusal = unreachable(now: state.now) ?? spend(in: state) ?? lacking(request, state)
      ?? objection(to: request, in: state)
    {
      return .refused(refusal)
    }
    guard repliesToLose > 0 else { return .done }
    repliesToLose -= 1
    return .lost
  }

  /// What Salesforce says against a request, whoever makes it; nil for nothing.
  mutating func objection(
    to request: SalesforceRequest, in state: RunState
  ) -> SalesforceRefusal? {
    if let refusal = unreachable(now: state.now) { return refusal }
    if let record = request.record, let until = locks[record], state.now < until {
      return SalesforceRefusal(.rowLocked)
    }
    return duplicate(request, state) ?? violation(request, state)
  }

  private func unreachable(now: Instant) -> SalesforceRefusal? {
    works(.salesforce, now: now) ? nil : SalesforceRefusal(.unavailable)
  }

  /// Counts a call against the limits.
  private mutating func spend(in state: RunState) -> SalesforceRefusal? {
    guard callsPerDayMax != nil || callsPerCycleMax != nil else { return nil }
    let day = state.graph.zone.local(state.now).date
    if today != day { (today, callsToday) = (day, 0) }
    guard callsToday < callsPerDayMax ?? .max, callsInCycle < callsPerCycleMax ?? .max else {
      return SalesforceRefusal(.apiLimit)
    }
    callsToday += 1
    callsInCycle += 1
    return nil
  }
}

// What Salesforce objects to
extension Connection {
  /// The right that a request needs and the sync user does not have (CS-P4).
  ///
  /// Adding a member needs the right to edit the lead or contact; changing and removing one does
  /// not.
  private func lacking(_ request: SalesforceRequest, _ state: RunState) -> SalesforceRefusal? {
    guard !missingRights.isEmpty else { return nil }
    let kind = request.record.map { state.mirror.records[$0].kind }
    let needed: SyncUserRight?
    switch (request.object, request.operation) {
    case (.lead, .create): needed = .createLeads
    case (.lead, .update): needed = .editLeads
    case (.lead, .delete): needed = .deleteLeads
    case (.contact, .create), (.contact, .update): needed = .editContacts
    case (.contact, .delete): needed = .deleteContacts
    case (.campaign, .create), (.campaign, .update), (.campaign, .delete): needed = .editCampaigns
    case (.campaignMember, .create): needed = kind == .contact ? .editContacts : .editLeads
    case (.campaignMember, .update), (.campaignMember, .delete): needed = nil
    }
    guard let needed, missingRights.contains(needed) else { return nil }
    return SalesforceRefusal(.missingRight, needed.rawValue)
  }

  private mutating func violation(
    _ request: SalesforceRequest, _ state: RunState
  ) -> SalesforceRefusal? {
    guard !rules.isEmpty, request.operation != .delete else { return nil }
    for position in rules.indices where applies(rules[position], to: request, state) {
      let rule = rules[position].rule
      return SalesforceRefusal(
        .validationRule, "\(state.mirror.text[rule.name]): \(state.mirror.text[rule.message])")
    }
    return nil
  }

  private mutating func applies(
    _ active: ActiveRule, to request: SalesforceRequest, _ state: RunState
  ) -> Bool {
    if let until = active.until, state.now >= until { return false }
    switch (active.rule.object, request.object) {
    case (.lead, .lead), (.contact, .contact), (.campaignMember, .campaignMember): break
    case (.lead, _), (.contact, _), (.campaignMember, _): return false
    }
    if let campaign = active.rule.campaign, request.campaign != campaign { return false }
    if let status = active.rule.status {
      guard let campaign = request.campaign, let wanted = request.status else { return false }
      let label = state.mirror.campaigns[campaign.index].statuses[wanted.index].label
      guard sameBytes(label, state.mirror.text[status]) else { return false }
    }
    guard let condition = active.rule.condition, let test = active.test else { return true }
    let value = request.value(of: condition.field, state)
    return tester.passes(test, value, state.mirror.text, now: state.now)
  }

  private func duplicate(
    _ request: SalesforceRequest, _ state: RunState
  ) -> SalesforceRefusal? {
    guard request.operation == .create, request.object == .lead else { return nil }
    for rule in duplicateRules where rule.until.map({ state.now < $0 }) ?? true {
      guard let wanted = spelled(request.value(of: rule.field, state), state) else { continue }
      let isTaken = state.mirror.records.rows.indices.contains { row in
        let record = RecordID(row)
        let known = state.mirror.records[record]
        guard !known.isDeleted, known.convertedContact == nil else { return false }
        return spelled(state.mirror.records[record, rule.field], state) == wanted
      }
      if isTaken {
        return SalesforceRefusal(
          .duplicate, "`\(state.graph.assets.fields[rule.field].name)` is in use")
      }
    }
    return nil
  }

  /// How a value is compared by a duplicate rule: without letter case; nil for no value.
  private func spelled(_ value: Value, _ state: RunState) -> String? {
    guard !value.isNull, value != .text(.empty) else { return nil }
    return value.spelled(state.mirror.text, zone: state.graph.zone).lowercased()
  }
}

// Keys of leads that were created without a reply
extension Connection {
  /// Remembers a lead whose creation Marketo did not learn of.
  mutating func keep(_ lead: RecordID, for person: PersonID) {
    unconfirmed.append((person, lead))
  }

  /// Takes out the lead that was created for a person without a reply.
  mutating func takeLead(of person: PersonID) -> RecordID? {
    unconfirmed.firstIndex { $0.person == person }.map { unconfirmed.remove(at: $0).lead }
  }

  /// Whether a lead was created for a person without a reply.
  func expectsLead(of person: PersonID) -> Bool { unconfirmed.contains { $0.person == person } }

  /// Returns the person for whom a lead was created without a reply.
  func owner(of lead: RecordID) -> PersonID? { unconfirmed.first { $0.lead == lead }?.person }
}

extension SalesforceRequest {
  /// The value that a field of the lead or contact would have afterwards.
  fileprivate func value(of field: FieldID, _ state: RunState) -> Value {
    if let new = values.first(where: { $0.field == field }) { return new.value }
    return record.map { state.mirror.records[$0, field] } ?? .null
  }
}

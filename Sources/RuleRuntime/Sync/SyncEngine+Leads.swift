import RuleGraph
import SyncState

extension SyncEngine {
  /// Creates a lead in Salesforce for a person who has no record there, with entry 19; for a mapped
  /// program or a flow step, never because the person exists (CS-L8).
  ///
  /// A lead needs last name and company; the administrator's defaults go to Salesforce only
  /// (CS-L4, R-42). Existing Salesforce records are not matched (CS-L9), but a lead that was created
  /// without a reply is: the request carries the Marketo id, so that no second one comes into being.
  /// Who owns the lead is left to Salesforce, unless a step names a user or queue (CS-L6).
  mutating func createLead(
    for person: PersonID, cause: Cause? = nil, owner: TextID? = nil, in state: inout RunState
  ) -> Result<RecordID, SalesforceRefusal> {
    let lastName: Value?
    switch required(fields.lastName, settings.defaultLastName, of: person, in: &state) {
    case .missing: return .failure(.init(.missingLastName))
    case .present: lastName = nil
    case .filled(let value): lastName = value
    }
    let company: Value?
    switch required(fields.company, settings.defaultCompany, of: person, in: &state) {
    case .missing: return .failure(.init(.missingCompany))
    case .present: company = nil
    case .filled(let value): company = value
    }
    let defaults = [(fields.lastName, lastName), (fields.company, company)].compactMap {
      field, value in field.flatMap { field in value.map { TimelineEvent.FieldValue(field, $0) } }
    }
    let request = leadRequest(for: person, defaults, in: state)
    let reply = ask(request, in: &state)
    if case .refused(let refusal) = reply { return .failure(refusal) }
    if let record = connection.takeLead(of: person) {
      confirm(record, of: person, cause: cause, in: &state)
      return .success(record)
    }
    let record = insertRecord(.lead, prefix: SalesforceID.leadPrefix, in: &state)
    for field in fields.synced {
      state.mirror.records[record, field] = state.mirror.people[person, field]
    }
    for value in defaults { state.mirror.records[record, value.field] = value.value }
    totals.leadsCreated += 1
    // A flow step asks for the lead, or the membership of a mapped program does.
    let reason: Rule = cause == nil ? .csL1 : .csL2
    note(
      .leadCreated, defaults.isEmpty ? "created a lead" : "created a lead with default values",
      person: person,
      details: [.init("record", .record(record)), self.owner(owner, byStep: cause != nil)],
      rules: [reason, .csL3, .csL6] + (defaults.isEmpty ? [] : [.csL4, .r42]), in: &state)
    if case .lost = reply {
      connection.keep(record, for: person)
      newRecords.mark(record, at: state.now)
      return .failure(.init(.replyLost))
    }
    confirm(record, of: person, cause: cause, in: &state)
    return .success(record)
  }

  /// Who gets a new lead: whom a step names, else whom assignment rules name, as a step's default and
  /// the setting have it (CS-L6).
  private func owner(_ named: TextID?, byStep: Bool) -> TraceRecord.Detail {
    let value: TraceValue =
      switch (named, byStep, settings.newLeadOwner) {
      case (let named?, _, _): .text(named)
      case (nil, true, _), (nil, false, .assignmentRules): .string("assignment rules")
      case (nil, false, .syncUser): .string("sync user")
      }
    return .init("owner", value)
  }

  private func leadRequest(
    for person: PersonID, _ defaults: [TimelineEvent.FieldValue], in state: RunState
  ) -> SalesforceRequest {
    var request = SalesforceRequest(.create, .lead)
    guard connection.isTroubled else { return request }
    request.values = defaults + fields.synced.map { .init($0, state.mirror.people[person, $0]) }
    return request
  }

  /// Lets a person have the lead that was created for them without a reply; the pull knows it by
  /// the Marketo id.
  mutating func confirmLead(of person: PersonID, in state: inout RunState) {
    guard let lead = connection.takeLead(of: person),
      state.mirror.linkedRecords[person.index] == nil, !state.mirror.people.isDeleted(person)
    else { return }
    confirm(lead, of: person, cause: nil, in: &state)
  }

  /// Links a person and a new lead, with entry 19.
  private mutating func confirm(
    _ record: RecordID, of person: PersonID, cause: Cause?, in state: inout RunState
  ) {
    state.mirror.link(person, record)
    wake(person)
    var entry = Activity(.syncLeadToSFDC, of: person, .none, at: state.now)
    entry.cause = cause
    if cause != nil { entry.result = .succeeded }
    state.log(consume entry, rules: [.r33])
    writeSystemFields(of: person, in: &state)
  }

  /// Adds a record with a simulated id.
  mutating func insertRecord(
    _ kind: RecordKind, prefix: String, in state: inout RunState
  ) -> RecordID {
    while true {
      let id = state.mirror.text.intern(SalesforceID.simulated(prefix: prefix, serial: serial))
      serial += 1
      if let record = state.mirror.records.insert(SalesforceRecord(kind: kind, salesforceID: id)) {
        return record
      }
    }
  }

  /// Brings *SFDC Type* and the ids of a person in step with the link (CS-L3), with entries 13.
  mutating func writeSystemFields(
    of person: PersonID, rules: @autoclosure () -> [Rule] = [.csL3], in state: inout RunState
  ) {
    let values = systemValues(of: person, in: &state)
    values.forEach(fields) { field, value in
      _ = writeField(
        field, value, of: person, origin: .salesforceSync, rules: rules(), in: &state)
    }
  }

  /// Sets *SFDC Type* and the ids of a person as the link says, without entries.
  mutating func setSystemFields(of person: PersonID, in state: inout RunState) {
    let values = systemValues(of: person, in: &state)
    values.forEach(fields) { state.mirror.people[person, $0] = $1 }
  }

  /// What the link of a person says about the fields of the system.
  private struct SystemValues {
    let type: Value
    let id: Value
    /// Lead or contact; nil when the person is not in Salesforce.
    let kind: RecordKind?
    /// Whether the person counts as deleted in Salesforce and is not any more.
    let endsDeletion: Bool

    /// Calls a function with each field that has something to say, always in the same order.
    func forEach(_ fields: SystemFields, _ body: (FieldID, Value) -> Void) {
      if let field = fields.type { body(field, type) }
      if let field = fields.id { body(field, id) }
      if let field = fields.leadID, kind != .contact { body(field, id) }
      if let field = fields.contactID, kind != .lead { body(field, id) }
      if let field = fields.isDeleted, endsDeletion { body(field, .boolean(false)) }
    }
  }

  private mutating func systemValues(of person: PersonID, in state: inout RunState) -> SystemValues
  {
    guard let record = state.mirror.linkedRecords[person.index] else {
      return SystemValues(type: .null, id: .null, kind: nil, endsDeletion: false)
    }
    let row = state.mirror.records[record]
    return SystemValues(
      type: .text(words.name(of: row.kind, &state)), id: .text(row.salesforceID),
      kind: row.kind, endsDeletion: isDeletedInSalesforce(person, in: state))
  }

  /// Whether *SFDC Is Deleted* is true (CS-X2).
  @inline(__always) func isDeletedInSalesforce(_ person: PersonID, in state: RunState) -> Bool {
    fields.isDeleted.map { state.mirror.people[person, $0] == .boolean(true) } ?? false
  }

  private enum RequiredValue {
    case present
    case filled(Value)
    case missing
  }

  private func required(
    _ field: FieldID?, _ fallback: String?, of person: PersonID, in state: inout RunState
  ) -> RequiredValue {
    guard let field, isBlank(state.mirror.people[person, field]) else { return .present }
    guard let fallback, !fallback.isEmpty else { return .missing }
    return .filled(.text(state.mirror.text.intern(fallback)))
  }

  /// Whether a value is null or the empty text.
  func isBlank(_ value: Value) -> Bool { value.isNull || value == .text(.empty) }
}

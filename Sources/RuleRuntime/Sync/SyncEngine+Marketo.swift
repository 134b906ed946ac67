public import RuleGraph
public import SyncState

extension SyncEngine {
  /// Sets a program status from outside the sync: flow step, API, import, or a person.
  ///
  /// Forward or sideways only (SC-M5), the same status is refused (SC-M6), *Not in Program* ends
  /// the membership (SC-M7), a non-member becomes a member (SC-M8). Writes entry 104. `nurture` is
  /// where a new member of an engagement program begins; in the first stream when it is nil (SC-M13).
  public mutating func setProgramStatus(
    _ program: ProgramID, _ status: StatusIndex, of person: PersonID, origin: ChangeOrigin,
    nurture: NurtureState? = nil, in state: inout RunState
  ) -> StepOutcome {
    let statuses = state.graph.assets.statuses(of: program)
    let old = state.mirror.programs[program.index][person]?.status
    guard let old else {
      guard status != .notInProgram else { return .notMember }
      writeProgramStatus(
        program, status, of: person, origin: origin, nurture: nurture, in: &state)
      return markProgram(program, person, .joined, in: &state)
    }
    guard status != old else { return .sameProgramStatus }
    guard status == .notInProgram || statuses[status.index].step >= statuses[old.index].step else {
      return .programStatusLower
    }
    writeProgramStatus(
      program, status == .notInProgram ? nil : status, of: person, origin: origin, in: &state)
    return markProgram(program, person, status == .notInProgram ? .left : .moved, in: &state)
  }

  /// Sets a field in Marketo; writes entry 13 unless nothing changes (SC-F12).
  public mutating func setField(
    _ field: FieldID, _ value: Value, of person: PersonID, origin: ChangeOrigin,
    in state: inout RunState
  ) -> StepOutcome {
    guard !state.graph.assets.fields[field].isReadOnly else { return .readOnlyField }
    guard fits(value, field, in: state) else { return .valueDoesNotFit }
    guard writeField(field, value, of: person, origin: origin, in: &state) else {
      return .sameValue
    }
    markField(field, of: person, in: state)
    return .fieldChanged
  }

  /// Sets a score; writes entry 22 unless the number stays the same, never entry 13.
  ///
  /// `change` is the difference in points, `changeText` what the step says, such as `+5`.
  public mutating func setScore(
    _ field: FieldID, _ value: Double, change: Double, changeText: String = "",
    of person: PersonID, origin: ChangeOrigin, in state: inout RunState
  ) -> StepOutcome {
    guard Int32(exactly: value) != nil, fits(.number(value), field, in: state) else {
      return .scoreOutOfRange
    }
    let old = state.mirror.people[person, field]
    guard change != 0, old != .number(value) else { return .sameScore }
    state.mirror.people[person, field] = .number(value)
    var entry = Activity(.changeScore, of: person, .field(field), at: state.now)
    entry.oldValue = old
    entry.newValue = .number(value)
    entry.change = change
    if !changeText.isEmpty { entry.changeText = state.mirror.text.intern(changeText) }
    complete(&entry, origin, in: &state)
    state.log(entry)
    markField(field, of: person, in: state)
    return .scoreChanged
  }

  /// Creates a person in Marketo; with a program status, the program acquires them (SC-M10).
  ///
  /// Writes entry 12 and, with a program, entry 104. Without a Marketo id the person gets the next
  /// one; returns nil when the id is taken or none is left.
  public mutating func createPerson(
    _ values: [TimelineEvent.FieldValue], marketoID: Int64? = nil, program: ProgramID? = nil,
    status: StatusIndex? = nil, origin: ChangeOrigin, in state: inout RunState
  ) -> PersonID? {
    guard let person = insertPerson(marketoID: marketoID, in: &state) else { return nil }
    for entry in values where fits(entry.value, entry.field, in: state) {
      state.mirror.people[person, entry.field] = entry.value
    }
    logNewPerson(person, origin: origin, in: &state)
    guard let program, let status, status != .notInProgram else { return person }
    acquire(person, by: program, in: &state)
    writeProgramStatus(
      program, status, of: person, origin: origin, isAcquisition: true, in: &state)
    _ = markProgram(program, person, .joined, in: &state)
    return person
  }
}

extension SyncEngine {
  /// Writes a program status, nil for none, with success (SC-M9) and entry 104.
  mutating func writeProgramStatus(
    _ program: ProgramID, _ status: StatusIndex?, of person: PersonID, origin: ChangeOrigin,
    isAcquisition: Bool = false, nurture: NurtureState? = nil, isLogged: Bool = true,
    rules: @autoclosure () -> [Rule] = [], in state: inout RunState
  ) {
    let statuses = state.graph.assets.statuses(of: program)
    let today = state.today
    let old = state.mirror.programs[program.index][person]
    var (reached, joins) = (false, false)
    if let status {
      var member =
        old
        ?? ProgramMember(
          person: person, status: status, membershipDate: today, acquiredBy: isAcquisition)
      member.status = status
      if statuses[status.index].isSuccess, !member.reachedSuccess {
        member.reachedSuccess = true
        member.successDate = today
        reached = true
      }
      if member.nurture?.stream == nil, let start = start(nurture, in: program, state) {
        member.nurture = start
        joins = true
      }
      state.mirror.programs[program.index][person] = member
    } else {
      state.mirror.programs[program.index][person] = nil
    }
    var entry = Activity(.changeStatusInProgression, of: person, .program(program), at: state.now)
    let channel = state.graph.assets.programs[program.index].channel
    entry.oldValue = .text(words.name(of: old?.status ?? .notInProgram, in: channel, &state))
    entry.newValue = .text(words.name(of: status ?? .notInProgram, in: channel, &state))
    entry.success = reached
    entry.acquiredBy = isAcquisition
    complete(&entry, origin, in: &state)
    if isLogged {
      state.log(consume entry, rules: rules())
    } else {
      note(
        .sync, "the program status changed without an entry", person: person,
        details: [.init("program", .program(program))], rules: rules(), in: &state)
    }
    guard joins,
      let stream = state.mirror.programs[program.index][person]?.nurture?.stream
    else { return }
    log(
      .join(stream), in: program, of: person, from: NurtureState(stream: nil), origin: origin,
      in: &state)
  }

  /// Where a member of an engagement program begins who is in no stream yet; nil elsewhere.
  private func start(
    _ nurture: NurtureState?, in program: ProgramID, _ state: RunState
  ) -> NurtureState? {
    guard !state.graph.assets.programs[program.index].streams.isEmpty else { return nil }
    return nurture ?? NurtureState(stream: StreamIndex(0))
  }

  /// Writes a field and entry 13; returns false when the value is there already.
  mutating func writeField(
    _ field: FieldID, _ value: Value, of person: PersonID, origin: ChangeOrigin,
    rules: @autoclosure () -> [Rule] = [], in state: inout RunState
  ) -> Bool {
    let old = state.mirror.people[person, field]
    guard old != value else { return false }
    state.mirror.people[person, field] = value
    var entry = Activity(.changeDataValue, of: person, .field(field), at: state.now)
    entry.oldValue = old
    entry.newValue = value
    complete(&entry, origin, in: &state)
    state.log(consume entry, rules: rules())
    return true
  }

  /// Adds a row for a new person, with a Marketo id or the next one; nil when the id is taken or
  /// there is none left.
  mutating func insertPerson(marketoID: Int64? = nil, in state: inout RunState) -> PersonID? {
    let (next, overflow) = state.mirror.people.marketoIDMax.addingReportingOverflow(1)
    guard marketoID != nil || !overflow,
      let person = state.mirror.insertPerson(marketoID: marketoID ?? next)
    else { return nil }
    if let field = fields.createdAt { state.mirror.people[person, field] = .datetime(state.now) }
    return person
  }

  /// Writes entry 12.
  mutating func logNewPerson(
    _ person: PersonID, origin: ChangeOrigin, rules: @autoclosure () -> [Rule] = [],
    in state: inout RunState
  ) {
    var entry = Activity(.newLead, of: person, .none, at: state.now)
    entry.source = state.mirror.text.intern(origin.source)
    entry.cause = origin.cause
    entry.texts = attributes(ofNew: person, origin, in: &state)
    state.log(entry, rules: rules())
  }

  /// What the entry about a new person says besides the source (CAT-3.2).
  private mutating func attributes(
    ofNew person: PersonID, _ origin: ChangeOrigin, in state: inout RunState
  ) -> [AttributeText] {
    var texts: [AttributeText] = []
    switch origin {
    case .form(let name): texts.append(.init(.formName, state.mirror.text.intern(name)))
    case .importFile(let name): texts.append(.init(.listName, state.mirror.text.intern(name)))
    case .flow, .api, .marketoUser, .salesforceSync: break
    }
    for (attribute, field) in [
      (ActivityAttribute.sfdcType, fields.type), (.leadSource, fields.leadSource),
    ] {
      guard let field, case .text(let text) = state.mirror.people[person, field] else { continue }
      texts.append(.init(attribute, text))
    }
    return texts
  }

  /// Fills cause, reason and source of an entry from who made the change.
  mutating func complete(
    _ entry: inout Activity, _ origin: ChangeOrigin, in state: inout RunState
  ) {
    entry.cause = origin.cause
    (entry.source, entry.reason) = words.sourceAndReason(of: origin, &state)
    if origin.cause != nil { entry.result = .succeeded }
  }

  /// Whether a value can be stored in a field.
  func fits(_ value: Value, _ field: FieldID, in state: RunState) -> Bool {
    state.graph.assets.fields[field].type.admits(value, state.mirror.text)
  }

  private enum MembershipChange {
    case joined
    case moved
    case left
  }

  private mutating func markProgram(
    _ program: ProgramID, _ person: PersonID, _ change: MembershipChange,
    in state: inout RunState
  ) -> StepOutcome {
    if state.mirror.links[program.index] != nil {
      programMemberChanges[program].mark(person, at: state.now)
    }
    switch change {
    case .joined:
      let isNurture = state.graph.assets.programs[program.index].type == .engagement
      return isNurture ? .joinedEngagement : .joinedProgram
    case .moved: return .movedForward
    case .left: return .leftProgram
    }
  }

  mutating func markField(_ field: FieldID, of person: PersonID, in state: RunState) {
    guard state.graph.assets.fields[field].salesforceName != nil else { return }
    personChanges.mark(UInt64(person, field), at: state.now)
    wake(person)
  }

  private mutating func acquire(
    _ person: PersonID, by program: ProgramID, in state: inout RunState
  ) {
    if let field = fields.acquisitionDate {
      state.mirror.people[person, field] = .datetime(state.now)
    }
    if let field = fields.acquisitionProgram,
      let id = state.graph.assets.programs[program.index].marketoID
    {
      state.mirror.people[person, field] = .number(Double(id))
    }
  }
}

extension FieldType {
  /// Whether a value can be stored in a field of this type.
  func admits(_ value: Value, _ pool: TextPool) -> Bool {
    switch value {
    case .null: true
    case .text(let text): family == .text && holds(text, of: pool)
    case .number: family == .number
    case .boolean: family == .boolean
    case .date: family == .date
    case .datetime: family == .datetime
    }
  }
}

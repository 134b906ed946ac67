public import RuleGraph
public import SyncState

extension SyncEngine {
  /// Does something to a person's lead or contact, at once (CAT-6.2); who has none becomes a lead
  /// first.
  public mutating func perform(
    _ step: Effect.RecordStep, of person: PersonID, cause: Cause, in state: inout RunState
  ) -> StepOutcome {
    if let problem = recordProblem(state.mirror.linkedRecords[person.index], in: state) {
      return problem
    }
    if case .delete(let inMarketo) = step {
      return deleteRecord(of: person, inMarketo: inMarketo, cause: cause, in: &state)
    }
    let known = state.mirror.linkedRecords[person.index]
    let record: RecordID
    if let known {
      record = known
    } else {
      switch createLead(for: person, cause: cause, owner: step.leadOwner, in: &state) {
      case .failure(let refusal): return refusal.outcome
      case .success(let lead): record = lead
      }
    }
    switch step {
    case .sync:
      guard known != nil else { return .leadCreatedByStep }
      switch pushChanges(of: person, cause: cause, in: &state) {
      case .written: return .recordUpdatedByStep
      case .nothingDiffers: return .nothingToUpdate
      case .refused(let refusal): return refusal.outcome
      }
    case .changeOwner(let owner):
      var entry = Activity(.changeOwner, of: person, .named(owner), at: state.now)
      entry.cause = cause
      entry.result = .succeeded
      state.log(entry)
      return known == nil ? .leadCreatedByStep : .recordStepDone
    case .createTask:
      return known == nil ? .leadCreatedByStep : .recordStepDone
    case .convert:
      guard state.mirror.records[record].kind == .lead else { return .alreadyContact }
      if case .refused(let refusal) = ask(.init(.update, record, .lead), in: &state) {
        return refusal.outcome
      }
      return applySalesforce(.convertLead(record), in: &state).result == .succeeded
        ? .convertedByStep : .recordConverted
    case .delete:
      preconditionFailure("a deletion needs no lead")
    }
  }

  /// Deletes a person in Marketo, with entry 37, and perhaps the record in Salesforce.
  ///
  /// Who is kept in Salesforce comes back when the record is edited there (CS-X4).
  public mutating func deletePerson(
    _ person: PersonID, inSalesforce: Bool, cause: Cause, in state: inout RunState
  ) -> StepOutcome {
    if inSalesforce, let record = state.mirror.linkedRecords[person.index],
      uneditable(record, in: state) == nil
    {
      _ = applySalesforce(.deleteRecord(record), in: &state)
      state.mirror.unlink(person)
    }
    var entry = Activity(.deleteLead, of: person, .none, at: state.now)
    entry.cause = cause
    entry.result = .succeeded
    state.log(entry)
    state.mirror.people.delete(person)
    return inSalesforce ? .personDeleted : .personDeletedInMarketo
  }

  /// Corrects the success of a member (SC-M9, R-31); the log has no entry for it.
  mutating func correctSuccess(
    _ change: Effect.SuccessChange, in program: ProgramID, of person: PersonID,
    state: inout RunState
  ) -> StepOutcome {
    guard var member = state.mirror.programs[program.index][person] else {
      return .noMemberToCorrect
    }
    switch change {
    case .reached(let reached):
      member.reachedSuccess = reached
      member.successDate = reached ? state.graph.zone.local(state.now).date : nil
    case .date(let date):
      member.reachedSuccess = true
      member.successDate = date
    }
    state.mirror.programs[program.index][person] = member
    return .successCorrected
  }

  private mutating func deleteRecord(
    of person: PersonID, inMarketo: Bool, cause: Cause, in state: inout RunState
  ) -> StepOutcome {
    guard let record = state.mirror.linkedRecords[person.index] else { return .notInSalesforceYet }
    let kind = state.mirror.records[record].kind
    if case .refused(let refusal) = ask(.init(.delete, record, kind), in: &state) {
      return refusal.outcome
    }
    guard !inMarketo else {
      return deletePerson(person, inSalesforce: true, cause: cause, in: &state)
    }
    let outcome = applySalesforce(.deleteRecord(record), in: &state)
    return outcome.result == .succeeded ? .recordDeletedByStep : outcome
  }
}

extension Effect.RecordStep {
  /// The user or queue that the step names for a lead that it has to create first.
  fileprivate var leadOwner: TextID? {
    switch self {
    case .sync(let owner), .convert(let owner): owner
    case .changeOwner(let owner): owner
    case .createTask, .delete: nil
    }
  }
}

extension StepOutcome {
  fileprivate static let leadCreatedByStep = StepOutcome(
    .succeeded, "created the lead", rules: [.cat62, .csL2])
  fileprivate static let recordUpdatedByStep = StepOutcome(
    .succeeded, "wrote the changed fields", rules: [.cat62, .r33])
  fileprivate static let nothingToUpdate = StepOutcome(
    .succeeded, "nothing differed", rules: [.cat62, .r33])
  fileprivate static let recordStepDone = StepOutcome(.succeeded, rules: [.cat62])
  fileprivate static let alreadyContact = StepOutcome(
    .skipped, "already a contact", rules: [.cat62])
  fileprivate static let convertedByStep = StepOutcome(
    .succeeded, "Marketo sees the contact with the next cycle", rules: [.cat62, .csX9])
  fileprivate static let notInSalesforceYet = StepOutcome(
    .skipped, "not in Salesforce", rules: [.cat62])
  fileprivate static let recordDeletedByStep = StepOutcome(
    .succeeded, "Marketo sees the deletion with the next cycle", rules: [.cat62, .csX1])
  fileprivate static let personDeleted = StepOutcome(
    .succeeded, rules: [.cat63, .scF6, .csX3])
  fileprivate static let personDeletedInMarketo = StepOutcome(
    .succeeded, "the record stays in Salesforce", rules: [.cat63, .scF6, .csX4])
  fileprivate static let noMemberToCorrect = StepOutcome(
    .skipped, "not a member", rules: [.cat64])
  fileprivate static let successCorrected = StepOutcome(.succeeded, rules: [.cat64, .r31])
}

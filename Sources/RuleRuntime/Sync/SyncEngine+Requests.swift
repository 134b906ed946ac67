public import RuleGraph
public import SyncState

extension SyncEngine {
  /// Asks Salesforce, as Marketo; every write of the sync and of flow steps comes by here.
  ///
  /// While nothing can fail, there is no request.
  @inline(__always) mutating func ask(
    _ request: @autoclosure () -> SalesforceRequest, in state: inout RunState
  ) -> SalesforceReply {
    guard connection.isTroubled else { return .done }
    return answer(request(), in: &state)
  }

  private mutating func answer(
    _ request: SalesforceRequest, in state: inout RunState
  ) -> SalesforceReply {
    let reply = connection.answer(request, in: state)
    if case .refused(let refusal) = reply, refusal.problem == .apiLimit { callsAreSpent = true }
    return reply
  }

  /// Returns what Salesforce says against a change that a person makes there; nil for nothing.
  mutating func objection(
    to change: SalesforceChange, in state: RunState
  ) -> StepOutcome? {
    guard connection.isTroubled else { return nil }
    let request = request(for: change, in: state)
    guard let refusal = connection.objection(to: request, in: state) else { return nil }
    return .refusedBySalesforce(refusal.text, refusal.problem.rules)
  }

  /// Changes what can fail between the two sides.
  public mutating func change(
    _ change: ConnectionChange, record: RecordID? = nil, in state: inout RunState
  ) -> StepOutcome {
    connection.apply(change, to: record, now: state.now) ? .changedInSalesforce : .nothingToEnd
  }

  /// Begins a cycle; returns false when a side is out of service, which is reported once (CS-E1).
  mutating func beginCycle(in state: inout RunState) -> Bool {
    let side = connection.isTroubled ? connection.beginCycle(now: state.now) : nil
    isCycleStopped = side != nil
    if let side {
      totals.cyclesMissed += 1
      missedInARow += 1
      guard missedInARow == 1 else { return false }
      note(
        .cycle,
        "the cycle does not run: \(side == .salesforce ? "Salesforce" : "the sync") is out "
          + "of service", rules: [.csE1], in: &state)
      return false
    }
    if missedInARow > 0 {
      note(
        .cycle, "cycles run again",
        details: [.init("missed", .count(missedInARow))], rules: [.csE1], in: &state)
      missedInARow = 0
    }
    totals.cycleCount += 1
    return true
  }

  /// Reports that a write did not go through: the first time in the trace and, when Salesforce
  /// refused the record, in the person's log (CS-L5); afterwards it is only counted.
  mutating func report(
    _ refusal: SalesforceRefusal, about subject: FaultLedger.Subject, _ type: ActivityType,
    cause: Cause? = nil, in state: inout RunState
  ) {
    let attempt = faults.add(refusal, to: subject)
    guard attempt == 1, refusal.problem != .apiLimit else { return }
    var details: [TraceRecord.Detail] = []
    if let program = subject.program { details.append(.init("program", .program(program))) }
    details.append(.init("attempt", .count(attempt)))
    note(
      .recordError, refusal.text, person: subject.person, details: details,
      rules: refusal.problem.rules, in: &state)
    guard let person = subject.person, refusal.problem.isRefusalOfRecord else { return }
    let asset = subject.program.flatMap { state.mirror.links[$0.index]?.campaign }
    let isAboutCampaign = type.facts.subject == .sfdcCampaign
    var entry = Activity(
      type, of: person, isAboutCampaign ? asset.map { .sfdcCampaign($0) } ?? .none : .none,
      at: state.now)
    entry.cause = cause
    entry.result = .failed
    entry.texts = [AttributeText(.description, state.mirror.text.intern(refusal.text))]
    state.log(entry, rules: refusal.problem.rules)
  }

  /// Reports that a write that had failed went through, or is not needed any more.
  mutating func recover(_ subject: FaultLedger.Subject, in state: inout RunState) {
    guard let attempts = faults.close(subject) else { return }
    var details: [TraceRecord.Detail] = []
    if let program = subject.program { details.append(.init("program", .program(program))) }
    details.append(.init("attempts", .count(attempts)))
    note(
      .sync, "carried over after failed attempts", person: subject.person, details: details,
      rules: [.csL7], in: &state)
  }
}

extension StepOutcome {
  fileprivate static let nothingToEnd = StepOutcome(.skipped, "there is nothing to end")
}

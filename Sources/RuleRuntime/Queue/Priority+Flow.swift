import RuleGraph
import SyncState

extension CampaignNode {
  /// Returns the priority of a launch at a step: that of the step, as nothing says which step of a
  /// mixed flow decides (SC-P3, SC-P4, R-7).
  ///
  /// It orders what starts at one instant and changes nothing else (SC-P6); batches have kinds of
  /// entries of their own in the queue (SC-P2). An administrator's override wins for trigger
  /// campaigns (SC-P5); past the last step it is low.
  func priority(at step: Int) -> Priority {
    if kind == .trigger, let priorityOverride { return priorityOverride }
    guard step < flow.count else { return .low }
    return flow[step].effects.lazy.map { self.priority(of: $0) }.min() ?? .medium
  }

  private func priority(of effect: Effect) -> Priority {
    switch effect {
    case .sendEmail: kind == .trigger ? .high : .medium
    case .sfdcMember, .programStatus, .nurture, .memberField, .place, .undocumented,
      .listMembership,
      .request, .execute, .removeFromFlow:
      .medium
    case .outside(.sendAlert, _, _): .high
    case .outside(.callWebhook, _, _): .low
    case .outside, .salesforceRecord, .deletePerson, .programSuccess: .medium
    case .setField, .changeScore: .low
    case .wait(let wait): wait.isShort ? .medium : .low
    }
  }
}

extension Wait {
  /// Whether the wait is known to be at most five minutes (SC-P3).
  fileprivate var isShort: Bool {
    switch self {
    case .duration(let period, let weekdays, let time):
      weekdays == nil && time == nil && period.milliseconds <= 5 * 60_000
    case .ignored: true
    case .date, .token: false
    }
  }
}

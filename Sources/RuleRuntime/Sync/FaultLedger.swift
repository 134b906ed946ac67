import SyncState

/// What was refused or got lost on the way to Salesforce: each record once, with its attempts.
struct FaultLedger: Sendable {
  /// A write, by the membership or the person that it concerns.
  struct Subject: Hashable {
    /// The person; nil for a campaign as a whole.
    let person: PersonID?
    /// The program; nil for fields of the person and for flow steps.
    let program: ProgramID?
    /// The custom field of the member, when it is only about that.
    var field: FieldID?

    /// What puts subjects into a fixed order.
    fileprivate var order: [UInt32] {
      [program?.rawValue, person?.rawValue, field?.rawValue].map { $0.map { $0 + 1 } ?? 0 }
    }
  }

  private struct OpenFault {
    let group: Int
    var attempts: Int
  }

  /// The counts by reason, in the order of first occurrence.
  private(set) var counts: [SyncReport.FaultCount] = []
  private var open: [Subject: OpenFault] = [:]

  /// Notes that a write did not go through; returns at which attempt.
  mutating func add(_ refusal: SalesforceRefusal, to subject: Subject) -> Int {
    let group = group(of: refusal)
    counts[group].attempts += 1
    if let known = open[subject] {
      if known.group == group {
        open[subject]?.attempts += 1
        return known.attempts + 1
      }
      counts[known.group].open -= 1
    }
    open[subject] = OpenFault(group: group, attempts: 1)
    counts[group].records += 1
    counts[group].open += 1
    return 1
  }

  /// What is open, by program, person and field.
  var openFaults: [(subject: Subject, reason: SyncProblem, message: String, attempts: Int)] {
    open.sorted { $0.key.order.lexicographicallyPrecedes($1.key.order) }.map { subject, fault in
      (subject, counts[fault.group].reason, counts[fault.group].message, fault.attempts)
    }
  }

  /// Takes up what an earlier run left open, with its attempts.
  mutating func restore(_ refusal: SalesforceRefusal, to subject: Subject, attempts: Int) {
    guard open[subject] == nil else { return }
    _ = add(refusal, to: subject)
    open[subject]?.attempts = max(1, attempts)
    counts[group(of: refusal)].attempts += max(1, attempts) - 1
  }

  /// Notes that a write went through, or is not needed any more; returns how many attempts had
  /// failed, nil when none had.
  mutating func close(_ subject: Subject) -> Int? {
    guard !open.isEmpty, let known = open.removeValue(forKey: subject) else { return nil }
    counts[known.group].open -= 1
    counts[known.group].recovered += 1
    return known.attempts
  }

  private mutating func group(of refusal: SalesforceRefusal) -> Int {
    let message = refusal.message ?? ""
    let known = counts.firstIndex {
      $0.reason == refusal.problem && sameBytes($0.message, message)
    }
    if let known { return known }
    counts.append(SyncReport.FaultCount(reason: refusal.problem, message: message))
    return counts.count - 1
  }
}

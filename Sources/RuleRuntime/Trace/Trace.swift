/// How much of a run is recorded.
public enum TraceDepth: Int, Sendable, CaseIterable, Comparable {
  /// Nothing; costs nothing.
  case off
  /// Every event, decision, step, sync write and refusal.
  case decisions
  /// Also unfulfilled filters, clause by clause.
  case full

  /// Orders depths from nothing to everything.
  public static func < (left: TraceDepth, right: TraceDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The records of a run that have not been taken out yet.
public struct Trace: Sendable {
  /// How much is recorded.
  let depth: TraceDepth
  private var records = TracePortion()

  /// Creates an empty trace.
  public init(depth: TraceDepth) { self.depth = depth }

  /// Whether decisions are recorded; ask before building a record.
  var isOn: Bool { depth != .off }

  /// The number of records that wait to be taken out.
  var pendingCount: Int { records.count }

  /// Adds a record, behind whose details a closure may add some, and numbers it; does nothing when
  /// the trace is off.
  public mutating func append(
    _ record: consuming TraceRecord,
    addDetails: (inout [TraceRecord.Detail]) -> Void = { _ in }
  ) {
    guard isOn else { return }
    records.append(record, addDetails: addDetails)
  }

  /// Adds the record of a log entry; does nothing when the trace is off.
  mutating func append(_ activity: Activity, rules: [Rule]) {
    guard isOn else { return }
    records.append(activity, rules: rules)
  }

  /// Keeps the next place for something whose outcome is not known yet; returns where it is among
  /// the records that wait to be taken out, of which none are until the place is filled.
  mutating func keepPlace() -> Int {
    guard isOn else { return 0 }
    records.keepPlace()
    return records.count - 1
  }

  /// Puts a record into a place that was kept, with the details that a closure adds; does nothing
  /// when the trace is off.
  mutating func fill(
    _ place: Int, _ record: consuming TraceRecord,
    addDetails: (inout [TraceRecord.Detail]) -> Void
  ) {
    guard isOn else { return }
    records.fill(place, record, addDetails: addDetails)
  }

  /// Returns the records since the last call, in order.
  public mutating func take() -> TracePortion {
    let taken = records
    records.removeAll()
    return taken
  }
}

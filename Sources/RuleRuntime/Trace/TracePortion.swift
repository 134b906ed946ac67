/// Some records of a trace, in order.
///
/// Their details and rules stand in one array each, and log entries are kept as they are: a run asks
/// for no memory for a single record, and no other thread gives any back.
public struct TracePortion: Sendable, RandomAccessCollection {
  /// Where the parts of a record are.
  package struct Row: Sendable {
    /// What a record is made of.
    package enum Content: Sendable {
      /// A log entry, by its position in ``TracePortion/activities``.
      case activity(UInt32)
      /// Anything else, by its position in ``TracePortion/decisions``.
      case decision(UInt32)
    }

    /// What it is made of.
    package var content: Content
    /// Which of ``TracePortion/details`` are its own; a log entry has none.
    package var details: Range<UInt32>
    /// Which of ``TracePortion/rules`` are its own.
    package var rules: Range<UInt32>
  }

  /// The number of the first record in the trace.
  package private(set) var first: Int
  /// The records, in order.
  package private(set) var rows: [Row] = []
  /// The log entries among them.
  package private(set) var activities: [Activity] = []
  /// The other records, without number, details and rules.
  package private(set) var decisions: [TraceRecord] = []
  /// The details of all decisions.
  package private(set) var details: [TraceRecord.Detail] = []
  /// The rules of all records.
  package private(set) var rules: [Rule] = []

  /// Creates a portion that begins with some records; `first` is the number of the first one.
  public init(_ records: [TraceRecord] = [], first: Int = 1) {
    self.first = first
    for record in records { append(record) }
  }

  /// The position of the first record: 0.
  public var startIndex: Int { 0 }
  /// The number of records.
  public var endIndex: Int { rows.count }

  /// Returns a record with its number.
  public subscript(position: Int) -> TraceRecord {
    let row = rows[position]
    var record =
      switch row.content {
      case .activity(let number): TraceRecord(activities[Int(number)])
      case .decision(let number): decisions[Int(number)]
      }
    record.sequence = first + position
    for index in row.details { record.details.append(details[Int(index)]) }
    for index in row.rules { record.rules.append(rules[Int(index)]) }
    return record
  }

  /// Adds a log entry.
  package mutating func append(_ activity: Activity, rules: [Rule]) {
    rows.append(
      Row(content: .activity(UInt32(activities.count)), details: 0..<0, rules: add(rules)))
    activities.append(activity)
  }

  /// Adds a record.
  mutating func append(
    _ record: consuming TraceRecord,
    addDetails: (inout [TraceRecord.Detail]) -> Void = { _ in }
  ) {
    keepPlace()
    fill(rows.count - 1, record, addDetails: addDetails)
  }

  /// Adds a place for a record that is no log entry; nobody may ask for it before it is filled.
  mutating func keepPlace() {
    rows.append(Row(content: .decision(.max), details: 0..<0, rules: 0..<0))
  }

  /// Puts a record into a place that was kept, with the details that a closure adds to those of
  /// the portion behind its own.
  mutating func fill(
    _ position: Int, _ record: consuming TraceRecord,
    addDetails: (inout [TraceRecord.Detail]) -> Void
  ) {
    let start = UInt32(details.count)
    for detail in record.details { details.append(detail) }
    addDetails(&details)
    rows[position] = Row(
      content: .decision(UInt32(decisions.count)), details: start..<UInt32(details.count),
      rules: add(record.rules))
    record.details = []
    record.rules = []
    decisions.append(record)
  }

  /// Forgets all records and goes on behind them.
  mutating func removeAll() {
    first += rows.count
    rows.removeAll(keepingCapacity: true)
    activities.removeAll(keepingCapacity: true)
    decisions.removeAll(keepingCapacity: true)
    details.removeAll(keepingCapacity: true)
    rules.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ new: [Rule]) -> Range<UInt32> {
    let start = UInt32(rules.count)
    for rule in new { rules.append(rule) }
    return start..<UInt32(rules.count)
  }
}

import RuleGraph
public import SyncState

/// Something that happened, or a refusal to act, with the rules it rests on (SC-15.6).
public struct TraceRecord: Sendable {
  /// The position in the trace, from 1.
  public var sequence = 0
  /// When.
  public let at: Instant
  /// What.
  public let kind: Kind
  /// Whom it concerns.
  public var person: PersonID?
  /// The campaign, run, step and choice, as far as there are any.
  public var campaign: CampaignID?
  /// The campaign run.
  public var run: Int?
  /// The position of the step, from 0.
  public var step: Int?
  /// The choice, from 1; 0 for the default.
  public var choice: Int?
  /// How a step ended.
  public var result: StepResult?
  /// One sentence part that says what was decided and why, such as `already a member`.
  public var note = ""
  /// The values that it was decided on.
  public var details: [Detail] = []
  /// The rules that it rests on.
  public var rules: [Rule] = []

  /// What a record says.
  public enum Kind: String, Sendable, CaseIterable {
    /// An event from outside arrived.
    case event
    /// A log entry was written.
    case activity
    /// A person entered a campaign.
    case qualified
    /// A person was refused by the qualification rule or the loop guard.
    case refused
    /// A person did not pass the filter; only at full depth.
    case filtered
    /// A batch run began, or was not executed.
    case batch
    /// A trigger campaign that nobody enters was announced for deactivation, or deactivated.
    case cleanUp
    /// A campaign became invalid.
    case invalid
    /// A flow step ended.
    case step
    /// A person began to wait, or an ignored or past wait was passed.
    case wait
    /// A flow ended.
    case finished
    /// A sync cycle began or ended.
    case cycle
    /// The sync decided something about a person or a campaign.
    case sync
    /// A lead was created in Salesforce.
    case leadCreated
    /// Salesforce or the sync refused a record.
    case recordError
    /// A runaway loop was stopped (SC-15.5).
    case loop
  }

  /// A value under a name.
  public struct Detail: Sendable {
    /// The name in camelCase, as in the JSON lines.
    public let name: String
    /// The value.
    public let value: TraceValue

    /// Creates a named value.
    public init(_ name: String, _ value: TraceValue) {
      self.name = name
      self.value = value
    }
  }

  /// The record of a log entry.
  init(_ activity: Activity) {
    self.init(
      .activity, at: activity.at, person: activity.person, cause: activity.cause,
      result: activity.result, note: activity.type.name, details: activity.details)
  }

  /// Creates a record; the other properties are set afterwards.
  public init(
    _ kind: Kind, at: Instant, person: PersonID? = nil, cause: Cause? = nil,
    result: StepResult? = nil, note: String = "", details: [Detail] = [], rules: [Rule] = []
  ) {
    self.kind = kind
    self.at = at
    self.person = person
    campaign = cause?.campaign
    run = cause?.run
    step = cause?.step
    choice = cause?.choice
    self.result = result
    self.note = note
    self.details = details
    self.rules = rules
  }
}

/// A value in a trace.
public enum TraceValue: Sendable {
  /// A value of the model.
  case value(Value)
  /// A text of the model.
  case text(TextID)
  /// A text.
  case string(String)
  /// A number.
  case count(Int)
  /// A truth value.
  case flag(Bool)
  /// An instant.
  case instant(Instant)
  /// A program.
  case program(ProgramID)
  /// A Salesforce campaign.
  case sfdcCampaign(SFDCCampaignID)
  /// A smart campaign.
  case campaign(CampaignID)
  /// A static list.
  case list(ListID)
  /// A field.
  case field(FieldID)
  /// A Salesforce record.
  case record(RecordID)
}

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

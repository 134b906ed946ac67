public import RuleGraph
public import SyncState

/// What flow and sync share during a run: the mirror, the clock, the log and the trace.
public struct RunState: Sendable {
  /// The compiled workspace.
  public let graph: ExecutionGraph
  /// Both systems.
  public var mirror: Mirror
  /// The instant that is being processed.
  public var now: Instant
  /// The decisions.
  public var trace: Trace
  /// Log entries since the queue last looked; the queue matches triggers against them.
  public var journal: [Activity] = []
  /// People who became one since the queue last looked, in order.
  var merges: [PeopleMerge] = []
  /// Salesforce campaigns whose deletion Marketo has seen since the queue last looked, in order.
  var deletedCampaigns: [SFDCCampaignID] = []

  /// The local day of an instant, the last that was asked for.
  private var day: (instant: Instant, date: CivilDate)

  /// The local day of the present instant.
  var today: CivilDate {
    mutating get {
      if day.instant != now { day = (now, graph.zone.local(now).date) }
      return day.date
    }
  }

  /// Creates the state of a run that has not begun.
  public init(graph: ExecutionGraph, mirror: Mirror, start: Instant, trace: Trace) {
    self.graph = graph
    self.mirror = mirror
    now = start
    self.trace = trace
    day = (start, graph.zone.local(start).date)
  }

  /// Makes room in the journal for some entries, which will come all at once.
  mutating func makeRoom(forEntries count: Int) {
    if journal.capacity < count { journal.reserveCapacity(count) }
  }

  /// Writes a log entry at the present instant: into the journal, and into the trace.
  mutating func log(
    _ activity: consuming Activity, rules: @autoclosure () -> [Rule] = []
  ) {
    if trace.isOn { trace.append(activity, rules: rules()) }
    journal.append(activity)
  }
}

extension Activity {
  /// The attributes as trace details, in a fixed order.
  var details: [TraceRecord.Detail] {
    var details: [TraceRecord.Detail] = []
    details.reserveCapacity(8 + texts.count)
    details.append(.init("activityTypeId", .count(Int(type.rawValue))))
    switch asset {
    case .none: break
    case .field(let id): details.append(.init("field", .field(id)))
    case .program(let id): details.append(.init("program", .program(id)))
    case .list(let id): details.append(.init("list", .list(id)))
    case .sfdcCampaign(let id): details.append(.init("sfdcCampaign", .sfdcCampaign(id)))
    case .campaign(let id): details.append(.init("target", .campaign(id)))
    case .named(let name): details.append(.init("asset", .text(name)))
    }
    if !oldValue.isNull { details.append(.init("oldValue", .value(oldValue))) }
    if !newValue.isNull { details.append(.init("newValue", .value(newValue))) }
    if let change { details.append(.init("change", .value(.number(change)))) }
    if let changeText { details.append(.init("changeText", .text(changeText))) }
    if let reason { details.append(.init("reason", .text(reason))) }
    if let source { details.append(.init("source", .text(source))) }
    if let success { details.append(.init("success", .flag(success))) }
    if let acquiredBy { details.append(.init("acquiredBy", .flag(acquiredBy))) }
    if let qualified { details.append(.init("qualified", .flag(qualified))) }
    for text in texts { details.append(.init(text.attribute.rawValue, .text(text.text))) }
    return details
  }
}

public import RuleSource
public import SyncState

/// A smart campaign in the graph: qualification rule, triggers, filter, flow.
///
/// A class, because every analysis and every run passes it on.
public final class CampaignNode: Sendable {
  /// The qualified name, `Program.Campaign`, or the plain name without a program.
  public let name: String
  /// The numeric id for log and order; the rank of the qualified name when none is declared.
  public let marketoID: Int64
  /// The program that the campaign is a child of (SC-A2).
  public let program: ProgramID?
  /// The description, for tokens.
  public let description: String
  /// How it starts (SC-K1 … K3).
  public let kind: Kind
  /// How often one person may pass (SC-Q1).
  public let qualification: Qualification
  /// Whether a trigger campaign is active when the run begins (SC-S8).
  public let isActive: Bool
  /// When a batch campaign runs, or since when a trigger campaign is active.
  public let schedule: Schedule
  /// The most people of one batch run; more, and the run does not execute at all (SC-B8).
  public let peopleMax: Int?
  /// Whether communication limits block its non-operational mail (SC-B6).
  public let obeysCommunicationLimits: Bool
  /// The priority that an administrator gave it (SC-P5); nil for the one its flow implies.
  public let priorityOverride: Priority?
  /// The triggers, any of which fires (SC-C1).
  public let triggers: [EventPattern]
  /// The filter (SC-C2, SC-C3).
  public let filter: Predicate
  /// The single filters in display order, for explanations; `filter` is built from them.
  public let clauses: [Clause]
  /// The flow, top to bottom (SC-F1).
  public let flow: [FlowStep]
  /// What triggers, filters and steps call by name.
  public let named: NamedAssets
  /// Where the campaign's name stands.
  public let span: Span

  /// How a campaign starts.
  public enum Kind: String, Sendable, CaseIterable {
    /// By schedule, for everybody who matches.
    case batch
    /// By an event, for one person.
    case trigger
    /// By another campaign's *Execute Campaign*.
    case executable
  }

  /// A single filter with its place, so that a refusal can be explained clause by clause.
  public struct Clause: Sendable {
    /// The condition.
    public let predicate: Predicate
    /// Where it stands.
    public let span: Span

    /// Creates a clause.
    public init(predicate: Predicate, span: Span) {
      self.predicate = predicate
      self.span = span
    }
  }

  /// Creates a node.
  public init(
    name: String, marketoID: Int64, program: ProgramID?, description: String, kind: Kind,
    qualification: Qualification, isActive: Bool, schedule: Schedule, peopleMax: Int?,
    obeysCommunicationLimits: Bool, priorityOverride: Priority?, triggers: [EventPattern],
    filter: Predicate, clauses: [Clause], flow: [FlowStep], named: NamedAssets = NamedAssets(),
    span: Span
  ) {
    self.name = name
    self.marketoID = marketoID
    self.program = program
    self.description = description
    self.kind = kind
    self.qualification = qualification
    self.isActive = isActive
    self.schedule = schedule
    self.peopleMax = peopleMax
    self.obeysCommunicationLimits = obeysCommunicationLimits
    self.priorityOverride = priorityOverride
    self.triggers = triggers
    self.filter = filter
    self.clauses = clauses
    self.flow = flow
    self.named = named
    self.span = span
  }
}

/// How often one person may pass through a campaign (SC-Q1).
public enum Qualification: Hashable, Sendable {
  /// Only once; the default (SC-Q2).
  case once
  /// Every time.
  case everyTime
  /// Once every so many elapsed milliseconds (SC-Q4).
  case interval(Period)
}

/// The priority of a start in the queue (SC-P1).
public enum Priority: Int, Sendable, CaseIterable, Comparable {
  /// Runs first.
  case high
  /// In between.
  case medium
  /// Runs last.
  case low

  /// Orders priorities from the one that runs first.
  public static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }
}

/// When a batch campaign runs (SC-S1, SC-S2), or since when a trigger campaign is active (SC-S8).
public struct Schedule: Sendable, Hashable {
  /// Single runs, in subscription time.
  public var runs: [LocalDateTime] = []
  /// A recurrence.
  public var recurrence: Recurrence?
  /// Since when an active trigger campaign is active; nil when nothing says so.
  public var activated: LocalDateTime?

  /// Creates a schedule without runs.
  public init() {}
}

/// A recurrence of batch runs (SC-S2, SC-S3, R-16).
public struct Recurrence: Sendable, Hashable {
  /// The first possible run; its time of day is that of all runs.
  public let start: LocalDateTime
  /// The last possible run, included.
  public let end: LocalDateTime?
  /// Every so many units, at least 1.
  public let interval: Int
  /// The unit with its choice of days.
  public let pattern: Pattern

  /// The unit of a recurrence with its choice of days.
  public enum Pattern: Sendable, Hashable {
    /// Every n days; with `weekdaysOnly` the weekend days among them are dropped.
    case daily(weekdaysOnly: Bool)
    /// Every n calendar weeks on these days.
    case weekly(WeekdaySet)
    /// Every n months on a day of the month; the last day of a shorter month (SC-S3).
    case monthlyOnDay(Int)
    /// Every n months on the n-th (1 … 4) weekday.
    case monthlyOnWeekday(week: Int, Weekday)
  }

  /// Creates a recurrence.
  public init(start: LocalDateTime, end: LocalDateTime?, interval: Int, pattern: Pattern) {
    precondition(interval >= 1, "a recurrence advances")
    self.start = start
    self.end = end
    self.interval = interval
    self.pattern = pattern
  }
}

/// A smart list in the graph.
public struct SmartListNode: Sendable {
  /// The name.
  public let name: String
  /// The filter.
  public let filter: Predicate
  /// The single filters in display order.
  public let clauses: [CampaignNode.Clause]
  /// What the filters call by name.
  public let named: NamedAssets
  /// Where the name stands.
  public let span: Span

  /// Creates a node.
  public init(
    name: String, filter: Predicate, clauses: [CampaignNode.Clause],
    named: NamedAssets = NamedAssets(), span: Span
  ) {
    self.name = name
    self.filter = filter
    self.clauses = clauses
    self.named = named
    self.span = span
  }
}

/// A segmentation in the graph.
public struct SegmentationNode: Sendable {
  /// The name.
  public let name: String
  /// The field that holds the segment of each person.
  public let field: FieldID
  /// The segments: people are in the first whose filter holds.
  public let segments: [Segment]
  /// The segment of all others.
  public let fallback: TextID

  /// A segment with its rule.
  public struct Segment: Sendable {
    /// The name.
    public let name: TextID
    /// Who belongs to it, unless to an earlier one.
    public let filter: Predicate

    /// Creates a segment.
    public init(name: TextID, filter: Predicate) {
      self.name = name
      self.filter = filter
    }
  }

  /// Creates a segmentation.
  public init(name: String, field: FieldID, segments: [Segment], fallback: TextID) {
    self.name = name
    self.field = field
    self.segments = segments
    self.fallback = fallback
  }
}

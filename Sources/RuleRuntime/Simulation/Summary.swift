public import SyncState

/// What a run did, in numbers; kept whether or not a trace is written.
public struct Summary: Sendable {
  /// One entry for each smart campaign, in the order of the graph.
  public internal(set) var campaigns: [CampaignSummary] = []
  /// How many events from outside were taken.
  public internal(set) var events = 0
  /// Events from outside that had no effect, and why; in the order of first occurrence.
  public internal(set) var rejectedEvents: [ReasonCount] = []
  /// How many log entries were written.
  public internal(set) var activities = 0
  /// How many sync cycles ran.
  public internal(set) var cycles = 0
  /// What the sync did.
  public internal(set) var sync = SyncReport()

  /// A reason with how often it applied.
  public struct ReasonCount: Sendable, Hashable {
    /// The reason, for people.
    public let reason: String
    /// The rules that it rests on.
    public let rules: [Rule]
    /// How often it applied.
    public internal(set) var count: Int
  }
}

/// What happened in one smart campaign.
public struct CampaignSummary: Sendable {
  /// How many times somebody entered.
  public internal(set) var qualified = 0
  /// How many starts a filter did not let pass; not a refusal.
  public internal(set) var filtered = 0
  /// How many times somebody was refused, by reason, in the order of ``Refusal``.
  public internal(set) var refused = Array(repeating: 0, count: Refusal.allCases.count)
  /// The results of each step of the flow.
  public internal(set) var steps: [StepSummary]
  /// How many times somebody reached the end of the flow.
  public internal(set) var finished = 0
  /// How many times somebody was taken out of the flow: removed, aborted or deleted.
  public internal(set) var removed = 0
  /// How many people are waiting inside.
  public internal(set) var waiting = 0
  /// How many batch runs were executed.
  public internal(set) var batchRuns = 0
  /// How many batch runs were not executed because too many people qualified (SC-B8).
  public internal(set) var batchRunsNotExecuted = 0

  /// Why nobody enters any more; nil when nothing of the kind happened.
  public internal(set) var stop: Stop?

  /// That a campaign was stopped by Marketo itself.
  public struct Stop: Sendable {
    /// When.
    public let at: Instant
    /// The reason, for people.
    public let reason: String
    /// The rules that it rests on.
    public let rules: [Rule]
  }

  /// The number of refusals for a reason.
  public func refused(_ reason: Refusal) -> Int { refused[reason.index] }
}

/// Why somebody who passed the filter, or would have been looked at, did not enter.
public enum Refusal: String, Sendable, CaseIterable {
  /// Only once, and has been through before.
  case onlyOnce
  /// The interval since the last time has not passed.
  case tooEarly
  /// The campaign was deactivated before the start was looked at.
  case inactive
  /// The campaign is invalid.
  case invalid
  /// A runaway loop was stopped.
  case loop
  /// Too many people qualified for the batch run, which was not executed.
  case tooManyPeople

  /// The position among the reasons.
  var index: Int {
    switch self {
    case .onlyOnce: 0
    case .tooEarly: 1
    case .inactive: 2
    case .loop: 3
    case .tooManyPeople: 4
    case .invalid: 5
    }
  }

  /// The rules that the refusal rests on.
  public var rules: [Rule] {
    switch self {
    case .onlyOnce: [.scQ2]
    case .tooEarly: [.scQ4, .scQ5]
    case .inactive: [.scS9, .sc154]
    case .invalid: [.scA4, .csR3]
    case .loop: [.sc155, .r5]
    case .tooManyPeople: [.scB8]
    }
  }

  /// The reason in words.
  public var text: String {
    switch self {
    case .onlyOnce: "has been through this campaign before"
    case .tooEarly: "the interval since the last time has not passed"
    case .inactive: "the campaign is not active any more"
    case .invalid: "the campaign is invalid: a Salesforce campaign that it names was deleted"
    case .loop: "a loop: too many starts at one instant"
    case .tooManyPeople: "more people qualified than one run may have"
    }
  }
}

/// The results of one step of a flow.
public struct StepSummary: Sendable {
  /// How many times it did what it says.
  public internal(set) var succeeded = 0
  /// How many times it had nothing to do or was not allowed to.
  public internal(set) var skipped = 0
  /// How many times it could not be done.
  public internal(set) var failed = 0
  /// How many times the choice that applied said *Do Nothing* (SC-H3).
  public internal(set) var nothing = 0
  /// Why it was skipped or failed, in the order of first occurrence.
  public internal(set) var reasons: [Summary.ReasonCount] = []

  /// Counts a result.
  mutating func count(_ outcome: StepOutcome) {
    switch outcome.result {
    case .succeeded: succeeded += 1
    case .skipped: skipped += 1
    case .failed: failed += 1
    }
    if outcome.result != .succeeded { reasons.count(outcome.note, outcome.rules) }
  }
}

extension [Summary.ReasonCount] {
  /// Counts a reason.
  mutating func count(_ reason: String, _ rules: [Rule]) {
    if let index = firstIndex(where: { $0.reason == reason && $0.rules == rules }) {
      self[index].count += 1
    } else {
      append(Summary.ReasonCount(reason: reason, rules: rules, count: 1))
    }
  }
}

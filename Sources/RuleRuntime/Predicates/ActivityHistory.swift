import RuleGraph
import SyncState

/// When each person did what some filter looks back at (CAT-5).
///
/// Only instants are kept, one for each entry that fits a pattern: the other attributes of an entry
/// were looked at when it was written, and nobody asks again.
struct ActivityHistory: Sendable {
  /// The position of a pattern.
  struct PatternID: Hashable, Sendable { fileprivate let index: Int }

  private struct Entries: Sendable {
    let pattern: PreparedPattern
    /// How long Marketo keeps such entries; nil for ever.
    let retention: Period?
    var instants: [PersonID: [Instant]] = [:]
  }

  private var patterns: [Entries] = []
  private var known: [EventPattern: PatternID] = [:]
  /// The positions of the patterns for each type.
  private var byType = ActivityTypeTable(repeating: [Int]())

  /// Registers a pattern; equal ones share what they remember.
  mutating func register(_ pattern: EventPattern, _ tester: inout ValueTester) -> PatternID {
    if let id = known[pattern] { return id }
    let id = PatternID(index: patterns.count)
    patterns.append(
      Entries(pattern: PreparedPattern(pattern, &tester), retention: pattern.type.facts.retention))
    known[pattern] = id
    byType[pattern.type].append(id.index)
    return id
  }

  /// Whether any pattern is about a type.
  func holds(_ type: ActivityType) -> Bool { !byType[type].isEmpty }

  /// Remembers an entry; steps that were skipped or failed did not happen.
  mutating func add(_ activity: Activity, _ tester: inout ValueTester, _ texts: TextPool) {
    let positions = byType[activity.type]
    guard !positions.isEmpty, activity.result ?? .succeeded == .succeeded else { return }
    for position in positions where patterns[position].pattern.matches(activity, &tester, texts) {
      patterns[position].instants[activity.person, default: []].append(activity.at)
    }
  }

  /// Joins the entries of two people who became one.
  mutating func merge(_ loser: PersonID, into winner: PersonID) {
    for index in patterns.indices {
      guard let moved = patterns[index].instants.removeValue(forKey: loser) else { continue }
      patterns[index].instants[winner, default: []].append(contentsOf: moved)
      patterns[index].instants[winner]?.sort()
    }
  }

  /// Whether enough entries of a person lie in the window of a test; entries that Marketo has
  /// forgotten by now do not count (CAT-2.3).
  func passes(
    _ test: ActivityTest, _ person: PersonID, _ tester: inout ValueTester, _ texts: TextPool,
    _ now: Instant
  ) -> Bool {
    var count = 0
    let forgotten = patterns[test.entries.index].retention
      .map { now.advanced(milliseconds: -$0.milliseconds) }
    for instant in patterns[test.entries.index].instants[person] ?? [] {
      if let forgotten, instant < forgotten { continue }
      if let window = test.window, !tester.passes(window, .datetime(instant), texts, now: now) {
        continue
      }
      count += 1
      if count >= test.minimumCount { return !test.isNegated }
    }
    return test.isNegated
  }

  /// The people with entries that fit a pattern, in no particular order.
  func people(of pattern: PatternID) -> some Sequence<PersonID> {
    patterns[pattern.index].instants.keys
  }

  /// Returns the instants of the entries of a person that fit a pattern, as they were written.
  func instants(_ pattern: EventPattern, of person: PersonID) -> [Instant] {
    known[pattern].flatMap { patterns[$0.index].instants[person] } ?? []
  }
}

/// A prepared condition on the history of a person.
struct ActivityTest: Sendable {
  /// The entries that count.
  let entries: ActivityHistory.PatternID
  /// The condition on their dates.
  let window: ValueTester.TestID?
  /// How many must lie in the window.
  let minimumCount: Int
  /// Whether the whole is denied: an inactivity filter.
  let isNegated: Bool
}

import RuleGraph
import SyncState

/// The events from outside that are still to come, by time, then as they were added.
///
/// There may be millions, and nearly always they come in the order of time, so they stay in the
/// array in which they came.
struct EventSchedule: Sendable {
  private var events: [TimelineEvent] = []
  /// The events in the order of time; nil while they were added in that order.
  private var order: [Int]?
  private var isSorted = true
  private var latest = Instant(millisecondsSince1970: .min)
  /// How many were taken out.
  private var takenCount = 0
  /// The Marketo ids by which those sort that name a person in another way.
  private var marketoIDs: [Int: Int64] = [:]
  /// The `my.` tokens that came with API requests (SC-X5).
  private var tokens: [Int: [MyToken]] = [:]

  /// Adds events; `marketoIDs` has the ids of the people whom events name in another way, by the
  /// positions of these events.
  mutating func add(
    _ new: [TimelineEvent], marketoIDs ids: [Int: Int64] = [:], tokens: [MyToken] = []
  ) {
    if takenCount == events.count { self = EventSchedule() }
    let first = events.count
    if events.isEmpty { events = new } else { events += new }
    order?.append(contentsOf: first..<events.count)
    for number in first..<events.count {
      if events[number].at < latest { isSorted = false }
      latest = events[number].at
      if !ids.isEmpty, let id = ids[number - first] { marketoIDs[number] = id }
      if !tokens.isEmpty { self.tokens[number] = tokens }
    }
  }

  /// Puts the events into the order of time; costs nothing when they came in it.
  mutating func sort() {
    guard !isSorted else { return }
    var order = order ?? Array(events.indices)
    order[takenCount...].sort { (events[$0].at, $0) < (events[$1].at, $1) }
    if let last = order.last { latest = events[last].at }
    self.order = order
    isSorted = true
  }

  /// The instant of the next event; nil when none is left.
  var nextInstant: Instant? { takenCount < events.count ? event(takenCount).at : nil }

  /// Whether no other event has the instant of the next one.
  var isNextAlone: Bool {
    takenCount + 1 == events.count || event(takenCount + 1).at != event(takenCount).at
  }

  /// Takes the next event out and returns its number.
  mutating func take() -> Int {
    defer { takenCount += 1 }
    return number(takenCount)
  }

  /// The event with a number.
  subscript(number: Int) -> TimelineEvent { events[number] }

  /// The `my.` tokens that came with an event.
  func tokens(of number: Int) -> [MyToken] { tokens.isEmpty ? [] : tokens[number] ?? [] }

  /// The Marketo id by which an event is sorted: events on campaigns and on the connection come
  /// first, those on people who do not exist yet come last.
  func sortKey(of number: Int) -> Int64? {
    switch events[number].person {
    case .marketoID(let id): id
    case .email: marketoIDs[number]
    case nil: events[number].action.isAboutPerson ? .max : nil
    }
  }

  private func event(_ position: Int) -> TimelineEvent { events[number(position)] }

  private func number(_ position: Int) -> Int { order?[position] ?? position }
}

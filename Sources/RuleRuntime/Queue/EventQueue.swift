import RuleGraph
import SyncState

/// What happens when an entry of the queue is taken out.
enum QueueItem: Sendable {
  /// A local day begins, on which people may belong to another segment.
  case dayBegin
  /// A trigger campaign becomes active.
  case activation(CampaignID)
  /// A day of the clean-up of trigger campaigns.
  case cleanUp(CleanUp)
  /// The first half of a sync cycle.
  case syncPull
  /// An event from outside, by its number in the schedule.
  case external(Int)
  /// The end of a wait, by the position of the waiting flow.
  case waitEnd(Int)
  /// A batch run; `isRecurring` when the next run of the recurrence must be planned.
  case batch(CampaignID, isRecurring: Bool)
  /// A start of a trigger campaign, by the position of the start.
  case start(Int)
  /// The second half of a sync cycle.
  case syncPush

  /// The rank of the kind among what happens at one instant (SC-15.2).
  fileprivate var rank: UInt8 {
    switch self {
    case .dayBegin, .activation, .cleanUp: 0
    case .syncPull: 1
    case .external: 2
    case .waitEnd: 3
    case .batch: 4
    case .start: 5
    case .syncPush: 6
    }
  }
}

/// An entry of the queue with its place in the order of SC-15.2.
struct QueueEntry: Sendable, Comparable {
  /// When it is due.
  private(set) var at: Instant
  /// What happens.
  let item: QueueItem
  /// The wave of what one operation caused; 0 for what was planned beforehand.
  fileprivate(set) var wave: UInt64 = 0
  private let rank: UInt8
  private let priority: UInt8
  private let campaign: Int64
  private let person: Int64
  fileprivate(set) var sequence: UInt64 = 0

  /// Creates an entry; `campaign` and `person` are Marketo ids, nil where there is none.
  init(
    at: Instant, _ item: QueueItem, priority: Priority = .high, campaign: Int64? = nil,
    person: Int64? = nil
  ) {
    self.at = at
    self.item = item
    rank = item.rank
    self.priority = UInt8(priority.rawValue)
    self.campaign = campaign ?? .min
    self.person = person ?? .min
  }

  /// Whether it is one of the halves of a sync cycle.
  fileprivate var isCycle: Bool {
    switch item {
    case .syncPull, .syncPush: true
    case .dayBegin, .activation, .cleanUp, .external, .waitEnd, .batch, .start: false
    }
  }

  /// Returns the entry for another instant.
  fileprivate func moved(to instant: Instant) -> QueueEntry {
    var moved = self
    moved.at = instant
    return moved
  }

  static func < (left: QueueEntry, right: QueueEntry) -> Bool {
    if left.at != right.at { return left.at < right.at }
    if left.wave != right.wave { return left.wave < right.wave }
    if left.rank != right.rank { return left.rank < right.rank }
    if left.priority != right.priority { return left.priority < right.priority }
    if left.campaign != right.campaign { return left.campaign < right.campaign }
    if left.person != right.person { return left.person < right.person }
    return left.sequence < right.sequence
  }

  static func == (left: QueueEntry, right: QueueEntry) -> Bool {
    left.sequence == right.sequence && left.at == right.at
  }
}

/// Where what an operation causes stands among what is due at the same instant.
public enum EventOrder: String, Sendable, CaseIterable {
  /// As a wave behind everything that is queued for the instant; SC-15.2 sorts inside a wave.
  case fifo
  /// As one wave for each generation of causes.
  case rounds
  /// By SC-15.2 alone, so that a start of high priority overtakes (SC-P1).
  case heap
}

/// What is due in a run, in the order of SC-15.2, with waves for what operations cause.
struct EventQueue: Sendable {
  /// The events from outside; an event enters the order when its instant has come.
  var events = EventSchedule()
  private let order: EventOrder
  private var planned = Heap()
  private var current = Heap()
  private var sequence: UInt64 = 0
  private var waves: UInt64 = 0
  /// The wave of the entry that was taken out last.
  private var wave: UInt64 = 0

  /// Creates an empty queue.
  init(order: EventOrder) { self.order = order }

  /// Plans an entry for an instant that has not been reached.
  mutating func plan(_ entry: QueueEntry) { planned.push(numbered(entry)) }

  /// Adds what the operation that was taken out last caused, for the present instant.
  mutating func add(caused entries: [QueueEntry]) {
    guard !entries.isEmpty else { return }
    let wave: UInt64
    switch order {
    case .fifo:
      waves += 1
      wave = waves
    case .rounds: wave = self.wave + 1
    case .heap: wave = 0
    }
    for entry in entries {
      var entry = numbered(entry)
      entry.wave = wave
      current.push(entry)
    }
  }

  /// When the next sync cycle is planned; nil when none is.
  var nextCycle: Instant? {
    planned.sorted.first(where: \.isCycle)?.at
  }

  /// The waits that are planned, in the order in which they end.
  var waitEnds: [(at: Instant, flow: Int)] {
    planned.sorted.compactMap { entry in
      if case .waitEnd(let flow) = entry.item { (entry.at, flow) } else { nil }
    }
  }

  /// Lets the sync cycle that is planned begin at another instant.
  mutating func delayCycle(until instant: Instant) {
    var moved = Heap()
    for entry in planned.sorted { moved.push(entry.isCycle ? entry.moved(to: instant) : entry) }
    planned = moved
  }

  /// Takes the next entry out, or returns nil when none is due up to an instant.
  mutating func next(until end: Instant) -> (at: Instant, item: QueueItem)? {
    if current.isEmpty {
      events.sort()
      guard let at = nextInstant, at <= end else { return nil }
      waves = 0
      if let event = takeOnlyEvent(at: at) {
        wave = 0
        return (at, .external(event))
      }
      advance(to: at)
    }
    guard let entry = current.pop() else { return nil }
    wave = entry.wave
    return (entry.at, entry.item)
  }

  /// The next instant at which something is due.
  private var nextInstant: Instant? {
    guard let planned = planned.firstInstant else { return events.nextInstant }
    guard let event = events.nextInstant else { return planned }
    return min(planned, event)
  }

  /// Takes out the event that is alone at an instant, which is what most events are; nil when
  /// something else is due with it.
  private mutating func takeOnlyEvent(at instant: Instant) -> Int? {
    guard planned.firstInstant != instant, events.isNextAlone else { return nil }
    return events.take()
  }

  /// Moves everything that is due at an instant into the current entries.
  private mutating func advance(to instant: Instant) {
    while planned.firstInstant == instant, let entry = planned.pop() { current.push(entry) }
    while events.nextInstant == instant {
      let event = events.take()
      current.push(
        numbered(QueueEntry(at: instant, .external(event), person: events.sortKey(of: event))))
    }
  }

  private mutating func numbered(_ entry: QueueEntry) -> QueueEntry {
    sequence += 1
    var entry = entry
    entry.sequence = sequence
    return entry
  }
}

/// A binary heap with the smallest entry on top.
private struct Heap: Sendable {
  private var entries: [QueueEntry] = []

  var isEmpty: Bool { entries.isEmpty }
  var sorted: [QueueEntry] { entries.sorted() }
  var firstInstant: Instant? { entries.first?.at }

  mutating func push(_ entry: QueueEntry) {
    entries.append(entry)
    var child = entries.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard entries[child] < entries[parent] else { return }
      entries.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> QueueEntry? {
    guard let last = entries.popLast() else { return nil }
    guard let top = entries.first else { return last }
    entries[0] = last
    var parent = 0
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < entries.count && entries[child] < entries[smallest] {
        smallest = child
      }
      guard smallest != parent else { return top }
      entries.swapAt(smallest, parent)
      parent = smallest
    }
  }
}

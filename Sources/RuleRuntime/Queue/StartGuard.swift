import SyncState

/// Counts the starts of each campaign for each person at one instant (SC-15.5, R-5).
struct StartGuard: Sendable {
  private let limit: Int
  private var counts: [UInt64: Int] = [:]

  /// What the guard says to a start.
  enum Verdict: Sendable {
    /// It may enter.
    case enters
    /// It is the first beyond the limit.
    case refusedFirst
    /// Another one was refused before it.
    case refusedAgain
  }

  /// Creates a guard that lets `limit` starts enter.
  init(limit: Int) { self.limit = limit }

  /// Counts a start.
  mutating func verdict(_ campaign: CampaignID, _ person: PersonID) -> Verdict {
    let key = UInt64(campaign.rawValue) << 32 | UInt64(person.rawValue)
    let count = counts[key, default: 0]
    guard count <= limit else { return .refusedAgain }
    counts[key] = count + 1
    return count < limit ? .enters : .refusedFirst
  }

  /// Forgets everything, because the clock has gone on.
  mutating func reset() {
    guard !counts.isEmpty else { return }
    // Clearing costs as much as the table is large, so a table of a busy instant is let go.
    if counts.capacity > 4096 { counts = [:] } else { counts.removeAll(keepingCapacity: true) }
  }
}

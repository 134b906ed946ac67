public import RuleGraph
public import SyncState

/// When a dry run begins and ends.
public enum DryRunClock {
  /// Returns the instant that a text means: with an offset or `Z` as it says, without one in the
  /// subscription's time zone; a bare day means its midnight.
  public static func instant(_ text: String, zone: TimeZoneTable) -> Instant? {
    if let instant = Instant(utf8: text.utf8.span) { return instant }
    let parts = text.split(maxSplits: 1) { $0 == "T" || $0 == " " }.map(String.init)
    guard let day = parts.first.flatMap({ CivilDate(utf8: $0.utf8.span) }) else { return nil }
    guard parts.count == 2 else { return zone.midnight(of: day) }
    return TimeOfDay(utf8: parts[1].utf8.span).map { zone.instant(LocalDateTime(day, $0)) }
  }

  /// Returns when a run begins unless it is said: with the first scenario that says so, else with
  /// the first event.
  public static func start(timelines: [Timeline], events: [TimelineEvent]) -> Instant? {
    timelines.compactMap(\.start).min() ?? events.map(\.at).min()
  }

  /// Returns when a run ends unless it is said: with the last scenario that says so.
  public static func end(timelines: [Timeline]) -> Instant? { timelines.compactMap(\.until).max() }
}

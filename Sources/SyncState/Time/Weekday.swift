/// A day of the week.
public enum Weekday: String, Sendable, CaseIterable {
  /// Monday.
  case monday = "Mon"
  /// Tuesday.
  case tuesday = "Tue"
  /// Wednesday.
  case wednesday = "Wed"
  /// Thursday.
  case thursday = "Thu"
  /// Friday.
  case friday = "Fri"
  /// Saturday.
  case saturday = "Sat"
  /// Sunday.
  case sunday = "Sun"
}

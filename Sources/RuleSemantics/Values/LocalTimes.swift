import RuleSyntax
import SyncState

extension CivilDate {
  /// Creates the day that a text spells.
  init?(_ notation: DateNotation) {
    self.init(year: notation.year, month: notation.month, day: notation.day)
  }
}

extension TimeOfDay {
  /// Creates the time that a text spells.
  init?(_ notation: TimeNotation) {
    self.init(hour: notation.hour, minute: notation.minute, second: notation.second)
  }
}

extension LocalDateTime {
  /// Creates the local time that a text spells.
  init?(_ notation: DateTimeNotation) {
    guard let date = CivilDate(notation.date), let time = TimeOfDay(notation.time) else {
      return nil
    }
    self.init(date, time)
  }

  /// Creates the local time that a text spells; midnight when it spells only a day.
  init?(_ notation: DateOrDateTimeNotation) {
    switch notation {
    case .dateTime(let dateTime):
      self.init(dateTime)
    case .date(let day):
      guard let date = CivilDate(day) else { return nil }
      self.init(date, .midnight)
    }
  }
}

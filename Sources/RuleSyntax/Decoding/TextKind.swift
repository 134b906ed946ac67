import RuleSource

/// What kind of text stands in a place; decides how it is checked and documented.
public enum TextKind: String, Sendable, CaseIterable {
  /// Any text.
  case free
  /// A name: any text but the empty one.
  case name
  /// An IANA time zone.
  case timeZone
  /// A pattern of paths.
  case pathPattern
  /// The name of a finding, or a category of findings.
  case checkName
  /// A person: a Marketo id or an email address.
  case person
  /// A Salesforce id.
  case salesforceID
  /// The name of a filter for match formulas.
  case filterName
  /// `all`, `any` or a formula.
  case match
  /// A length of time.
  case period
  /// How often a person may pass.
  case qualify
  /// The interval of a recurrence.
  case recurrenceInterval
  /// A weekday or an ordinal weekday.
  case recurrenceDay
  /// A day, or a day and time.
  case dateOrDateTime
  /// A day and time.
  case dateTime
  /// A time of day.
  case time
  /// A month.
  case month

  /// The kind in words, as after "expected".
  public var phrase: String {
    switch self {
    case .free: "a text"
    case .name: "a name"
    case .timeZone: "a time zone such as `Europe/Stockholm`"
    case .pathPattern: "a path pattern such as `drafts/**`"
    case .checkName: "the name of a finding or a category"
    case .person: "a Marketo id or an email address"
    case .salesforceID: "a Salesforce id with 15 or 18 characters"
    case .filterName: "a name such as `eu`"
    case .match: "`all`, `any` or a formula such as `1 and (2 or 3)`"
    case .period: "a period such as `2 days`"
    case .qualify: "`once`, `every time` or an interval such as `once every 7 days`"
    case .recurrenceInterval: "an interval such as `2 weeks`"
    case .recurrenceDay: "a weekday such as `Mon`, or one of the month such as `2nd Tue`"
    case .dateOrDateTime: "a day such as `2026-11-02`, or a day and time"
    case .dateTime: "a day and time such as `2026-11-02 09:00`"
    case .time: "a time of day such as `09:00`"
    case .month: "a month such as `2026-10`"
    }
  }

  /// A regular expression (ECMA 262) that the texts fulfil; nil where any text may stand.
  ///
  /// It is for editors: every valid text fulfils it, some invalid ones too.
  public var pattern: String? {
    switch self {
    case .free: nil
    case .match: "^[A-Za-z0-9_() -]+$"
    case .name, .timeZone, .pathPattern, .checkName, .person: "\\S"
    case .salesforceID: "^701([A-Za-z0-9]{12}|[A-Za-z0-9]{15})$"
    case .filterName: "^[A-Za-z][A-Za-z0-9_-]*$"
    case .period: "^[0-9]+ +\(Self.units("minute|hour|day|week|month|year"))$"
    case .qualify: "^(once|every time|once +every +[0-9]+ +\(Self.units("hour|day|week|month")))$"
    case .recurrenceInterval: "^[0-9]+ +\(Self.units("day|week|month"))$"
    case .recurrenceDay: "^((1st|2nd|3rd|4th) +)?(Mon|Tue|Wed|Thu|Fri|Sat|Sun)$"
    case .dateOrDateTime: "^\(Self.day)([ T]\(Self.clock))?$"
    case .dateTime: "^\(Self.day)[ T]\(Self.clock)$"
    case .time: "^\(Self.clock)$"
    case .month: "^[0-9]{4}-(0[1-9]|1[0-2])$"
    }
  }

  private static let day = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
  private static let clock = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"
  private static func units(_ names: String) -> String { "(\(names))s?" }

  /// Returns what is wrong with a text of this kind, nil when nothing is.
  func mistake(in text: String) -> NotationError? {
    switch self {
    case .free, .name, .timeZone, .pathPattern, .checkName, .person: nil
    case .salesforceID: failure(SalesforceIDNotation.parse(text))
    case .filterName: failure(FilterNameNotation.parse(text))
    case .match: failure(MatchNotation.parse(text))
    case .period: failure(PeriodNotation.parse(text))
    case .qualify: failure(QualifyNotation.parse(text))
    case .recurrenceInterval: failure(RecurrenceIntervalNotation.parse(text))
    case .recurrenceDay: failure(RecurrenceDayNotation.parse(text))
    case .dateOrDateTime: failure(DateOrDateTimeNotation.parse(text))
    case .dateTime: failure(DateTimeNotation.parse(text))
    case .time: failure(TimeNotation.parse(text))
    case .month: failure(MonthNotation.parse(text))
    }
  }

  /// Whether a text without quotes can be mistaken for a truth value or number by other programs.
  var isFree: Bool {
    switch self {
    case .free, .name, .pathPattern: true
    case .timeZone, .checkName, .person, .salesforceID, .filterName, .match, .period, .qualify,
      .recurrenceInterval, .recurrenceDay, .dateOrDateTime, .dateTime, .time, .month:
      false
    }
  }

  private func failure<Content>(_ result: Result<Content, NotationError>) -> NotationError? {
    switch result {
    case .success: nil
    case .failure(let error): error
    }
  }
}

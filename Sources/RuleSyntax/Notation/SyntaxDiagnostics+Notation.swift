public import RuleSource

/// The kinds of finding about the small languages inside values; their messages are built where
/// the languages are read.
extension SyntaxDiagnostics {
  /// A day is malformed.
  public static let malformedDate = DiagnosticKind(
    "malformed-date", .error, .syntax, "A day is malformed or does not exist.",
    explanation: "A day is year, month and day with hyphens: `2026-11-02`.")

  /// The name of a filter is malformed.
  public static let malformedFilterName = DiagnosticKind(
    "malformed-filter-name", .error, .syntax, "A filter has a name that formulas cannot use.",
    rules: ["SC-C5"],
    explanation: """
      `id:` gives a filter a name, so that `match` can say `eu and score` where Marketo says \
      `1 and 2`. A name is a letter followed by letters, digits, `_` or `-`. `and`, `or`, `not`, \
      `all` and `any` cannot be names.
      """)

  /// A match formula is malformed.
  public static let malformedMatch = DiagnosticKind(
    "malformed-match", .error, .syntax, "A match formula cannot be read.",
    rules: ["SC-C6", "V-04"],
    explanation: """
      `match` is `all`, `any`, or a formula of filter numbers or names with `and`, `or` and \
      parentheses: `1 and (2 or 3)`. There is no `not`; negate inside the filter, with an operator \
      such as `is_not`.
      """)

  /// A month is malformed.
  public static let malformedMonth = DiagnosticKind(
    "malformed-month", .error, .syntax, "A month is malformed.",
    explanation: "A month is a year and a number from 01 to 12 with a hyphen: `2026-10`.")

  /// An offset in days is malformed.
  public static let malformedOffset = DiagnosticKind(
    "malformed-offset", .error, .syntax, "An offset in days is malformed.",
    rules: ["SC-W3"],
    explanation: "An offset is a number of days with a sign: `-3 days` is three days earlier.")

  /// A period is malformed.
  public static let malformedPeriod = DiagnosticKind(
    "malformed-period", .error, .syntax, "A length of time is malformed.",
    rules: ["SC-W1", "SC-W6"],
    explanation: "A length of time is a whole number and a unit that is spelled out: `2 days`.")

  /// A qualification rule is malformed.
  public static let malformedQualify = DiagnosticKind(
    "malformed-qualify", .error, .syntax, "A qualification rule is malformed.",
    rules: ["SC-Q1", "SC-Q3"],
    explanation: """
      `qualify` says how often a person may pass the campaign: `once` (the default), `every time`, \
      or an interval of hours, days, weeks or months such as `once every 7 days`.
      """)

  /// A recurrence is malformed.
  public static let malformedRecurrence = DiagnosticKind(
    "malformed-recurrence", .error, .syntax, "A recurrence is malformed.",
    rules: ["SC-S2"],
    explanation: """
      A recurring batch campaign runs every so many days, weeks or months (`every: 2 weeks`), on \
      weekdays (`on: [Mon, Wed]`), on one weekday of the month (`on: 2nd Tue`, from `1st` to \
      `4th`) or on a day of the month (`day: 15`).
      """)

  /// A Salesforce id is malformed.
  public static let malformedSalesforceID = DiagnosticKind(
    "malformed-salesforce-id", .error, .syntax, "A Salesforce id is malformed.",
    explanation: """
      Salesforce ids have 15 or 18 letters and digits; those of campaigns begin with `701`. Letter \
      case matters in the first 15; the last three of 18 say which of them are capitals, so that a \
      copy that lost them is noticed.
      """)

  /// A score change is malformed.
  public static let malformedScoreChange = DiagnosticKind(
    "malformed-score-change", .error, .syntax, "A score change is malformed.",
    explanation: """
      `"+5"` adds, `"-5"` subtracts, `"=5"` sets the score, `"=-5"` sets it below zero. Scores are \
      whole numbers of 32 bits.
      """)

  /// A time of day is malformed.
  public static let malformedTime = DiagnosticKind(
    "malformed-time", .error, .syntax, "A time of day is malformed or missing.",
    rules: ["SC-W4"],
    explanation: """
      A time is hour and minute with two digits each, from `00:00` to `23:59`; a moment is a day \
      and a time, `2026-11-02 09:00`. All times are in the time zone of the workspace, so there is \
      no `Z` and no offset.
      """)

  /// A token is malformed.
  public static let malformedToken = DiagnosticKind(
    "malformed-token", .error, .syntax, "A token is malformed.",
    rules: ["SC-T3", "SC-T7"],
    explanation: """
      A token is `{{`, what it reads from, a point, a name, and `}}`: `{{lead.First Name}}`. A \
      text for the case that it is empty may follow the name: `{{lead.First Name:default=friend}}`.
      """)

  /// A match formula mixes `and` with `or`.
  public static let mixedMatch = DiagnosticKind(
    "mixed-match", .error, .syntax, "A match formula mixes `and` with `or` without parentheses.",
    rules: ["SC-C6", "V-04"],
    explanation: """
      `1 and 2 or 3` can be read in two ways, and Marketo refuses it. Write `(1 and 2) or 3` or \
      `1 and (2 or 3)`.
      """)

  /// A unit of time is abbreviated or unknown.
  public static let unknownPeriodUnit = DiagnosticKind(
    "unknown-period-unit", .error, .platform, "A unit of time is abbreviated or unknown.",
    rules: ["SC-W5", "V-07"],
    explanation: """
      Marketo accepts a wait of `4 hrs`, shows no error, and then does not wait at all: people \
      pass straight through. Units must be spelled out: minutes, hours, days, weeks, months, years.
      """)

  /// A token reads from something unknown.
  public static let unknownTokenNamespace = DiagnosticKind(
    "unknown-token-namespace", .error, .reference, "A token reads from something unknown.",
    rules: ["SC-T3"],
    explanation: """
      Tokens read from `lead` (the person), `company`, `my` (tokens of the program), `campaign`, \
      `program`, `member` (fields of the program member), `system` (the clock) and `trigger` (what \
      started the campaign).
      """)

  /// A weekday is unknown.
  public static let unknownWeekday = DiagnosticKind(
    "unknown-weekday", .error, .syntax, "A weekday is unknown.",
    explanation: "Weekdays are Mon, Tue, Wed, Thu, Fri, Sat and Sun.")
}

import RuleGraph
import RuleSemantics
import RuleSource

extension Lint {
  /// A monthly recurrence on a day that not every month has.
  static let shortMonthRecurrence = Lint.ofCampaigns(
    DiagnosticKind(
      "short-month-recurrence", .warning, .platform,
      "A monthly recurrence falls on a day that not every month has.",
      rules: ["V-29", "SC-S3"],
      explanation: """
        What Marketo does in a month without that day is not documented. rulec runs on the month's \
        last day. A day up to 28, or a weekday of the month, leaves no doubt.
        """)
  ) { facts, report in
    guard case .monthlyOnDay(let day)? = facts.campaign.timing.schedule.recurrence?.pattern,
      day > 28,
      let span = facts.campaign.timing.recurrenceSpan
    else { return }
    report.add(
      "not every month has a day \(day)", at: span,
      notes: ["rulec runs on the last day of shorter months; Marketo does not say what it does"])
  }
}

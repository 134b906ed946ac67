import RuleGraph
import RuleRuntime
import RuleSemantics
import RuleSource

extension Lint {
  /// A recurrence that ends before its first run.
  static let recurrenceWithoutRun = Lint.ofCampaigns(
    DiagnosticKind(
      "recurrence-without-run", .warning, .platform, "A recurrence ends before its first run.",
      rules: ["SC-S2"],
      explanation: """
        Between `start` and `end` there is no day on which the recurrence falls: the weekday \
        comes later, or the first run of the day is over when it starts. The campaign never \
        runs. Correct the weekday, the time or the period.
        """)
  ) { facts, report in
    guard let recurrence = facts.campaign.timing.schedule.recurrence, recurrence.end != nil,
      let span = facts.campaign.timing.recurrenceSpan
    else { return }
    var cursor = RecurrenceCursor(recurrence)
    if cursor.next() == nil { report.add("there is no run between start and end", at: span) }
  }
}

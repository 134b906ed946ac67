import RuleGraph
import RuleSemantics
import RuleSource

extension Lint {
  /// An activity filter that says nothing about the date.
  static let activityWithoutWindow = Lint.ofFilters(
    DiagnosticKind(
      "activity-without-window", .warning, .logic,
      "An activity filter does not say how far it looks back.", rules: ["V-25", "CAT-2.3"],
      explanation: """
        Without `date_of_activity`, rulec looks back at everything it knows, while Marketo's screen \
        appears to look back 30 days, and keeps many types of activities for 90 days only. Such \
        filters are slow too. Write the window, such as `date_of_activity: {in_past: 30 days}`.
        """)
  ) { filters, report in
    for use in filters.uses {
      guard case .activity(_, window: nil, _, _) = use.predicate else { continue }
      report.add(
        "this filter does not say how far it looks back", at: use.nameSpan,
        notes: ["add `date_of_activity: {in_past: 30 days}`"])
    }
  }
}

import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// A window that looks back further than Marketo remembers.
  static let windowBeyondRetention = Lint.ofFilters(
    DiagnosticKind(
      "window-beyond-retention", .warning, .platform,
      "An activity filter looks back further than Marketo keeps the activities.",
      rules: ["V-25", "CAT-2.3"],
      explanation: """
        Marketo keeps most activities for 25 months, frequent ones such as visits, clicks and changes \
        of data for 90 days, and some for two weeks. A window that is longer finds only what is still \
        kept, and *not* filters let people through who did it before that. What must be \
        remembered longer belongs in a field, a list or a program status, set by a trigger campaign \
        when it happens.
        """)
  ) { filters, report in
    for use in filters.uses {
      guard
        case .activity(let pattern, .relative(let comparison, let period)?, _, let negated) =
          use.predicate,
        let kept = pattern.type.facts.retention
      else { continue }
      let isLong =
        switch comparison {
        case .inPast: period.milliseconds > kept.milliseconds
        case .inPastBefore: period.milliseconds >= kept.milliseconds
        case .inFuture, .inFutureAfter: false
        }
      guard isLong else { continue }
      report.add(
        "Marketo keeps \(Diagnostic.quoted(pattern.type.name)) for \(kept.spelled) only, less than "
          + "the \(period.spelled) of this window",
        at: use.span,
        notes: negated ? ["who did it before that passes this filter"] : [])
    }
  }
}

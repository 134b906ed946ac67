import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// Two filters about the same kind of activity that may find two different activities.
  static let splitActivityFilters = Lint.ofFilters(
    DiagnosticKind(
      "split-activity-filters", .warning, .logic,
      "Two filters about one kind of activity may be passed by two different activities.",
      rules: ["V-33", "SC-C8"],
      explanation: """
        Constraints of one filter must hold for the same activity, while two filters look at the log \
        separately: *visited the pricing page* and *visited a page in the past 7 days* are passed by \
        somebody who saw the prices last year and the home page yesterday. Put the constraints into one \
        filter. Reported are two filters of one kind of which neither contradicts the other and \
        each says something that the other leaves open.
        """)
  ) { filters, report in
    var earlier: [(use: ResolvedFilter, entry: ActivityFilter)] = []
    for use in filters.required {
      guard let entry = ActivityFilter(use.predicate) else { continue }
      if let other = earlier.first(where: { $0.entry.isHalf(of: entry) }) {
        report.add(
          "this may be another activity than the one of the other filter", at: use.span,
          labels: [.init(other.use.span, "the other filter")],
          notes: ["constraints hold for one activity only within one filter"])
      }
      earlier.append((use, entry))
    }
  }
}

/// A filter that looks for an activity.
private struct ActivityFilter {
  let pattern: EventPattern
  let window: ValueTest?

  init?(_ predicate: Predicate) {
    guard case .activity(let pattern, let window, _, negated: false) = predicate else { return nil }
    self.pattern = pattern
    self.window = window
  }

  /// Whether two filters say different things that could be about one activity, each leaving open what
  /// the other one says.
  func isHalf(of other: ActivityFilter) -> Bool {
    guard pattern.type == other.pattern.type, said.isDisjoint(with: other.said) else {
      return false
    }
    return !said.isEmpty && !other.said.isEmpty
  }

  /// What the filter says something about.
  private var said: Set<String> {
    var said = Set(pattern.constraints.map(\.attribute.rawValue))
    if window != nil { said.insert("date") }
    if !isAnyAsset { said.insert("asset") }
    return said
  }

  private var isAnyAsset: Bool {
    switch pattern.asset {
    case .any, .field(.any), .program(.any), .list(.any), .sfdcCampaign(.any), .campaign(.any): true
    case .field, .program, .list, .sfdcCampaign, .campaign, .named: false
    }
  }
}

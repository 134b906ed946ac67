import RuleGraph
import RuleSemantics
import RuleSource

extension Lint {
  /// A campaign that scores events but lets each person through only once, by default.
  static let scoringOnlyOnce = Lint.ofCampaigns(
    DiagnosticKind(
      "scoring-only-once", .warning, .logic,
      "A campaign scores an event, but each person passes only once.",
      rules: ["V-28", "SC-Q2"],
      explanation: """
        Without `qualify`, a person goes through a campaign once in a lifetime: the second event \
        scores nothing. Scoring is usually meant for every event (`qualify: every time`) or at most \
        so often (`once every 1 day`). Write `qualify: once` when once is right.
        """)
  ) { facts, report in
    let campaign = facts.campaign
    guard campaign.kind == .trigger, campaign.timing.qualificationSpan == nil,
      let step = campaign.flow.first(where: { $0.actions.contains { isScoring($0.effect) } })
    else { return }
    report.add(
      "this scores only the first event of each person: the campaign has no `qualify`",
      at: step.nameSpan, labels: [.init(campaign.span, "passed once by default")],
      notes: ["write `qualify: every time`, or `qualify: once` if once is meant"])
  }

  private static func isScoring(_ effect: Effect) -> Bool {
    guard case .changeScore(_, let change) = effect else { return false }
    if case .set = change { return false }
    return true
  }
}

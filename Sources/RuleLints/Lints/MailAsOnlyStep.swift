import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// A trigger campaign whose only step is a mail that may be blocked.
  static let mailAsOnlyStep = Lint.ofCampaigns(
    DiagnosticKind(
      "mail-as-only-step", .warning, .logic,
      "The only step of a campaign is a mail that may be blocked.",
      rules: ["V-30", "SC-B3", "SC-M3"],
      explanation: """
        People who are blocked from mail qualify all the same. When the mail is all that happens, \
        they use up their one pass for nothing, and never get it, even when they can be mailed \
        again. Filter them out (`person: {Unsubscribed: false}`), or mark the mail as operational \
        when it is.
        """)
  ) { facts, report in
    let campaign = facts.campaign
    guard campaign.kind == .trigger, campaign.timing.qualification == .once,
      campaign.flow.count == 1,
      let step = campaign.flow.first,
      !step.hasChoices, case .sendEmail(_, isOperational: false)? = step.fallback?.effect,
      !excludesBlocked(facts)
    else { return }
    report.add(
      "whoever is blocked from this mail has used up the one pass through the campaign",
      at: step.nameSpan)
  }

  /// Whether a filter leaves unsubscribed people out.
  private static func excludesBlocked(_ facts: CampaignFacts) -> Bool {
    facts.filters.required.contains { use in
      guard case .field(let id, .boolean(false, _)) = use.predicate else { return false }
      return facts.program.assets.fields[id].apiName == "unsubscribed"
    }
  }
}

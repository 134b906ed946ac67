import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// A trigger campaign whose only step is a mail that may be blocked.
  static let mailAsOnlyStep = Lint(
    DiagnosticKind(
      "mail-as-only-step", .note, .logic,
      "The only step of a campaign is a mail that may be blocked.",
      rules: ["V-30", "SC-B3", "SC-M3"],
      explanation: """
        People who are blocked from mail qualify all the same and use up their one pass. The flow \
        leaves no trace of who was mailed either: running a campaign makes nobody a member of its \
        program. A *Change Program Status* beside the mail does.
        """)
  ) { program, report in
    for campaign in program.campaigns {
      guard campaign.program != nil, campaign.flow.count == 1, let step = campaign.flow.first,
        !step.hasChoices, case .sendEmail(_, isOperational: false)? = step.fallback?.effect,
        !excludesBlocked(campaign, program)
      else { continue }
      report.add(
        "this mail is all that happens; nothing shows afterwards who was blocked",
        at: step.nameSpan)
    }
  }

  /// Whether a filter leaves unsubscribed people out.
  private static func excludesBlocked(_ campaign: ResolvedCampaign, _ program: ResolvedWorkspace)
    -> Bool
  {
    campaign.filters.required.contains { _, predicate in
      guard case .field(let id, .boolean(false, _)) = predicate else { return false }
      return program.assets.fields[id].apiName == "unsubscribed"
    }
  }
}

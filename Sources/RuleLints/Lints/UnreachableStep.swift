import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// A step behind the end of every journey.
  static let unreachableStep = Lint(
    DiagnosticKind(
      "unreachable-step", .warning, .logic, "A step is never reached.",
      rules: ["SC-X9", "SC-F6"],
      explanation: """
        *Remove from Flow* of this campaign, and *Delete Person*, end the journey: no later step runs for \
        that person. Without choices they end it for everybody, so what stands below is dead.
        """)
  ) { program, report in
    for (position, campaign) in program.campaigns.enumerated() {
      let own = CampaignID(position)
      guard let last = campaign.flow.firstIndex(where: { $0.endsEveryJourney(of: own) }),
        campaign.flow.indices.contains(last + 1)
      else { continue }
      report.add(
        "this step is never reached: everybody has left the flow before",
        at: campaign.flow[last + 1].nameSpan,
        labels: [.init(campaign.flow[last].span, "ends the journey of everybody")])
    }
  }
}

extension ResolvedStep {
  /// Whether the step takes everybody out of the flow of a campaign that it belongs to.
  fileprivate func endsEveryJourney(of campaign: CampaignID) -> Bool {
    guard let fallback, choices.allSatisfy({ $0.action != nil }) else { return false }
    return (choices.compactMap(\.action) + [fallback]).allSatisfy { action in
      switch action.effect {
      case .removeFromFlow(campaign), .deletePerson: true
      case .removeFromFlow, .sfdcMember, .programStatus, .nurture, .memberField, .place,
        .undocumented, .setField, .changeScore,
        .listMembership,
        .sendEmail, .wait, .request, .execute, .outside, .salesforceRecord, .programSuccess:
        false
      }
    }
  }
}

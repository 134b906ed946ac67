import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// A step behind the end of every journey.
  static let unreachableStep = Lint.ofCampaigns(
    DiagnosticKind(
      "unreachable-step", .warning, .logic, "A step is never reached.",
      rules: ["SC-X9", "SC-F6"],
      explanation: """
        *Remove from Flow* of this campaign, and *Delete Person*, end the journey: no later step runs for \
        that person. Without choices they end it for everybody, so what stands below is dead.
        """)
  ) { facts, report in
    let flow = facts.campaign.flow
    guard let last = flow.firstIndex(where: { $0.endsEveryJourney(of: facts.id) }),
      flow.indices.contains(last + 1)
    else { return }
    report.add(
      "this step is never reached: everybody has left the flow before",
      at: flow[last + 1].nameSpan,
      labels: [.init(flow[last].span, "ends the journey of everybody")])
  }
}

extension ResolvedStep {
  /// Whether the step takes everybody out of the flow of a campaign that it belongs to.
  fileprivate func endsEveryJourney(of campaign: CampaignID) -> Bool {
    guard fallback != nil, choices.allSatisfy({ $0.action != nil }) else { return false }
    return actions.allSatisfy { action in
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

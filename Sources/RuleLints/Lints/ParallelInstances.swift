import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// *Every time* together with a wait.
  static let parallelInstances = Lint.ofCampaigns(
    DiagnosticKind(
      "parallel-instances", .warning, .logic,
      "A person can be in a flow several times at once.",
      rules: ["V-23", "SC-R3"],
      explanation: """
        With *every time*, a person who waits in the flow can enter it again; each entry goes on by \
        itself after its own wait. When that is not meant, take *once every …* with an interval \
        that is longer than the waits, or begin with *Remove from Flow*.
        """)
  ) { facts, report in
    let campaign = facts.campaign
    // Where some step takes people out of the campaign's own flow, somebody has thought of those who
    // enter again.
    guard campaign.kind == .trigger, campaign.timing.qualification == .everyTime,
      let span = campaign.timing.qualificationSpan,
      campaign.triggers.contains(where: { canRepeat($0.pattern) }),
      let wait = campaign.flow.first(where: { $0.actions.contains { isWait($0.effect) } }),
      !facts.actions.contains(where: { $0.effect == .removeFromFlow(facts.id) })
    else { return }
    report.add(
      "a person who waits can enter again, and is then in the flow more than once", at: span,
      labels: [.init(wait.nameSpan, "the wait")])
  }

  /// Whether the event can happen again to the same person without being undone in between.
  private static func canRepeat(_ pattern: EventPattern) -> Bool {
    let once: [ActivityType] = [
      .addToList, .removeFromList, .addToSFDCCampaign, .removeFromSFDCCampaign,
    ]
    let statusChanges: [ActivityType] = [.changeStatusInSFDCCampaign, .changeStatusInProgression]
    if once.contains(pattern.type) { return false }
    guard statusChanges.contains(pattern.type) else { return true }
    return !pattern.constraints.contains { $0.attribute == .newValue && !$0.test.isNegated }
  }

  private static func isWait(_ effect: Effect) -> Bool {
    if case .wait = effect { true } else { false }
  }
}

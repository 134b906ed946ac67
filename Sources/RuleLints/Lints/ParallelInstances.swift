import RuleGraph
import RuleSemantics
import RuleSource

extension Lint {
  /// *Every time* together with a wait.
  static let parallelInstances = Lint(
    DiagnosticKind(
      "parallel-instances", .note, .logic,
      "A person can be in a flow several times at once.",
      rules: ["V-23", "SC-R3"],
      explanation: """
        With *every time*, a person who waits in the flow can enter it again; each entry goes on by \
        itself after its own wait. When that is not meant, take *once every …* with an interval \
        that is longer than the waits, or begin with *Remove from Flow*.
        """)
  ) { program, report in
    for campaign in program.campaigns {
      guard campaign.kind == .trigger, campaign.qualification == .everyTime,
        let span = campaign.qualificationSpan,
        let wait = campaign.flow.first(where: { $0.actions.contains { isWait($0.effect) } })
      else { continue }
      report.add(
        "a person who waits can enter again, and is then in the flow more than once", at: span,
        labels: [.init(wait.nameSpan, "the wait")])
    }
  }

  private static func isWait(_ effect: Effect) -> Bool {
    if case .wait = effect { true } else { false }
  }
}

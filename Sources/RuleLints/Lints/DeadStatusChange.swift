import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// A status change to a lower step than the same flow has set before.
  static let deadStatusChange = Lint.ofCampaigns(
    DiagnosticKind(
      "dead-status-change", .warning, .logic,
      "A program status is set that lies below one that the flow has just set.",
      rules: ["V-15", "SC-M5"],
      explanation: """
        A program status never goes back to a lower step, except to *Not in Program*. A step that \
        sets a lower status than an earlier step of the same flow is refused for everybody.
        """)
  ) { facts, report in
    var reached: [ProgramID: (step: Int, name: String, span: Span)] = [:]
    for step in facts.campaign.flow {
      for action in step.actions {
        guard case .programStatus(let id, let index) = action.effect else { continue }
        guard index != .notInProgram else {
          reached[id] = nil
          continue
        }
        let status = facts.program.assets.channel(of: id).statuses[index.index]
        if let earlier = reached[id], status.step < earlier.step {
          report.add(
            "`\(status.name)` (step \(status.step)) lies below `\(earlier.name)` "
              + "(step \(earlier.step)), which this flow has set before; it is never set",
            at: action.span, labels: [.init(earlier.span, "set here")])
        } else if !step.hasChoices {
          reached[id] = (status.step, status.name, action.span)
        }
      }
    }
  }
}

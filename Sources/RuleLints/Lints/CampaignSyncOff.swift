import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// Salesforce campaigns are used although Marketo cannot see any.
  static let campaignSyncOff = Lint(
    DiagnosticKind(
      "campaign-sync-off", .warning, .sync,
      "Salesforce campaigns are used, but campaign sync is off.",
      rules: ["CS-P2", "CS-P3", "CS-P6", "R-45"],
      explanation: """
        Without campaign sync, or with a sync user who is not a Marketing User, Marketo sees no \
        Salesforce campaign at all: programs cannot be mapped and the SFDC campaign steps fail. \
        `rulec.yaml` says so under `salesforce:`.
        """)
  ) { program, report in
    guard !program.settings.campaignsVisible else { return }
    let reason =
      program.settings.campaignSyncEnabled
      ? "the sync user is not a Marketing User" : "campaign sync is off"
    for mapped in program.programs {
      if let span = mapped.mappingSpan {
        report.add("this mapping has no effect: \(reason)", at: span)
      }
    }
    for campaign in program.campaigns {
      let step = campaign.flow.first { $0.actions.contains { isSFDCStep($0.effect) } }
      if let step { report.add("this step always fails: \(reason)", at: step.nameSpan) }
    }
  }

  private static func isSFDCStep(_ effect: Effect) -> Bool {
    if case .sfdcMember = effect { true } else { false }
  }
}

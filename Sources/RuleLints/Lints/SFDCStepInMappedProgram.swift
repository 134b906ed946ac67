import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// An SFDC campaign step inside a program that is itself synced with a Salesforce campaign.
  static let sfdcStepInMappedProgram = Lint.ofCampaigns(
    DiagnosticKind(
      "sfdc-step-in-mapped-program", .warning, .sync,
      "An SFDC campaign step stands in a program that is synced with a Salesforce campaign.",
      rules: ["V-17", "CS-F4", "CS-F5", "CS-F10"],
      explanation: """
        In the campaigns of a mapped program the implied actions are off: nobody becomes a lead, \
        and *Change Status* adds nobody. People without a record are skipped, silently. The \
        membership in the program's own campaign is kept by the sync; move people with *Change \
        Program Status*.
        """)
  ) { facts, report in
    guard let home = facts.campaign.program,
      let own = facts.program.assets.programs[home.index].sfdcCampaign
    else { return }
    let mapping = facts.program.programs[home.index].mappingSpan
    for action in facts.actions {
      guard let message = message(action.effect, own, facts) else { continue }
      report.add(
        message, at: action.span,
        labels: mapping.map { [.init($0, "the program is mapped here")] } ?? [])
    }
  }

  private static func message(
    _ effect: Effect, _ own: SFDCCampaignID, _ facts: CampaignFacts
  ) -> String? {
    guard case .sfdcMember(let change, let operand, _) = effect, change != .remove else {
      return nil
    }
    if operand == .fixed(own) {
      return "the sync keeps this membership already; use `change_program_status`"
    }
    if change == .changeStatus {
      if case .fixed(let id) = operand, facts.guaranteesMembership(of: id) { return nil }
      return "in a mapped program this step adds nobody: people outside the campaign are skipped"
    }
    guard !facts.guaranteesRecord else { return nil }
    return "in a mapped program this step makes no leads: people outside Salesforce are skipped"
  }
}

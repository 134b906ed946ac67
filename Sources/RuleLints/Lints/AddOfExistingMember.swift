import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// *Add to SFDC Campaign* for people who are members already.
  static let addOfExistingMember = Lint.ofCampaigns(
    DiagnosticKind(
      "add-of-existing-member", .warning, .logic,
      "People are added to a Salesforce campaign in which they are already.",
      rules: ["V-16", "CS-F3"],
      explanation: """
        *Add to SFDC Campaign* skips members and leaves their status as it is. To set the status \
        whoever it is, use *Change Status in SFDC Campaign*, which adds people when needed.
        """)
  ) { facts, report in
    var members: [SFDCCampaignID: Span?] = [:]
    for step in facts.campaign.flow {
      for action in step.actions {
        guard case .sfdcMember(let change, .fixed(let id), _) = action.effect else { continue }
        if change == .remove {
          members[id] = nil
          continue
        }
        let earlier = members[id]
        if change == .add, earlier != nil || facts.guaranteesMembership(of: id) {
          let name = Diagnostic.quoted(facts.program.assets.sfdcCampaigns[id.index].name)
          let place = earlier.flatMap { $0 }
          report.add(
            "everybody here is in \(name) already, so the step is skipped", at: action.span,
            labels: place.map { [.init($0, "added here")] } ?? [],
            notes: ["`change_status_in_sfdc_campaign` sets the status, and adds people when needed"]
          )
        }
        if !step.hasChoices { members[id] = .some(action.span) }
      }
    }
  }
}

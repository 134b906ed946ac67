import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// A batch campaign that makes leads of people who are not in Salesforce.
  static let batchOfNewLeads = Lint(
    DiagnosticKind(
      "batch-of-new-leads", .note, .sync,
      "A batch campaign makes leads of whoever is not in Salesforce yet.",
      rules: ["V-18", "CS-L1", "CS-F1"],
      explanation: """
        An SFDC campaign step, and a status in a mapped program, create a lead for every person \
        with an empty *SFDC Type*: storage and assignment rules in Salesforce follow. When that is \
        not meant, add the filter `person: {SFDC Type: {is_not_empty: true}}`.
        """)
  ) { program, report in
    for campaign in program.campaigns
    where campaign.kind == .batch && !isBounded(campaign)
      && !campaign.guaranteesRecord(program)
    {
      let maker = campaign.flow.flatMap(\.actions).first {
        makesLeads($0.effect, in: campaign, program)
      }
      guard let maker else { continue }
      report.add(
        "everybody in this batch who is not in Salesforce becomes a lead", at: maker.span,
        notes: ["`person: {SFDC Type: {is_not_empty: true}}` leaves them out"])
    }
  }

  /// Whether somebody has put the people of a batch together, or has limited their number.
  private static func isBounded(_ campaign: ResolvedCampaign) -> Bool {
    if campaign.peopleMax != nil { return true }
    return campaign.filters.required.contains { _, predicate in
      switch predicate {
      case .memberOfList(.oneOf, let negated), .memberOfProgram(.oneOf, _, let negated),
        .memberOfCampaign(.oneOf, let negated):
        !negated
      case .memberOfList, .memberOfProgram, .memberOfCampaign, .memberOfSFDCCampaign,
        .memberOfSmartList, .field, .constant, .activity, .sharesValue, .sample, .all, .any:
        false
      }
    }
  }

  private static func makesLeads(
    _ effect: Effect, in campaign: ResolvedCampaign, _ program: ResolvedWorkspace
  ) -> Bool {
    switch effect {
    case .sfdcMember(let change, _, _):
      guard change != .remove else { return false }
      // In a mapped program the implied actions are off (CS-F4).
      guard let home = campaign.program else { return true }
      return program.assets.programs[home.index].sfdcCampaign == nil
    case .programStatus(let id, let status):
      return status != .notInProgram && program.assets.programs[id.index].sfdcCampaign != nil
    case .nurture(let id, _):
      return program.assets.programs[id.index].sfdcCampaign != nil
    case .salesforceRecord(let step):
      if case .delete = step { return false }
      return true
    case .memberField, .place, .undocumented, .setField, .changeScore, .listMembership, .sendEmail,
      .wait, .request, .execute,
      .removeFromFlow, .outside, .deletePerson, .programSuccess:
      return false
    }
  }
}

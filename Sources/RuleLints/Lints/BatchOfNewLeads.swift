import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// A batch campaign that makes leads of people who are not in Salesforce.
  static let batchOfNewLeads = Lint.ofCampaigns(
    DiagnosticKind(
      "batch-of-new-leads", .warning, .sync,
      "A batch campaign makes leads of whoever is not in Salesforce yet.",
      rules: ["V-18", "CS-L1", "CS-F1"],
      explanation: """
        An SFDC campaign step, and a status in a mapped program, create a lead for every person \
        with an empty *SFDC Type*: storage and assignment rules in Salesforce follow. When that is \
        not meant, add the filter `person: {SFDC Type: {is_not_empty: true}}`.
        """)
  ) { facts, report in
    guard facts.campaign.kind == .batch,
      let maker = facts.actions.first(where: { makesLeads($0.effect, facts) }),
      !isBounded(facts), !facts.guaranteesRecord
    else { return }
    report.add(
      "everybody in this batch who is not in Salesforce becomes a lead", at: maker.span,
      notes: ["`person: {SFDC Type: {is_not_empty: true}}` leaves them out"])
  }

  /// Whether somebody has put the people of a batch together, or has limited their number.
  private static func isBounded(_ facts: CampaignFacts) -> Bool {
    if facts.campaign.timing.peopleMax != nil { return true }
    return facts.filters.required.contains { use in
      switch use.predicate {
      case .memberOfList(.oneOf, let negated), .memberOfProgram(.oneOf, _, let negated),
        .memberOfCampaign(.oneOf, let negated):
        !negated
      case .memberOfList, .memberOfProgram, .memberOfCampaign, .memberOfSFDCCampaign,
        .memberOfSmartList, .field, .constant, .activity, .sharesValue, .sample,
        .opportunities, .all, .any:
        false
      }
    }
  }

  private static func makesLeads(_ effect: Effect, _ facts: CampaignFacts) -> Bool {
    let programs = facts.program.assets.programs
    switch effect {
    case .sfdcMember(let change, _, _):
      guard change != .remove else { return false }
      // In a mapped program the implied actions are off (CS-F4).
      guard let home = facts.campaign.program else { return true }
      return programs[home.index].sfdcCampaign == nil
    case .programStatus(let id, let status):
      return status != .notInProgram && programs[id.index].sfdcCampaign != nil
    case .nurture(let id, _):
      return programs[id.index].sfdcCampaign != nil
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

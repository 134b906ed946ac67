import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// A long wait, and then a step that trusts the filters.
  static let staleEntryFilters = Lint.ofCampaigns(
    DiagnosticKind(
      "stale-entry-filters", .warning, .logic,
      "After a long wait, people are treated as if they still passed the filters.",
      rules: ["V-24", "SC-R1", "SC-R2"],
      explanation: """
        A person passes the smart list once, when entering; nobody looks again after a wait, however \
        long. A customer by now still gets the offer for prospects. Behind the wait, a *Remove from Flow* \
        with choices lets only those go on who still qualify (its choices look at the present), or the \
        step has choices of its own. Reported are waits of a week and more, alone or together, when the \
        campaign has filters about things that change; waits until a date are taken as planned.
        """)
  ) { facts, report in
    guard let filter = facts.filters.uses.first(where: { $0.predicate.canCeaseToHold }) else {
      return
    }
    var waited: (length: Int64, span: Span)?
    for step in facts.campaign.flow {
      if step.hasChoices {
        waited = nil
        continue
      }
      guard let effect = step.fallback?.effect else { continue }
      if case .wait(.duration(let period, _, _)) = effect {
        waited = ((waited?.length ?? 0) + period.milliseconds, step.nameSpan)
      } else if let wait = waited, wait.length >= weekMilliseconds, effect.reachesOut {
        report.add(
          "after this wait nobody looks again whether the person still passes the filters",
          at: wait.span,
          labels: [
            .init(filter.span, "looked at when entering"),
            .init(step.nameSpan, "goes to everybody who has waited"),
          ],
          notes: ["`remove_from_flow` with choices, right after the wait, lets only some go on"])
        break
      }
    }
  }

  private static let weekMilliseconds: Int64 = 7 * 86_400_000
}

extension Predicate {
  /// Whether people who pass can cease to, other than by being deleted: a history does not change.
  fileprivate var canCeaseToHold: Bool {
    switch self {
    case .constant, .sample, .memberOfCampaign(_, negated: false),
      .activity(_, window: nil, _, negated: false):
      false
    case .field, .memberOfProgram, .memberOfSFDCCampaign, .memberOfList, .memberOfSmartList,
      .memberOfCampaign, .activity, .sharesValue, .opportunities:
      true
    case .all(let parts), .any(let parts): parts.contains(where: \.canCeaseToHold)
    }
  }
}

extension Effect {
  /// Whether the effect is seen by the person or by sales.
  fileprivate var reachesOut: Bool {
    switch self {
    case .sendEmail(_, let isOperational): !isOperational
    case .sfdcMember(let change, _, _): change != .remove
    case .outside, .request, .salesforceRecord: true
    case .programStatus, .nurture, .memberField, .place, .undocumented, .setField, .changeScore,
      .listMembership, .wait, .execute,
      .removeFromFlow,
      .deletePerson, .programSuccess:
      false
    }
  }
}

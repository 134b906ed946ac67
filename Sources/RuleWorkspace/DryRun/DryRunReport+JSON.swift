import RuleGraph
import RuleRuntime
public import RuleSource
import SyncState

extension DryRunReport {
  /// The report for machines; only gains keys within a schema version.
  public var json: JSON {
    .object([
      ("schemaVersion", .int(1)), ("workspace", .string(graph.workspace)),
      ("start", .string(start.text)), ("end", .string(end.text)),
      ("timeZone", .string(graph.zone.name)), ("events", .int(summary.events)),
      ("rejectedEvents", .array(summary.rejectedEvents.map(reason))),
      ("logEntries", .int(summary.activities)), ("syncCycles", .int(summary.cycles)),
      ("campaigns", .array(graph.campaigns.indices.map(campaignJSON))),
      ("sync", syncJSON),
    ])
  }

  private func campaignJSON(_ position: Int) -> JSON {
    let node = graph.campaigns[position]
    let campaign = summary.campaigns[position]
    let refusals = Refusal.allCases.filter { campaign.refused($0) > 0 }.map { refusal in
      JSON.object([
        ("reason", .string(refusal.text)), ("count", .int(campaign.refused(refusal))),
        ("rules", .strings(refusal.rules.map(\.id))),
      ])
    }
    let steps = campaign.steps.enumerated().map { index, step in
      JSON.object([
        ("step", .int(index + 1)), ("action", .string(node.flow[index].name)),
        ("succeeded", .int(step.succeeded)), ("skipped", .int(step.skipped)),
        ("failed", .int(step.failed)), ("didNothing", .int(step.nothing)),
        ("reasons", .array(step.reasons.map(reason))),
      ])
    }
    let stopped = campaign.stop.map { stop in
      JSON.object([
        ("at", .string(stop.at.text)), ("reason", .string(stop.reason)),
        ("rules", .strings(stop.rules.map(\.id))),
      ])
    }
    return .compact([
      ("name", .string(node.name)), ("id", .int(Int(node.marketoID))),
      ("kind", .string(node.kind.rawValue)), ("qualified", .int(campaign.qualified)),
      ("filteredOut", .int(campaign.filtered)), ("refused", .array(refusals)),
      ("finished", .int(campaign.finished)), ("takenOut", .int(campaign.removed)),
      ("waiting", .int(campaign.waiting)), ("batchRuns", .int(campaign.batchRuns)),
      ("batchRunsNotExecuted", .int(campaign.batchRunsNotExecuted)),
      ("stopped", stopped), ("steps", .array(steps)),
    ])
  }

  private func reason(_ reason: Summary.ReasonCount) -> JSON {
    .object([
      ("reason", .string(reason.reason)), ("count", .int(reason.count)),
      ("rules", .strings(reason.rules.map(\.id))),
    ])
  }

  private var syncJSON: JSON {
    let report = summary.sync
    let refused = report.refusedMappings.map { mapping in
      JSON.object([
        ("program", .string(program(mapping.program))),
        ("campaign", .string(campaign(mapping.campaign))), ("reason", .string(mapping.reason)),
        ("rules", .strings(mapping.rules.map(\.id))),
      ])
    }
    return .object([
      ("leadsCreated", .int(report.leadsCreated)), ("peoplePulled", .int(report.peoplePulled)),
      ("recordsUpdated", .int(report.peopleUpdated)), ("cyclesMissed", .int(report.cyclesMissed)),
      ("faults", .array(report.faults.map(faultJSON))), ("refusedMappings", .array(refused)),
      ("programs", .array(report.programs.map(programJSON))),
    ])
  }

  private func faultJSON(_ fault: SyncReport.FaultCount) -> JSON {
    .object([
      ("reason", .string(fault.reason.rawValue)), ("message", .string(fault.message)),
      ("writes", .int(fault.records)), ("attempts", .int(fault.attempts)),
      ("recovered", .int(fault.recovered)), ("open", .int(fault.open)),
      ("rules", .strings(fault.reason.rules.map(\.id))),
    ])
  }

  private func programJSON(_ report: SyncReport.ProgramReport) -> JSON {
    let errors = report.errors.map { error in
      JSON.object([
        ("reason", .string(error.reason.rawValue)), ("attempts", .int(error.attempts)),
        ("rules", .strings(error.reason.rules.map(\.id))),
      ])
    }
    let differences = report.differences.map { difference in
      let names = statuses(of: difference, report)
      return JSON.object([
        ("person", .int(Int(mirror.people.marketoID(difference.person)))),
        ("programStatus", difference.programStatus == nil ? .null : .string(names.program)),
        ("campaignStatus", difference.campaignStatus == nil ? .null : .string(names.campaign)),
        ("reason", .string(difference.reason.rawValue)), ("attempts", .int(difference.attempts)),
        ("rules", .strings(difference.reason.rules.map(\.id))),
      ])
    }
    return .object([
      ("program", .string(program(report.program))),
      ("campaign", .string(campaign(report.campaign))), ("isLinked", .bool(report.isLinked)),
      ("programMembersBefore", .int(report.programMembersBefore)),
      ("programMembersAfter", .int(report.programMembersAfter)),
      ("campaignMembersBefore", .int(report.campaignMembersBefore)),
      ("campaignMembersAfter", .int(report.campaignMembersAfter)),
      ("toSalesforce", counts(report.pushed)), ("toMarketo", counts(report.pulled)),
      ("leadsCreated", .int(report.leadsCreated)), ("errors", .array(errors)),
      ("typeDiffers", .bool(report.typeDiffers)), ("costDiffers", .bool(report.costDiffers)),
      ("differences", .array(differences)),
    ])
  }

  private func counts(_ counts: SyncReport.MemberCounts) -> JSON {
    .object([
      ("added", .int(counts.added)), ("changed", .int(counts.changed)),
      ("removed", .int(counts.removed)),
    ])
  }
}

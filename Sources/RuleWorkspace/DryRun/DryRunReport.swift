public import RuleGraph
public import RuleRuntime
public import SyncState

/// What a dry run did, for people and for machines.
public struct DryRunReport: Sendable {
  /// The compiled workspace.
  let graph: ExecutionGraph
  /// The state at the end.
  let mirror: Mirror
  /// The counters.
  let summary: Summary
  /// When the run began.
  let start: Instant
  /// When it ended.
  let end: Instant

  /// Creates the report of a finished run.
  public init(
    graph: ExecutionGraph, mirror: Mirror, summary: Summary, start: Instant, end: Instant
  ) {
    self.graph = graph
    self.mirror = mirror
    self.summary = summary
    self.start = start
    self.end = end
  }

  /// Returns the report for people, with the labels of a language.
  public func text(labels: ScreenLabels = .english) -> String {
    header + campaigns(labels) + sync
  }

  private var header: String {
    let people = Numeral.count(mirror.people.count, "person", "people")
    let records = mirror.records.rows.filter { !$0.isDeleted }
    let leads = Numeral.count(
      records.count { $0.kind == .lead && $0.convertedContact == nil }, "lead")
    let contacts = Numeral.count(records.count { $0.kind == .contact }, "contact")
    var text =
      "Dry run of \(graph.workspace): \(local(start)) to \(local(end)), \(graph.zone.name)\n"
    text += "  at the end: \(people) in Marketo, \(leads) and \(contacts) "
    text += "in Salesforce\n"
    text += "  \(Numeral.count(summary.events, "event")), "
    text += "\(Numeral.count(summary.activities, "log entry", "log entries")), "
    text += "\(Numeral.count(summary.cycles, "sync cycle"))\n"
    for rejected in summary.rejectedEvents {
      text += "  not carried out: \(Numeral.count(rejected.count, "event")): \(rejected.reason)"
      text += "\(rules(rejected.rules))\n"
    }
    return text
  }

  private func campaigns(_ labels: ScreenLabels) -> String {
    var text = "\nCampaigns\n"
    for (position, node) in graph.campaigns.enumerated() {
      let campaign = summary.campaigns[position]
      text += "  \(node.name) (\(kind(node)))\n"
      text += "    qualified \(Numeral.grouped(campaign.qualified))"
      let rest = [
        ("filtered out", campaign.filtered), ("finished", campaign.finished),
        ("taken out", campaign.removed), ("still waiting", campaign.waiting),
        ("runs", campaign.batchRuns), ("runs not executed", campaign.batchRunsNotExecuted),
      ]
      for (name, count) in rest where count > 0 { text += ", \(name) \(Numeral.grouped(count))" }
      text += "\n"
      if let stop = campaign.stop {
        text += "    stopped \(local(stop.at)): \(stop.reason)\(rules(stop.rules))\n"
      }
      for refusal in Refusal.allCases where campaign.refused(refusal) > 0 {
        text += "    refused \(Numeral.grouped(campaign.refused(refusal))): \(refusal.text)"
        text += "\(rules(refusal.rules))\n"
      }
      for (index, step) in campaign.steps.enumerated() where campaign.qualified > 0 {
        text += line(of: step, index, labels.action(node.flow[index].name))
      }
    }
    return text
  }

  private func line(of step: StepSummary, _ index: Int, _ name: String) -> String {
    let parts = [
      ("succeeded", step.succeeded), ("did nothing", step.nothing), ("skipped", step.skipped),
      ("failed", step.failed),
    ].filter { $0.1 > 0 }.map { "\($0.0) \(Numeral.grouped($0.1))" }
    let results = parts.isEmpty ? "not reached" : parts.joined(separator: ", ")
    var text = "    \(index + 1). \(name): \(results)\n"
    for reason in step.reasons {
      text += "         \(Numeral.grouped(reason.count)) × \(reason.reason)\(rules(reason.rules))\n"
    }
    return text
  }

  private var sync: String {
    let report = summary.sync
    guard
      !report.programs.isEmpty || !report.refusedMappings.isEmpty || report.leadsCreated > 0
        || report.cyclesMissed > 0 || !report.faults.isEmpty
    else { return "" }
    var text = "\nSync: \(Numeral.count(report.leadsCreated, "lead")) created, "
    text += "\(Numeral.count(report.peopleUpdated, "record")) updated, "
    text += "\(Numeral.count(report.peoplePulled, "new person", "new people")) pulled\n"
    if report.cyclesMissed > 0 {
      text += "  \(Numeral.count(report.cyclesMissed, "cycle")) did not run: a side was out of "
      text += "service [CS-E1]\n"
    }
    for fault in report.faults { text += line(of: fault) }
    for refused in report.refusedMappings {
      text += "  \(program(refused.program)) is NOT mapped to \(campaign(refused.campaign)): "
      text += "\(refused.reason)\(rules(refused.rules))\n"
    }
    for program in report.programs { text += lines(of: program) }
    return text
  }

  /// What did not go through at first: the reason, how often, and what became of it.
  private func line(of fault: SyncReport.FaultCount) -> String {
    let message = fault.message.isEmpty ? "" : ": \(fault.message)"
    return "  \(fault.reason.text)\(message): \(Numeral.count(fault.records, "write")), "
      + "\(Numeral.count(fault.attempts, "attempt")); \(Numeral.grouped(fault.recovered)) "
      + "carried over later, \(Numeral.grouped(fault.open)) still open"
      + "\(rules(fault.reason.rules))\n"
  }

  private func lines(of report: SyncReport.ProgramReport) -> String {
    var text = "  \(program(report.program)) ⇄ \(campaign(report.campaign))"
    text += report.isLinked ? "\n" : " (the mapping fell)\n"
    text += "    program members \(Numeral.grouped(report.programMembersBefore)) → "
    text += "\(Numeral.grouped(report.programMembersAfter)), campaign members "
    text += "\(Numeral.grouped(report.campaignMembersBefore)) → "
    text += "\(Numeral.grouped(report.campaignMembersAfter))\n"
    text += "    to Salesforce: \(counts(report.pushed)), "
    text += "\(Numeral.count(report.leadsCreated, "lead")) created\n"
    text += "    to Marketo: \(counts(report.pulled))\n"
    for error in report.errors {
      text += "    refused \(Numeral.count(error.attempts, "time")): \(error.reason.text)"
      text += "\(rules(error.reason.rules))\n"
    }
    if report.typeDiffers { text += "    the campaign's type is not the channel's name [CS-D11]\n" }
    if report.costDiffers {
      text += "    the campaign's actual cost is not the sum of the period costs [CS-D11]\n"
    }
    guard !report.differences.isEmpty else { return text + "    no differences left\n" }
    text += "    \(Numeral.count(report.differences.count, "difference")) left:\n"
    for difference in report.differences.prefix(Self.differencesShownMax) {
      let statuses = statuses(of: difference, report)
      text +=
        "      person \(mirror.people.marketoID(difference.person)): program \(statuses.program), "
      text += "campaign \(statuses.campaign): \(difference.reason.text)"
      text += "\(rules(difference.reason.rules))\n"
    }
    let hidden = report.differences.count - Self.differencesShownMax
    if hidden > 0 { text += "      ... and \(Numeral.grouped(hidden)) more, see summary.json\n" }
    return text
  }

  private static let differencesShownMax = 10

  private func counts(_ counts: SyncReport.MemberCounts) -> String {
    "\(Numeral.grouped(counts.added)) added, \(Numeral.grouped(counts.changed)) changed, "
      + "\(Numeral.grouped(counts.removed)) removed"
  }

  /// The names of the statuses of a difference; `none` for no member.
  func statuses(
    of difference: SyncReport.MemberDifference, _ report: SyncReport.ProgramReport
  ) -> (program: String, campaign: String) {
    let channel = graph.assets.channel(of: report.program)
    let labels = mirror.campaigns[report.campaign.index].statuses
    return (
      difference.programStatus.map { channel.statuses[$0.index].name } ?? "none",
      difference.campaignStatus.map { labels[$0.index].label } ?? "none"
    )
  }

  func program(_ id: ProgramID) -> String { graph.assets.programs[id.index].name }

  func campaign(_ id: SFDCCampaignID) -> String { graph.assets.sfdcCampaigns[id.index].name }

  private func kind(_ node: CampaignNode) -> String {
    node.kind == .trigger && !node.isActive ? "trigger, inactive" : node.kind.rawValue
  }

  private func rules(_ rules: [Rule]) -> String {
    rules.isEmpty ? "" : " [\(rules.map(\.id).joined(separator: ", "))]"
  }

  private func local(_ instant: Instant) -> String {
    let local = graph.zone.local(instant)
    let minutes = Int(local.time.milliseconds) / 60_000
    let clock = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(local.date) \(clock.joined(separator: ":"))"
  }
}

/// Numbers for people.
enum Numeral {
  /// Returns a number with commas between thousands.
  static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return (number < 0 ? "-" : "") + text
  }

  /// Returns a number with a noun in singular or plural.
  static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }
}

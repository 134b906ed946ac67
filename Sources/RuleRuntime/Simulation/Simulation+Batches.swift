import RuleGraph
import SyncState

extension Simulation {
  /// Plans the runs of all batch campaigns from an instant on (SC-S1, SC-S2).
  mutating func planSchedules(of scheduled: [CampaignID], from start: Instant) {
    for campaign in scheduled {
      for run in state.graph[campaign].schedule.runs {
        let at = state.graph.zone.instant(run)
        if at >= start { planRun(of: campaign, at: at, isRecurring: false) }
      }
      planNextRun(of: campaign)
    }
  }

  /// Plans the next run of a recurrence that is not in the past.
  mutating func planNextRun(of campaign: CampaignID) {
    while let run = recurrences[campaign.index]?.next() {
      let at = state.graph.zone.instant(run)
      guard at >= state.now else { continue }
      planRun(of: campaign, at: at, isRecurring: true)
      return
    }
  }

  /// Runs a batch campaign for everybody who matches and qualifies now, as one cohort; an earlier
  /// run that still waits is another instance (SC-C3, SC-S5, SC-S6).
  mutating func runBatch(_ campaign: CampaignID) {
    guard invalidatedBy[campaign.index] == nil else { return cancelBatch(campaign, .invalid) }
    let node = campaigns[campaign.index].node
    let filter = campaigns[campaign.index].filter
    var cohort = evaluator.matches(filter, in: state.mirror, at: state.now)
    let rows = state.mirror.people
    if !zip(cohort, cohort.dropFirst()).allSatisfy({ rows.marketoID($0) < rows.marketoID($1) }) {
      cohort.sort { rows.marketoID($0) < rows.marketoID($1) }
    }
    if node.qualification != .everyTime {
      cohort.removeAll { person in
        guard let refusal = refusal(person, campaign) else { return false }
        refuse(person, campaign, refusal)
        return true
      }
    }
    if let limit = node.peopleMax, cohort.count > limit {
      campaignCounts[campaign].refused[Refusal.tooManyPeople.index] += cohort.count
      cancelBatch(
        campaign, .tooManyPeople,
        details: [.init("qualified", .count(cohort.count)), .init("limit", .count(limit))])
      return
    }
    campaignCounts[campaign].batchRuns += 1
    let number = nextRunNumber()
    recordBatch(campaign, number, cohort.count)
    for person in cohort {
      enter(person, campaign, run: number, rules: [.scF4])
      if state.trace.pendingCount >= options.batchSize { collect() }
    }
    advance(
      FlowRun(
        campaign: campaign, number: number, people: cohort,
        tokens: TokenContext(campaign: campaign)))
  }

  private mutating func planRun(of campaign: CampaignID, at instant: Instant, isRecurring: Bool) {
    queue.plan(batchEntry(campaign, at: instant, isRecurring: isRecurring))
  }

  /// Returns the entry of a batch run.
  func batchEntry(_ campaign: CampaignID, at instant: Instant, isRecurring: Bool) -> QueueEntry {
    QueueEntry(
      at: instant, .batch(campaign, isRecurring: isRecurring),
      priority: priority(of: campaign),
      campaign: campaigns[campaign.index].node.marketoID)
  }

  /// Does not execute a run for which too many people qualified, or of an invalid campaign: nobody
  /// enters (SC-B8, SC-A4), and Marketo notifies of the failure (SC-S14).
  private mutating func cancelBatch(
    _ campaign: CampaignID, _ reason: Refusal, details: [TraceRecord.Detail] = []
  ) {
    campaignCounts[campaign].batchRunsNotExecuted += 1
    guard state.trace.isOn else { return }
    var record = TraceRecord(.batch, at: state.now, rules: reason.rules + [.scS14])
    record.campaign = campaign
    record.result = .failed
    record.note = "not executed, which leaves a notification: \(reason.text)"
    record.details = details
    state.trace.append(record)
  }

  private mutating func recordBatch(_ campaign: CampaignID, _ number: Int, _ count: Int) {
    guard state.trace.isOn else { return }
    var record = TraceRecord(.batch, at: state.now, rules: [.scS2, .scF4])
    record.campaign = campaign
    record.run = number
    record.note = "began"
    record.details = [TraceRecord.Detail("qualified", .count(count))]
    state.trace.append(record)
  }
}

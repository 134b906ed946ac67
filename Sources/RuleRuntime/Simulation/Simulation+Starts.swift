public import RuleGraph
public import SyncState

/// A start of a trigger campaign that waits in the queue.
struct CampaignStart: Sendable {
  /// The campaign.
  let campaign: CampaignID
  /// What happened.
  let activity: Activity
  /// The `my.` tokens that came with an API request (SC-X5).
  let tokens: [MyToken]
}

extension Activity {
  /// Whether a campaign may look at the entry: a request is for the campaign that it names only.
  fileprivate func concerns(_ campaign: CampaignID) -> Bool {
    type != .requestCampaign || asset == .campaign(campaign)
  }
}

extension Simulation {
  /// Queues one start for each active campaign with a trigger that fires on an activity, whatever
  /// caused the activity (SC-15.4, R-4, SC-F8); `candidates` are those that the index knows of.
  ///
  /// Whether a trigger fires depends on the activity alone, so that nothing waits in the queue that
  /// would do nothing when its turn comes.
  mutating func queueStarts(of activity: Activity, _ candidates: [CampaignID]) {
    guard activity.result ?? .succeeded == .succeeded else { return }
    for campaign in candidates
    where isActive[campaign.index] && activity.concerns(campaign) && fires(campaign, activity) {
      let start = CampaignStart(campaign: campaign, activity: activity, tokens: callTokens)
      caused.append(
        QueueEntry(
          at: state.now, .start(starts.insert(start)),
          priority: priority(of: campaign),
          campaign: campaigns[campaign.index].node.marketoID,
          person: state.mirror.people.marketoID(activity.person)))
    }
  }

  /// Looks at a start whose turn has come, and runs the flow for the one person when that person may
  /// enter (SC-F3).
  ///
  /// The filter is looked at on the state of now (SC-C3, SC-C4, SC-C11) and never again (SC-R1); a
  /// request obeys the qualification rule, too (SC-Q11).
  mutating func begin(_ start: CampaignStart) {
    let (campaign, person) = (start.campaign, start.activity.person)
    guard !state.mirror.people.isDeleted(person) else { return }
    guard isActive[campaign.index] else {
      refuse(person, campaign, invalidatedBy[campaign.index] == nil ? .inactive : .invalid)
      return
    }
    guard passesFilter(person, campaign) else { return }
    if let refusal = refusal(person, campaign) {
      refuse(person, campaign, refusal)
      return
    }
    guard passesGuard(person, campaign) else { return }
    let number = nextRunNumber()
    enter(person, campaign, run: number, cause: start.activity)
    advance(
      FlowRun(
        campaign: campaign, number: number, people: [person],
        tokens: TokenContext(
          campaign: campaign, trigger: start.activity, overrides: start.tokens)))
  }

  /// Returns why the qualification rule refuses a person now; nil when it does not (SC-Q1 … Q7).
  func refusal(_ person: PersonID, _ campaign: CampaignID) -> Refusal? {
    campaigns[campaign.index].node.qualification.refusal(
      last: state.mirror.history[campaign.index][person], now: state.now)
  }

  /// Counts and records a refusal, which leaves the time of the last pass alone (SC-Q7).
  mutating func refuse(_ person: PersonID, _ campaign: CampaignID, _ refusal: Refusal) {
    campaignCounts[campaign].refused[refusal.index] += 1
    guard state.trace.isOn else { return }
    var record = TraceRecord(.refused, at: state.now, person: person, rules: refusal.rules)
    record.campaign = campaign
    record.note = refusal.text
    if let last = state.mirror.history[campaign.index][person] {
      record.details = [TraceRecord.Detail("lastQualified", .instant(last))]
    }
    state.trace.append(record)
  }

  /// Lets a person into a campaign: from now on they have qualified (SC-Q5, SC-Q8, R-14).
  mutating func enter(
    _ person: PersonID, _ campaign: CampaignID, run: Int, cause: Activity? = nil,
    rules: @autoclosure () -> [Rule] = []
  ) {
    let isFirst = state.mirror.history[campaign.index][person] == nil
    state.mirror.history[campaign.index][person] = state.now
    campaignCounts[campaign].qualified += 1
    guard state.trace.isOn else { return }
    var record = TraceRecord(
      .qualified, at: state.now, person: person, rules: cause == nil ? rules() : [.scC3])
    if !isFirst, case .interval = campaigns[campaign.index].node.qualification {
      record.rules.append(.scQ4)
    }
    record.campaign = campaign
    record.run = run
    if let cause { record.details = [TraceRecord.Detail("trigger", .string(cause.type.name))] }
    state.trace.append(record)
  }

  /// Whether the filter of a campaign holds; when not, it is counted and, at full depth, recorded
  /// clause by clause.
  mutating func passesFilter(_ person: PersonID, _ campaign: CampaignID) -> Bool {
    let filter = campaigns[campaign.index].filter
    if evaluator.holds(filter, for: person, in: state.mirror, at: state.now) { return true }
    campaignCounts[campaign].filtered += 1
    guard state.trace.depth == .full else { return false }
    var record = TraceRecord(.filtered, at: state.now, person: person, rules: [.scC3, .r9])
    record.campaign = campaign
    record.note = "a filter does not hold"
    let outcomes = explain(person, campaign)
    state.trace.append(record) { details in
      for outcome in outcomes {
        details.append(TraceRecord.Detail("filter", .string(outcome.text)))
        details.append(TraceRecord.Detail("holds", .flag(outcome.holds)))
        for observation in outcome.observations { details.append(observation) }
      }
    }
    return false
  }

  /// Returns the number of a new campaign run.
  mutating func nextRunNumber() -> Int {
    runCount += 1
    return runCount
  }

  private mutating func fires(_ campaign: CampaignID, _ activity: Activity) -> Bool {
    for index in campaigns[campaign.index].patterns.indices
    where campaigns[campaign.index].patterns[index]
      .matches(activity, &evaluator.tester, state.mirror.text)
    {
      return true
    }
    return false
  }

  private mutating func passesGuard(_ person: PersonID, _ campaign: CampaignID) -> Bool {
    switch startGuard.verdict(campaign, person) {
    case .enters: return true
    case .refusedAgain:
      campaignCounts[campaign].refused[Refusal.loop.index] += 1
      return false
    case .refusedFirst:
      campaignCounts[campaign].refused[Refusal.loop.index] += 1
      guard state.trace.isOn else { return false }
      var record = TraceRecord(.loop, at: state.now, person: person, rules: Refusal.loop.rules)
      record.campaign = campaign
      record.note = Refusal.loop.text
      record.details = [TraceRecord.Detail("limit", .count(options.startsPerInstantMax))]
      state.trace.append(record)
      return false
    }
  }
}

extension Qualification {
  /// Returns why the rule refuses somebody who last qualified at an instant, nil for never; nil
  /// when it does not (SC-Q1 … Q7).
  public func refusal(last: Instant?, now: Instant) -> Refusal? {
    guard let last else { return nil }
    switch self {
    case .everyTime: return nil
    case .once: return .onlyOnce
    case .interval(let period):
      return now < last.advanced(milliseconds: period.milliseconds) ? .tooEarly : nil
    }
  }
}

extension Simulation {
  /// Returns how each single filter of a campaign turns out for a person now.
  public mutating func explain(_ person: PersonID, _ campaign: CampaignID) -> [ClauseOutcome] {
    let programs: ClausePrograms
    if let known = clauses[campaign.index] {
      programs = known
    } else {
      programs = evaluator.compile(
        campaigns[campaign.index].node.clauses, InstructionText(state.graph))
      clauses[campaign.index] = programs
    }
    return evaluator.explain(programs, for: person, in: state.mirror, at: state.now)
  }
}

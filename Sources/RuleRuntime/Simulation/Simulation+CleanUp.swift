import RuleGraph
import SyncState

extension Simulation {
  /// Plans the activations of campaigns that are not active yet (SC-S8).
  mutating func planActivations() {
    for position in campaigns.indices where isActive[position] {
      guard let instant = activeSince[position], instant > start else { continue }
      isActive[position] = false
      let campaign = campaigns[position].node.marketoID
      queue.plan(
        QueueEntry(at: instant, .activation(CampaignID(position)), campaign: campaign))
    }
  }

  /// Plans the next such day of the clean-up.
  mutating func plan(_ cleanUp: CleanUp, after instant: Instant) {
    let zone = state.graph.zone
    let day = cleanUp.next(after: zone.local(instant).date)
    queue.plan(QueueEntry(at: zone.midnight(of: day), .cleanUp(cleanUp)))
  }

  /// Announces or deactivates the trigger campaigns that nobody has entered for more than six months
  /// (SC-S11).
  ///
  /// Somebody who qualifies, or an activation, resets the clock; that includes the week after the
  /// announcement.
  mutating func perform(_ cleanUp: CleanUp) {
    let day = cleanUp.deactivation(state.graph.zone.local(state.now).date)
    for position in campaigns.indices where isActive[position] {
      let clock = clock(of: position)
      guard CleanUp.deactivation(of: state.graph.zone.local(clock).date) <= day else { continue }
      if cleanUp == .deactivation { deactivate(position) }
      record(cleanUp, CampaignID(position), clock)
    }
    plan(cleanUp, after: state.now)
  }

  /// Deactivates the campaigns that a clean-up up to an instant has deactivated, when an earlier run
  /// went on until then.
  ///
  /// Only of campaigns whose activation is declared is it known since when they are active.
  mutating func takeOverCleanUps(until end: Instant) {
    guard state.graph.settings.triggerCleanup == .quarterly else { return }
    let zone = state.graph.zone
    for position in campaigns.indices where isActive[position] && activeSince[position] != nil {
      let day = CleanUp.deactivation(of: zone.local(clock(of: position)).date)
      if zone.midnight(of: day) <= end { deactivate(position) }
    }
  }

  private mutating func deactivate(_ position: Int) {
    isActive[position] = false
    campaignCounts[CampaignID(position)].stop = CampaignSummary.Stop(
      at: state.now, reason: "deactivated: nobody had qualified for six months", rules: [.scS11])
  }

  /// The instant from which six months are counted.
  private func clock(of position: Int) -> Instant {
    let activation = activeSince[position] ?? start
    return max(activation, state.mirror.history[position].latest ?? activation)
  }

  private mutating func record(_ cleanUp: CleanUp, _ campaign: CampaignID, _ clock: Instant) {
    guard state.trace.isOn else { return }
    var record = TraceRecord(.cleanUp, at: state.now, rules: [.scS11])
    record.campaign = campaign
    switch cleanUp {
    case .notice:
      record.note = "nobody has qualified for six months; will be deactivated in a week"
    case .deactivation:
      record.note = "deactivated: nobody has qualified for six months"
    }
    record.details = [.init("since", .instant(clock))]
    state.trace.append(record)
  }
}

import RuleGraph
import RuleRuntime
import SyncState

extension WitnessWorld {
  /// Two campaigns of which the first goes before the last.
  typealias Order = (first: CampaignID, last: CampaignID)

  /// What becomes of the person in the instant of an event, once for each order of campaigns; nil
  /// is the order that they have.
  ///
  /// Only programs in which the person is, or gets, on either side are mapped: others have nobody to
  /// sync, and opening all mappings of a workspace takes longer than everything that happens.
  func ends(
    of event: TimelineEvent, _ prepared: PreparedGraph, _ options: Simulation.Options,
    orders: [Order?]
  ) -> [Simulation] {
    var mapped = Set(programs(in: mirror))
    while true {
      var world = mirror
      for index in world.links.indices where !mapped.contains(ProgramID(index)) {
        world.links[index] = nil
      }
      var ready = Simulation(prepared, mirror: world, start: Self.start, options: options)
      ready.add(event)
      let ends = orders.map { order in
        var simulation = ready
        if let order { simulation.prefer(order.first, to: order.last) }
        simulation.run(until: Self.start)
        return simulation
      }
      let reached = Set(ends.flatMap { programs(in: $0.state.mirror) })
      guard !reached.isSubset(of: mapped) else { return ends }
      mapped.formUnion(reached)
    }
  }

  /// The programs with a mapping on one side of which the person is.
  private func programs(in end: Mirror) -> [ProgramID] {
    mirror.links.indices.filter { index in
      guard let campaign = mirror.links[index]?.campaign else { return false }
      if end.programs[index][person] != nil { return true }
      let record = end.linkedRecords[person.index]
      return record.map { end.campaigns[campaign.index].members[$0] != nil } ?? false
    }.map { ProgramID($0) }
  }
}

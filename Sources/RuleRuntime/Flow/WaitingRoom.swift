import RuleGraph
import SyncState

/// The flows that wait, and who is in them.
struct WaitingRoom: Sendable {
  private var flows = Slab<FlowRun>()
  /// For the campaigns that *Remove from Flow* names, the flows of each person.
  private var index: [FlowsByPerson?]

  /// Creates an empty room; only campaigns in `removable` can be searched by person.
  init(campaignCount: Int, removable: Set<CampaignID>) {
    index = Array(repeating: nil, count: campaignCount)
    for campaign in removable { index[campaign.index] = FlowsByPerson() }
  }

  /// Adds a flow that waits and returns its number.
  mutating func insert(_ flow: FlowRun) -> Int {
    let number = flows.insert(flow)
    for person in flow.people { index[flow.campaign.index]?.insert(number, of: person) }
    return number
  }

  /// The flow with a number; nil when it has gone on.
  subscript(number: Int) -> FlowRun? { flows[number] }

  /// Takes a flow out whose wait is over, without the people who were removed meanwhile.
  mutating func resume(_ number: Int) -> FlowRun? {
    guard var flow = flows.remove(number) else { return nil }
    if !flow.removed.isEmpty {
      let removed = flow.removed
      flow.people.removeAll { removed.contains($0) }
      flow.removed = []
    }
    for person in flow.people { index[flow.campaign.index]?.remove(number, of: person) }
    return flow
  }

  /// Takes a person out of all waiting flows of a campaign; returns the steps they waited before.
  mutating func remove(_ person: PersonID, from campaign: CampaignID) -> [Int] {
    let numbers = index[campaign.index]?.removeAll(of: person) ?? []
    return numbers.sorted().compactMap { number in
      guard flows[number] != nil else { return nil }
      flows[number]?.removed.insert(person)
      return flows[number]?.step
    }
  }

  /// Empties all waiting flows of a campaign; returns who was inside, in order (SC-S12).
  mutating func abort(_ campaign: CampaignID) -> [PersonID] {
    var people: [PersonID] = []
    for number in flows.indices {
      guard let flow = flows[number], flow.campaign == campaign else { continue }
      let inside = flow.people.filter { !flow.removed.contains($0) }
      for person in inside { index[campaign.index]?.remove(number, of: person) }
      people.append(contentsOf: inside)
      flows[number]?.people = []
      flows[number]?.removed = []
    }
    return people
  }

  /// A place in a waiting flow of somebody who was merged into another person.
  struct MergedPlace {
    let campaign: CampaignID
    let run: Int
    /// Whether the other person has it now.
    let isTaken: Bool
  }

  /// Gives a person the places of somebody who was merged into them; in campaigns where the person
  /// waits already the places are given up, so that nobody goes through the rest of a flow twice.
  mutating func merge(
    _ loser: PersonID, into winner: PersonID, _ people: borrowing PeopleTable
  ) -> [MergedPlace] {
    let numbers = flows.indices.filter { flows[$0]?.holds(loser) ?? false }
    guard !numbers.isEmpty else { return [] }
    let own = Set(
      flows.indices.compactMap { flows[$0] }.filter { $0.holds(winner) }.map(\.campaign))
    var places: [MergedPlace] = []
    for number in numbers {
      guard var flow = flows[number] else { continue }
      let isTaken = !own.contains(flow.campaign)
      flow.people.removeAll { $0 == loser || $0 == winner && isTaken }
      index[flow.campaign.index]?.remove(number, of: loser)
      if isTaken {
        flow.removed.remove(winner)
        let id = people.marketoID(winner)
        let place = flow.people.firstIndex { people.marketoID($0) > id } ?? flow.people.count
        flow.people.insert(winner, at: place)
        index[flow.campaign.index]?.insert(number, of: winner)
      }
      flows[number] = flow
      places.append(
        MergedPlace(campaign: flow.campaign, run: flow.number, isTaken: isTaken))
    }
    return places
  }

  /// Returns how many people wait in each campaign.
  func counts(campaignCount: Int) -> [Int] {
    var counts = Array(repeating: 0, count: campaignCount)
    for number in flows.indices {
      if let flow = flows[number] { counts[flow.campaign.index] += flow.count }
    }
    return counts
  }
}

/// For each person the flows they wait in, as chains over one array.
private struct FlowsByPerson: Sendable {
  private struct Node: Sendable {
    let flow: Int
    var next: UInt32?
  }
  private var heads = RowMap()
  private var nodes = Slab<Node>()

  mutating func insert(_ flow: Int, of person: PersonID) {
    let node = nodes.insert(Node(flow: flow, next: heads[person.rawValue]))
    heads[person.rawValue] = UInt32(node)
  }

  mutating func remove(_ flow: Int, of person: PersonID) {
    let kept = removeAll(of: person).filter { $0 != flow }
    for other in kept.reversed() { insert(other, of: person) }
  }

  mutating func removeAll(of person: PersonID) -> [Int] {
    var found: [Int] = []
    var next = heads[person.rawValue]
    while let index = next, let node = nodes.remove(Int(index)) {
      found.append(node.flow)
      next = node.next
    }
    heads[person.rawValue] = nil
    return found
  }
}

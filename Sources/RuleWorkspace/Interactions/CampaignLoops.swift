import RuleGraph
import SyncState

/// Finds campaigns that wake each other in a circle.
struct CampaignLoops {
  /// A circle: each edge leads to the campaign of the next one, the last to the first.
  struct Loop {
    let edges: [WakeEdge]
    /// Whether only a campaign's qualification rule ends it.
    let isBounded: Bool
  }

  private let graph: ExecutionGraph
  private let outgoing: [[WakeEdge]]

  init(_ graph: ExecutionGraph) {
    self.graph = graph
    var outgoing = [[WakeEdge]](repeating: [], count: graph.campaigns.count)
    for edge in graph.wakes
    where graph[edge.target].kind == .executable || graph[edge.target].isActive {
      outgoing[edge.source.index].append(edge)
    }
    self.outgoing = outgoing
  }

  /// The loops, one for each group of campaigns that reach each other: first those that nothing
  /// bounds, then those of the other groups.
  func find() -> [Loop] {
    let isOpen = graph.campaigns.map { $0.qualification == .everyTime }
    let open = components { isOpen[$0] }
    let unbounded = open.compactMap { shortestLoop(in: $0, isBounded: false) }
    let looping = Set(unbounded.flatMap { $0.edges.map(\.source) })
    let bounded = components { _ in true }.filter { group in
      !group.contains { looping.contains($0) }
    }.compactMap { shortestLoop(in: $0, isBounded: true) }
    return unbounded + bounded
  }

  /// The shortest circle within a group through its first campaign that lies on one.
  private func shortestLoop(in group: Set<CampaignID>, isBounded: Bool) -> Loop? {
    let found = group.sorted().compactMap { circle(from: $0, within: group) }
    return found.min { $0.count < $1.count }.map { Loop(edges: $0, isBounded: isBounded) }
  }

  /// The shortest way from a campaign back to itself, breadth first.
  private func circle(from start: CampaignID, within group: Set<CampaignID>) -> [WakeEdge]? {
    var arrivals: [CampaignID: WakeEdge] = [:]
    var frontier = [start]
    while !frontier.isEmpty {
      var next: [CampaignID] = []
      for campaign in frontier {
        for edge in outgoing[campaign.index] where group.contains(edge.target) {
          if edge.target == start { return path(to: edge, from: start, arrivals) }
          guard arrivals[edge.target] == nil else { continue }
          arrivals[edge.target] = edge
          next.append(edge.target)
        }
      }
      frontier = next
    }
    return nil
  }

  private func path(
    to last: WakeEdge, from start: CampaignID, _ arrivals: [CampaignID: WakeEdge]
  ) -> [WakeEdge] {
    var path = [last]
    while let first = path.first, first.source != start, let before = arrivals[first.source] {
      path.insert(before, at: 0)
    }
    return path
  }

  /// The groups of campaigns that reach each other (strongly connected components, after Tarjan,
  /// without recursion); single campaigns only when they wake themselves.
  private func components(where isIncluded: (Int) -> Bool) -> [Set<CampaignID>] {
    var search = ComponentSearch(count: outgoing.count)
    let next = outgoing.indices.map { node in
      isIncluded(node) ? outgoing[node].map(\.target.index).filter(isIncluded) : []
    }
    let groups = search.components(of: next)
    return groups.filter { group in
      group.count > 1 || next[group[0]].contains(group[0])
    }.map { Set($0.map { CampaignID($0) }) }
  }
}

/// Tarjan's search for strongly connected components, with a stack of its own.
private struct ComponentSearch {
  private var order: [Int?]
  private var low: [Int]
  private var isOnStack: [Bool]
  private var stack: [Int] = []
  private var counter = 0

  init(count: Int) {
    order = Array(repeating: nil, count: count)
    low = Array(repeating: 0, count: count)
    isOnStack = Array(repeating: false, count: count)
  }

  /// Returns the components, each ascending, by their first member; nodes that lead nowhere and to
  /// which nothing leads are left out.
  mutating func components(of next: [[Int]]) -> [[Int]] {
    var found: [[Int]] = []
    for root in next.indices where order[root] == nil && !next[root].isEmpty {
      var calls = [(node: root, edge: 0)]
      enter(root)
      while let call = calls.last {
        let (node, edge) = call
        if edge < next[node].count {
          calls[calls.count - 1].edge += 1
          let target = next[node][edge]
          if order[target] == nil {
            enter(target)
            calls.append((target, 0))
          } else if isOnStack[target] {
            low[node] = min(low[node], order[target] ?? low[node])
          }
          continue
        }
        calls.removeLast()
        if let parent = calls.last?.node { low[parent] = min(low[parent], low[node]) }
        if low[node] == order[node] { found.append(pop(until: node)) }
      }
    }
    return found.sorted { $0[0] < $1[0] }
  }

  private mutating func enter(_ node: Int) {
    order[node] = counter
    low[node] = counter
    counter += 1
    stack.append(node)
    isOnStack[node] = true
  }

  private mutating func pop(until node: Int) -> [Int] {
    var group: [Int] = []
    while let top = stack.popLast() {
      isOnStack[top] = false
      group.append(top)
      if top == node { break }
    }
    return group.sorted()
  }
}

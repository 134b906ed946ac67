import RuleSource

/// Who calls whom, among campaigns or smart lists.
struct CallGraph {
  /// A call.
  struct Call {
    let target: Int
    let span: Span
  }

  /// A call with its caller.
  struct Edge {
    let source: Int
    let target: Int
    let span: Span
  }

  /// A chain of calls.
  struct Chain {
    let nodes: [Int]
    /// The first call.
    let span: Span
  }

  private let calls: [[Call]]
  /// The number of calls that hang below each node one after the other; nil where a circle does.
  private let depths: [Int?]

  /// Creates a graph from the calls of each node.
  init(_ calls: [[Call]]) {
    self.calls = calls
    depths = Self.depths(calls)
  }

  /// Works upwards from the nodes that call nobody.
  private static func depths(_ calls: [[Call]]) -> [Int?] {
    var callers: [[Int]] = calls.map { _ in [] }
    for (source, list) in calls.enumerated() {
      for call in list { callers[call.target].append(source) }
    }
    var open = calls.map(\.count)
    var depths: [Int?] = open.map { $0 == 0 ? 0 : nil }
    var ready = open.indices.filter { open[$0] == 0 }
    while let node = ready.popLast() {
      for caller in callers[node] {
        open[caller] -= 1
        guard open[caller] == 0 else { continue }
        depths[caller] = (calls[caller].compactMap { depths[$0.target] }.max() ?? 0) + 1
        ready.append(caller)
      }
    }
    return depths
  }

  /// Returns the circles, one for each group of nodes that reach each other, from the node that
  /// comes first.
  func cycles() -> [[Edge]] {
    var isDone = calls.map { _ in false }
    var cycles: [[Edge]] = []
    for start in calls.indices where depths[start] == nil && !isDone[start] {
      guard let cycle = shortestCycle(through: start, without: isDone) else { continue }
      cycles.append(cycle)
      for edge in cycle { isDone[edge.source] = true }
    }
    return cycles
  }

  /// Returns the shortest circle from a node back to itself, breadth first.
  private func shortestCycle(through start: Int, without excluded: [Bool]) -> [Edge]? {
    var cameBy: [Edge?] = calls.map { _ in nil }
    var queue = [start]
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for call in calls[node] where !excluded[call.target] {
        let edge = Edge(source: node, target: call.target, span: call.span)
        if call.target == start { return path(to: edge, from: start, cameBy) }
        if cameBy[call.target] == nil {
          cameBy[call.target] = edge
          queue.append(call.target)
        }
      }
    }
    return nil
  }

  private func path(to last: Edge, from start: Int, _ cameBy: [Edge?]) -> [Edge] {
    var path = [last]
    var node = last.source
    while node != start, let edge = cameBy[node] {
      path.append(edge)
      node = edge.source
    }
    return path.reversed()
  }

  /// Returns the longest chain below each node from which exactly one call too many hangs down.
  func chains(longerThan levels: Int) -> [Chain] {
    var chains: [Chain] = []
    for node in calls.indices where depths[node] == levels + 1 {
      var nodes = [node]
      var first: Span?
      while let last = nodes.last, let depth = depths[last], depth > 0,
        let next = calls[last].first(where: { depths[$0.target] == depth - 1 })
      {
        first = first ?? next.span
        nodes.append(next.target)
      }
      if let first { chains.append(Chain(nodes: nodes, span: first)) }
    }
    return chains
  }
}

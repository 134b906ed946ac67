import RuleGraph
import RuleRuntime
import SyncState

/// What became of a person and of the campaigns in a run.
struct RaceEnd {
  /// How often each campaign was entered.
  let qualified: [Int]
  private let mirror: Mirror
  private let person: PersonID

  init(_ simulation: Simulation, _ person: PersonID) {
    qualified = simulation.qualified
    mirror = simulation.state.mirror
    self.person = person
  }

  /// What differs from another run, in words: this one is the run with the writer first.
  func differences(
    from other: RaceEnd, _ graph: ExecutionGraph, _ writer: CampaignID, _ reader: CampaignID
  ) -> [String] {
    var texts: [String] = []
    let (one, two) = ("`\(graph[writer].name)` first", "`\(graph[reader].name)` first")
    func add(_ what: @autoclosure () -> String, _ first: String, _ last: String) {
      if first != last { texts.append("\(one): \(what()) \(first); \(two): \(last)") }
    }
    for index in qualified.indices where qualified[index] != other.qualified[index] {
      add("`\(graph.campaigns[index].name)` is entered", times(index), other.times(index))
    }
    for index in 0..<graph.assets.fields.count {
      let field = FieldID(index)
      add("`\(graph.assets.fields[field].name)` is", value(field, graph), other.value(field, graph))
    }
    for index in graph.assets.programs.indices {
      add(
        "the status in `\(graph.assets.programs[index].name)` is", status(index),
        other.status(index))
    }
    for index in graph.assets.lists.indices
    where mirror.lists[index].contains(person) != other.mirror.lists[index].contains(person) {
      let name = graph.assets.lists[index].name
      add("the person is", place(index, name), other.place(index, name))
    }
    for index in graph.assets.sfdcCampaigns.indices {
      add(
        "the status in `\(graph.assets.sfdcCampaigns[index].name)` is", label(index),
        other.label(index))
    }
    return Array(texts.prefix(3))
  }

  private func times(_ index: Int) -> String {
    switch qualified[index] {
    case 0: "never"
    case 1: "once"
    case let count: "\(count) times"
    }
  }

  private func value(_ field: FieldID, _ graph: ExecutionGraph) -> String {
    let value = mirror.people[person, field]
    return value.isNull ? "empty" : "`\(value.spelled(mirror.text, zone: graph.zone))`"
  }

  private func status(_ index: Int) -> String {
    guard let member = mirror.programs[index][person] else { return "none" }
    let channel = mirror.assets.channel(of: ProgramID(index))
    return "`\(channel.statuses[member.status.index].name)`"
  }

  private func place(_ index: Int, _ name: String) -> String {
    mirror.lists[index].contains(person) ? "in the list `\(name)`" : "not in the list `\(name)`"
  }

  private func label(_ index: Int) -> String {
    guard let status = mirror.observed[index][person] else { return "none" }
    return "`\(mirror.campaigns[index].statuses[status.index].label)`"
  }
}

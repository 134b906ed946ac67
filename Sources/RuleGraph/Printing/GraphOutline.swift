import SyncState

/// A graph as all printers see it: campaigns by program, and edges joined by their ends.
struct GraphOutline {
  let graph: ExecutionGraph
  private let texts: InstructionText

  /// The campaigns of a program, or those outside programs.
  struct Group {
    let program: ProgramID?
    let campaigns: [CampaignID]
  }

  /// All ways in which one campaign can start another.
  struct Link {
    let source: CampaignID
    let target: CampaignID
    let path: WakeEdge.Path
    /// The activities, with the positions of the steps that write them, from 0.
    var causes: [(activity: ActivityType, steps: [Int])]
  }

  init(_ graph: ExecutionGraph, labels: ScreenLabels = .english) {
    self.graph = graph
    texts = InstructionText(graph, labels: labels)
  }

  /// Returns the texts of instructions as seen from a campaign.
  func texts(of id: CampaignID) -> InstructionText {
    texts.seen(from: id, of: graph[id].program)
  }

  /// Returns the texts of instructions as seen from nowhere.
  var plainTexts: InstructionText { texts }

  /// Returns the single filters in words, as seen from nowhere.
  func texts(of clauses: [CampaignNode.Clause]) -> [String] {
    clauses.map { texts.text(of: $0.predicate) }
  }

  /// The programs by name, each with its campaigns; last the campaigns outside programs.
  var groups: [Group] {
    var inside: [[CampaignID]] = graph.assets.programs.map { _ in [] }
    var outside: [CampaignID] = []
    for (position, campaign) in graph.campaigns.enumerated() {
      if let program = campaign.program {
        inside[program.index].append(CampaignID(position))
      } else {
        outside.append(CampaignID(position))
      }
    }
    let groups = inside.enumerated().map { Group(program: ProgramID($0), campaigns: $1) }
    return groups + (outside.isEmpty ? [] : [Group(program: nil, campaigns: outside)])
  }

  /// The wake edges, joined by source, target and path, in this order.
  var links: [Link] {
    struct Ends: Hashable {
      let source: CampaignID
      let target: CampaignID
      let path: WakeEdge.Path
    }
    var positions: [Ends: Int] = [:]
    var links: [Link] = []
    for edge in graph.wakes {
      let ends = Ends(source: edge.source, target: edge.target, path: edge.path)
      guard let position = positions[ends] else {
        positions[ends] = links.count
        links.append(
          Link(
            source: edge.source, target: edge.target, path: edge.path,
            causes: [(edge.activity, [edge.step])]))
        continue
      }
      if let cause = links[position].causes.firstIndex(where: { $0.activity == edge.activity }) {
        links[position].causes[cause].steps.append(edge.step)
      } else {
        links[position].causes.append((edge.activity, [edge.step]))
      }
    }
    return links.sorted {
      ($0.source, $0.target, $0.path.rawValue) < ($1.source, $1.target, $1.path.rawValue)
    }
  }

  /// The name of a campaign without its program.
  func shortName(_ campaign: CampaignNode) -> String {
    guard let program = campaign.program else { return campaign.name }
    let prefix = graph.assets.programs[program.index].name + "."
    return campaign.name.hasPrefix(prefix)
      ? String(campaign.name.dropFirst(prefix.count)) : campaign.name
  }

  /// How a campaign starts and how often a person passes, such as `trigger, active, every time`.
  func summary(_ id: CampaignID) -> String {
    let campaign = graph[id]
    var parts = [campaign.kind.rawValue]
    if campaign.kind == .trigger { parts.append(campaign.isActive ? "active" : "not active") }
    if graph.isRequestable(id) { parts.append("requestable") }
    parts.append(spelled(campaign.qualification))
    return parts.joined(separator: ", ")
  }

  func spelled(_ qualification: Qualification) -> String {
    switch qualification {
    case .once: "once"
    case .everyTime: "every time"
    case .interval(let period): "once every \(period.spelled)"
    }
  }

  /// The program with what it is synced with, such as `Q4 Launch ⇄ SFDC campaign Q4 Launch`.
  func title(_ program: ProgramID) -> (name: String, mapping: String?) {
    let declared = graph.assets.programs[program.index]
    return (
      declared.name, declared.sfdcCampaign.map { graph.assets.sfdcCampaigns[$0.index].name }
    )
  }

  /// When a batch campaign runs, one line each.
  func runs(_ campaign: CampaignNode) -> [String] {
    campaign.schedule.runs.map { "\($0.date) \($0.time.text)" }
      + (campaign.schedule.recurrence.map { [spelled($0)] } ?? [])
  }

  private func spelled(_ recurrence: Recurrence) -> String {
    let unit: String
    let days: String
    switch recurrence.pattern {
    case .daily(let weekdaysOnly): (unit, days) = ("day", weekdaysOnly ? ", weekdays only" : "")
    case .weekly(let set):
      (unit, days) = ("week", " on \(set.days.map(\.rawValue).joined(separator: ", "))")
    case .monthlyOnDay(let day): (unit, days) = ("month", " on day \(day)")
    case .monthlyOnWeekday(let week, let weekday):
      let ordinals = ["1st", "2nd", "3rd", "4th"]
      (unit, days) = ("month", " on the \(ordinals[(week - 1) % 4]) \(weekday.rawValue)")
    }
    let interval = recurrence.interval == 1 ? unit : "\(recurrence.interval) \(unit)s"
    let start = "\(recurrence.start.date) \(recurrence.start.time.text)"
    let end = recurrence.end.map { ", to \($0.date)" } ?? ""
    return "every \(interval)\(days), from \(start)\(end)"
  }

  /// The filter as a formula over the numbers of its clauses; nil when all must simply hold.
  func formula(
    _ filter: Predicate, _ clauses: [CampaignNode.Clause]
  ) -> String? {
    if clauses.count < 2 { return nil }
    let parts = clauses.map(\.predicate)
    if filter == .all(parts) { return nil }
    if filter == .any(parts) { return "any of them" }
    return numbered(filter, parts, isInner: false)
  }

  private func numbered(_ predicate: Predicate, _ parts: [Predicate], isInner: Bool) -> String {
    if let position = parts.firstIndex(of: predicate) { return "\(position + 1)" }
    let joined: String
    switch predicate {
    case .all(let inner):
      joined = inner.map { numbered($0, parts, isInner: true) }.joined(separator: " and ")
    case .any(let inner):
      joined = inner.map { numbered($0, parts, isInner: true) }.joined(separator: " or ")
    case .constant, .field, .memberOfProgram, .memberOfSFDCCampaign, .memberOfList,
      .memberOfSmartList, .memberOfCampaign, .activity, .sharesValue, .sample,
      .opportunities:
      joined = texts.text(of: predicate)
    }
    return isInner ? "(\(joined))" : joined
  }
}

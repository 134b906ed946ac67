import SyncState

/// Prints graphs for people and for other tools; the same graph gives the same bytes.
public enum GraphPrinter {
  /// Returns a graph as text: each campaign with its triggers, filters and steps.
  public static func text(
    _ graph: ExecutionGraph, labels: ScreenLabels = .english
  ) -> String {
    let outline = GraphOutline(graph, labels: labels)
    let links = outline.links
    let workspace = graph.workspace.isEmpty ? "workspace" : "workspace \(graph.workspace)"
    var lines = ["\(workspace), time zone \(graph.zone.name)"]
    for group in outline.groups {
      lines.append("")
      lines.append(heading(group, outline))
      for id in group.campaigns {
        let started = links.filter { $0.source == id }
        lines += campaign(id, outline, started).map { $0.isEmpty ? "" : "  " + $0 }
      }
    }
    if !graph.smartLists.isEmpty { lines.append("") }
    for list in graph.smartLists {
      lines.append("smart list \(list.name)")
      lines += filter(list.filter, list.clauses, outline, outline.plainTexts).map { "  " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func heading(_ group: GraphOutline.Group, _ outline: GraphOutline) -> String {
    guard let program = group.program else { return "outside programs" }
    let (name, mapping) = outline.title(program)
    let channel = outline.graph.assets.channel(of: program).name
    return "program \(name) (\(channel))"
      + (mapping.map { ", synced with the SFDC campaign \($0)" } ?? "")
  }

  private static func campaign(
    _ id: CampaignID, _ outline: GraphOutline, _ links: [GraphOutline.Link]
  ) -> [String] {
    let campaign = outline.graph[id]
    let texts = outline.texts(of: id)
    var lines = ["", "\(outline.shortName(campaign)): \(outline.summary(id))"]
    for run in outline.runs(campaign) { lines.append("  runs   \(run)") }
    for trigger in campaign.triggers {
      lines.append("  when   \(texts.text(of: trigger))")
    }
    lines += filter(campaign.filter, campaign.clauses, outline, texts).map { "  " + $0 }
    for (position, step) in campaign.flow.enumerated() {
      lines += Self.step(step, position + 1, texts).map { "  " + $0 }
    }
    for link in links {
      let causes = link.causes.map { "\($0.activity.name) (step \(numbers($0.steps)))" }
      let name = texts.name(of: link.target)
      let delay = link.path == .sync ? ", after the next sync" : ""
      lines.append("  wakes  \(name): \(causes.joined(separator: ", "))\(delay)")
    }
    return lines
  }

  static func numbers(_ steps: [Int]) -> String {
    steps.map { String($0 + 1) }.joined(separator: ", ")
  }

  private static func filter(
    _ filter: Predicate, _ clauses: [CampaignNode.Clause], _ outline: GraphOutline,
    _ texts: InstructionText
  ) -> [String] {
    var lines = clauses.enumerated().map { position, clause in
      let mark = position == 0 ? "if  " : "    "
      let number = clauses.count == 1 ? "" : "\(position + 1). "
      return "\(mark)   \(number)\(texts.text(of: clause.predicate))"
    }
    if let formula = outline.formula(filter, clauses) { lines.append("match  \(formula)") }
    return lines
  }

  private static func step(_ step: FlowStep, _ number: Int, _ texts: InstructionText) -> [String] {
    let mark = "\(number)."
    let indent = mark + String(repeating: " ", count: max(1, 7 - mark.count))
    guard !step.choices.isEmpty else {
      let text = step.fallback.map { texts.text(of: $0) } ?? "do nothing"
      let name = texts.labels.action(step.name)
      return [indent + (text.isEmpty ? name : "\(name): \(text)")]
    }
    let blank = String(repeating: " ", count: 7)
    let choices = step.choices.map { choice in
      let condition = texts.text(of: choice.condition)
      return "\(blank)  if \(condition): \(text(of: choice.effect, texts))"
    }
    return ["\(indent)\(texts.labels.action(step.name))"] + choices
      + ["\(blank)  default: \(text(of: step.fallback, texts))"]
  }

  static func text(of effect: Effect?, _ texts: InstructionText) -> String {
    effect.map { texts.text(of: $0) } ?? "do nothing"
  }
}

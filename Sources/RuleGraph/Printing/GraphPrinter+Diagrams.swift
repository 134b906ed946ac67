import SyncState

extension GraphPrinter {
  /// Returns a graph in Graphviz' language: programs as clusters, campaigns as nodes, and an edge
  /// wherever a flow can start a campaign, dashed when it takes a sync.
  public static func dot(
    _ graph: ExecutionGraph, labels: ScreenLabels = .english
  ) -> String {
    let outline = GraphOutline(graph, labels: labels)
    var lines = [
      "digraph rulec {",
      "  graph [rankdir=LR, fontname=\"Helvetica\", fontsize=13, nodesep=0.35, ranksep=0.9, "
        + "compound=true, pad=0.3]",
      "  node [fontname=\"Helvetica\", fontsize=11, style=\"filled\", color=\"#475569\", "
        + "margin=\"0.18,0.1\"]",
      "  edge [fontname=\"Helvetica\", fontsize=9, color=\"#475569\", fontcolor=\"#334155\"]",
    ]
    for (position, group) in outline.groups.enumerated() where !group.campaigns.isEmpty {
      let nodes = group.campaigns.map { dotNode($0, outline) }
      guard let program = group.program else {
        lines += nodes.map { "  " + $0 }
        continue
      }
      let (name, mapping) = outline.title(program)
      let label = [name] + (mapping.map { ["synced with SFDC campaign \($0)"] } ?? [])
      lines.append("  subgraph cluster_\(position) {")
      lines.append("    label=\(dotText(label, align: "left")); labeljust=l")
      lines.append("    style=\"rounded,filled\"; color=\"#cbd5e1\"; fillcolor=\"#f8fafc\"")
      lines += nodes.map { "    " + $0 }
      lines.append("  }")
    }
    for link in outline.links {
      let style = link.path == .sync ? ", style=dashed" : ""
      lines.append(
        "  c\(link.source.rawValue) -> c\(link.target.rawValue) [label=\(dotText(link.causes))\(style)]"
      )
    }
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func dotNode(_ id: CampaignID, _ outline: GraphOutline) -> String {
    let campaign = outline.graph[id]
    let look =
      switch campaign.kind {
      case .trigger:
        campaign.isActive
          ? "shape=box, style=\"rounded,filled\", fillcolor=\"#dbeafe\""
          : "shape=box, style=\"rounded,filled,dashed\", fillcolor=\"#f1f5f9\""
      case .batch: "shape=folder, fillcolor=\"#dcfce7\""
      case .executable: "shape=component, fillcolor=\"#fef3c7\""
      }
    let lines = [outline.shortName(campaign), outline.summary(id)] + reasons(id, outline)
    return "c\(id.rawValue) [label=\(dotText(lines)), \(look)]"
  }

  /// What starts a campaign, cut to what fits into a node.
  private static func reasons(_ id: CampaignID, _ outline: GraphOutline) -> [String] {
    let campaign = outline.graph[id]
    let all = campaign.triggers.map { outline.texts(of: id).text(of: $0) } + outline.runs(campaign)
    let shown = all.prefix(3).flatMap { wrapped($0) }
    return all.count > 3 ? shown + ["and \(all.count - 3) more"] : shown
  }

  /// Breaks a text into lines at blanks; what does not fit into three lines is cut.
  private static func wrapped(_ text: String) -> [String] {
    let lengthMax = 44
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= lengthMax {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word.prefix(lengthMax)))
      }
    }
    guard lines.count > 3 else { return lines }
    return lines.prefix(2) + [lines[2] + "…"]
  }

  /// A label in Graphviz' HTML, its first line bold.
  private static func dotText(_ lines: [String], align: String? = nil) -> String {
    let escaped = lines.map { line in
      line.unicodeScalars.map { scalar in
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\n", "\r": " "
        default: String(scalar)
        }
      }.joined()
    }
    let title = escaped.first.map { ["<b>\($0)</b>"] } ?? []
    let end = align.map { "<br align=\"\($0)\"/>" } ?? "<br/>"
    let body = (title + escaped.dropFirst()).joined(separator: end)
    return "<\(body)\(align == nil ? "" : end)>"
  }

  /// The label of an edge: the activities, one a line.
  private static func dotText(_ causes: [(activity: ActivityType, steps: [Int])]) -> String {
    "\"\(causes.map(\.activity.name).joined(separator: "\\n"))\""
  }

  // MARK: Mermaid

  /// Returns a graph as a Mermaid flowchart, as Git hosts render it: stadiums are trigger campaigns,
  /// slanted boxes batch campaigns, double-edged boxes executable ones; dotted edges take a sync.
  public static func mermaid(
    _ graph: ExecutionGraph, labels: ScreenLabels = .english
  ) -> String {
    let outline = GraphOutline(graph, labels: labels)
    var lines = ["flowchart LR"]
    for (position, group) in outline.groups.enumerated() where !group.campaigns.isEmpty {
      let nodes = group.campaigns.map { mermaidNode($0, outline) }
      guard let program = group.program else {
        lines += nodes.map { "  " + $0 }
        continue
      }
      let (name, mapping) = outline.title(program)
      let label = [name] + (mapping.map { ["synced with SFDC campaign \($0)"] } ?? [])
      lines.append("  subgraph p\(position)[\(mermaidText(label))]")
      lines += nodes.map { "    " + $0 }
      lines.append("  end")
    }
    for link in outline.links {
      let label = mermaidText(link.causes.map { $0.activity.name })
      let arrow = link.path == .sync ? "-.->" : "-->"
      lines.append("  c\(link.source.rawValue) \(arrow)|\(label)| c\(link.target.rawValue)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func mermaidNode(_ id: CampaignID, _ outline: GraphOutline) -> String {
    let campaign = outline.graph[id]
    let label = mermaidText(
      [outline.shortName(campaign), outline.summary(id)] + reasons(id, outline))
    return switch campaign.kind {
    case .trigger: "c\(id.rawValue)([\(label)])"
    case .batch: "c\(id.rawValue)[/\(label)/]"
    case .executable: "c\(id.rawValue)[[\(label)]]"
    }
  }

  private static func mermaidText(_ lines: [String]) -> String {
    let escaped = lines.map { line in
      line.unicodeScalars.map { scalar in
        switch scalar {
        case "\"": "#quot;"
        case "#": "#35;"
        case "<": "#lt;"
        case ">": "#gt;"
        case "&": "#amp;"
        case "\n", "\r", "\\": " "
        default: String(scalar)
        }
      }.joined()
    }
    return "\"\(escaped.joined(separator: "<br/>"))\""
  }
}

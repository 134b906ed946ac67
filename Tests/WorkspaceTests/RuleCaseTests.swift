import RuleGraph
import RuleRuntime
import RuleSource
import RuleTestKit
import RuleWorkspace
import SyncState
import Testing

/// Small workspaces, each made so that a run of its scenario comes out differently when one of the
/// rules that its first lines name is broken.
///
/// What happens stands at the end of the file as a comment.
@Suite struct RuleCaseTests {
  private static let heading = "# What happens:\n"

  @Test(arguments: fixtures(in: "rules", ext: "yaml"))
  func `what happens in a case is what its rules say`(fixture: Fixture) throws {
    let text = String(decoding: try fixture.bytes(), as: UTF8.self)
    let end = text.firstRange(of: Self.heading)?.lowerBound ?? text.endIndex
    let head = String(text[..<end])
    let run = try SmallRun([(fixture.name, Array(head.utf8))])
    #expect(run.graph != nil, "\(run.analysis.diagnostics.map(\.message))")
    let lines = CaseReport(run).lines.map { "# \($0)\n" }
    assertGolden(head + Self.heading + lines.joined(), at: fixture.path)
  }
}

/// What a run did, a line for each thing that a rule could speak of; that people reach the end of a
/// flow is left out.
private struct CaseReport {
  private let run: SmallRun

  init(_ run: SmallRun) { self.run = run }

  var lines: [String] {
    guard let graph = run.graph else { return [] }
    let names = graph.assets.smartCampaigns
    let findings = run.analysis.diagnostics.filter { !$0.kind.isOptIn }.map {
      "\($0.severity.rawValue): \($0.message)"
    }
    let kinds = graph.campaigns.enumerated().map { position, campaign in
      let isRequestable = graph.isRequestable(CampaignID(position))
      return "campaign \(names[position]): \(campaign.kind.rawValue)"
        + (isRequestable ? ", requestable" : "")
    }
    let wakes = graph.wakes.map { edge in
      let source = "\(names[edge.source.index]) step \(edge.step + 1)"
      return "\(source) can start \(names[edge.target.index]) by \(edge.activity.name)"
        + (edge.path == .sync ? ", through the sync" : "")
    }
    return findings + kinds + wakes + events(graph)
  }

  /// The decisions and the entries of the log, in the order of the run.
  private func events(_ graph: ExecutionGraph) -> [String] {
    var entries = run.activities[...]
    return run.records.compactMap { record in
      if record.kind == .activity {
        return entries.popFirst().map { line($0, graph) }
      }
      return line(record, graph)
    }
  }

  private func line(_ activity: Activity, _ graph: ExecutionGraph) -> String {
    let entry = LogEntryText(activity, graph: graph, mirror: run.mirror)
    let result = activity.result.map { " \($0.rawValue)" } ?? ""
    return "\(time(activity.at, graph)) #\(run.mirror.people.marketoID(activity.person)) "
      + "log \(entry.type.name) \(entry.asset) \(entry.attributes)\(result)"
  }

  private func line(_ record: TraceRecord, _ graph: ExecutionGraph) -> String? {
    let isOrdinaryEnd = record.kind == .finished && record.rules.isEmpty
    guard record.kind != .cycle, !isOrdinaryEnd else { return nil }
    var words = [time(record.at, graph)]
    if let person = record.person { words.append("#\(run.mirror.people.marketoID(person))") }
    words.append(record.kind.rawValue)
    if let campaign = record.campaign { words.append(graph.assets.smartCampaigns[campaign.index]) }
    if let step = record.step { words.append("step \(step + 1)") }
    if let choice = record.choice, choice > 0 { words.append("choice \(choice)") }
    if let result = record.result { words.append(result.rawValue) }
    if !record.note.isEmpty { words.append("(\(record.note))") }
    for detail in record.details where detail.name == "until" {
      if case .instant(let end) = detail.value { words.append("until \(time(end, graph))") }
    }
    let rules = record.rules.map(\.id)
    return words.joined(separator: " ") + (rules.isEmpty ? "" : " \(rules)")
  }

  /// The local time, such as `10-01 09:00`.
  private func time(_ instant: Instant, _ graph: ExecutionGraph) -> String {
    String(graph.zone.spelled(instant).dropFirst(5).prefix(11)).replacing("T", with: " ")
  }
}

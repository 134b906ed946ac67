import Foundation
import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import RuleTestKit
import RuleVocabulary
import RuleWorkspace
import SyncState
import Testing

/// The example of a word, which runs in the small world of `Tests/Fixtures/words`.
///
/// A campaign or scenario called Probe holds the example: triggers and filters start it, a step is its
/// flow, an event is its timeline.
struct WordExample: Sendable, CustomTestStringConvertible {
  let word: Word
  let position: Vocabulary.Position

  var testDescription: String { "\(position.rawValue) \(word.name)" }

  static let all: [WordExample] = Vocabulary.Position.allCases.flatMap { position in
    Vocabulary.standard.words(position).map { WordExample(word: $0, position: position) }
  }

  /// What came of the example.
  struct Run {
    /// What `check` found.
    var findings: [String] = []
    /// The people who entered the campaign of the example.
    var entered: [Int64] = []
    /// How many people there are.
    var peopleCount = 0
    /// How the example's step or event ended, each time.
    var results: [StepResult] = []
    /// The reasons of these results.
    var notes: [String] = []
    /// The entries that the example wrote or fired on.
    var log: [LogEntryText] = []
  }

  /// Checks and runs the example.
  func run() throws -> Run {
    let world = packageRoot.appending(path: "Tests/Fixtures/words/world.yaml")
    let small = try SmallRun(
      [("world.yaml", [UInt8](Data(contentsOf: world))), ("probe.yaml", Array(probe.utf8))],
      state: files(below: "Tests/Fixtures/words/state", ext: "csv"))
    var run = Run()
    run.findings = small.analysis.diagnostics.filter { finding in
      finding.severity == .error || finding.kind.category == .style
    }.map(\.message)
    if let graph = small.graph { run.take(small, graph, of: self) }
    return run
  }

  /// The file that holds the example.
  private var probe: String {
    let example = word.example.replacing("\n", with: "\n      ")
    let head = "smart_campaign: Probe\nid: 999\nprogram: Q4 Launch\n"
    switch position {
    case .trigger:
      let request = """
        ---
        scenario: Probe
        start: 2026-10-01 08:00
        events:
          - {at: 2026-10-05 12:00, by: api, person: 1001, request_campaign: Q4 Launch.Probe}

        """
      return head + """
        smart_list:
          triggers:
            - \(example)
        schedule: {active: true, qualify: every time}
        flow:
          - send_email: Noted

        """ + (word.activities.contains(.requestCampaign) ? request : "")
    case .filter:
      return head + """
        smart_list:
          filters:
            - \(example)
        schedule: {run: 2026-10-06 12:00, qualify: every time}
        flow:
          - send_email: Noted

        """
    case .action:
      return head + """
        smart_list:
          triggers:
            - added_to_list: Probe visitors
        schedule: {active: true, qualify: every time}
        flow:
          - \(example)

        """
    case .event:
      return "scenario: Probe\nstart: 2026-10-05 08:00\nevents:\n  - \(example)\n"
    }
  }
}

extension WordExample.Run {
  /// Takes from a run what the example did.
  fileprivate mutating func take(
    _ small: SmallRun, _ graph: ExecutionGraph, of example: WordExample
  ) {
    let (records, activities, mirror) = (small.records, small.activities, small.mirror)
    peopleCount = mirror.people.count
    let probe = graph.assets.smartCampaigns.firstIndex { $0.hasSuffix("Probe") }
      .map { CampaignID($0) }
    let starts = records.filter { $0.kind == .qualified && $0.campaign == probe && probe != nil }
    entered = starts.compactMap(\.person).map { mirror.people.marketoID($0) }
    let timeline = graph.timelines.first { $0.name == "Probe" }
    let own = records.filter { record in
      switch example.position {
      case .trigger, .filter: false
      case .action: (record.kind == .step || record.kind == .wait) && record.campaign == probe
      case .event: record.kind == .event && record.at == timeline?.events.first?.at
      }
    }
    results = own.map { $0.result ?? .succeeded }
    notes = own.map(\.note)
    log = entries(of: example, own, starts, activities).map {
      LogEntryText($0, graph: graph, mirror: mirror)
    }
  }

  private func entries(
    of example: WordExample, _ own: [TraceRecord], _ starts: [TraceRecord], _ activities: [Activity]
  ) -> [Activity] {
    let types = example.word.activities
    switch example.position {
    case .filter: return []
    case .trigger:
      guard let start = starts.first else { return [] }
      let cause = activities.last {
        $0.person == start.person && $0.at <= start.at && types.contains($0.type)
      }
      return cause.map { [$0] } ?? []
    case .action, .event:
      guard let first = own.first else { return [] }
      let later = activities.filter { activity in
        activity.at >= first.at
          && (activity.cause.map { $0.campaign == first.campaign } ?? types.contains(activity.type))
      }
      var seen: Set<ActivityType> = []
      return later.filter { seen.insert($0.type).inserted }
    }
  }
}

/// An entry of the activity log as its file spells it.
struct LogEntryText {
  let type: ActivityType
  /// What it is about.
  let asset: String
  /// Its attributes as JSON, in Markdown.
  let attributes: String

  init(_ activity: Activity, graph: ExecutionGraph, mirror: Mirror) {
    type = activity.type
    var writer = ActivityLogWriter(graph: graph)
    writer.append([activity], mirror: mirror)
    let lines = String(decoding: writer.take(), as: UTF8.self).split(separator: "\n")
    let cells = Self.cells(of: lines.last ?? "")
    asset = cells.count > 6 && cells[6] != "null" ? cells[6] : "–"
    attributes = cells.count > 7 && cells[7] != "{}" ? "`\(cells[7])`" : "–"
  }

  /// Returns the cells of a row of CSV.
  private static func cells(of row: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in row {
      switch character {
      case "\"":
        if !isQuoted, cells.last?.isEmpty == false { cells[cells.count - 1].append("\"") }
        isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}

public import RuleGraph
public import RuleRuntime
public import RuleSource
public import SyncState

/// Writes trace records as JSON lines, with names instead of identifiers.
///
/// The keys of a line come in a fixed order: `seq`, `at`, `kind`, `person` (the Marketo id),
/// `campaign`, `run`, `step` and `choice` (from 1; 0 is the default choice), `result`, `note`,
/// `details`, `rules`, `settings`. Keys without a value are left out. A rule has its `confidence`
/// unless that is `doc`; `settings` has the answer that held to each question which a rule leaves open.
public struct TraceWriter: Sendable {
  private let graph: ExecutionGraph
  private let line: TraceLine
  private var bytes: [UInt8] = []

  /// How long a line is, more or less.
  private static let lineSize = 320

  /// Prepares the trace of a run of a graph.
  public init(graph: ExecutionGraph) {
    self.graph = graph
    line = TraceLine(names: QuotedNames(graph.assets), settings: graph.settings)
  }

  /// Adds records; `mirror` is the state whose texts and people they refer to.
  public mutating func append(_ records: TracePortion, mirror: Mirror) {
    bytes += lines(of: records, records.indices, StateTexts(mirror))
  }

  /// Returns what was added since the last call.
  public mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// Returns the lines of some of the records, so that parts can be written side by side.
  public func lines(
    of records: TracePortion, _ range: Range<Int>, _ texts: StateTexts
  ) -> [UInt8] {
    OutputChunk.written(expecting: range.count * Self.lineSize) { cursor in
      var endings = line.endings
      let (first, rows) = (records.first, records.rows)
      let activities = records.activities.span
      let decisions = records.decisions.span
      let details = records.details.span
      let rules = records.rules.span
      for index in range {
        cursor.append("{\"seq\":")
        cursor.append(first + index)
        let row = rows[index]
        switch row.content {
        case .activity(let number):
          line.write(activities, Int(number), texts, &cursor)
          endings.write(
            rules, row.rules, slot: Int(activities[Int(number)].type.rawValue), &cursor)
        case .decision(let number):
          line.write(decisions, Int(number), texts, &cursor)
          line.write(details, row.details, texts, &cursor)
          endings.write(rules, row.rules, slot: row.details.count, &cursor)
        }
        cursor.append("}\n")
      }
    }
  }

  /// Returns a detail for people: names as they are, everything else as in JSON.
  public func text(_ value: TraceValue, _ mirror: Mirror) -> String {
    let json = json(value, mirror)
    guard case .string(let text) = json else { return json.line }
    return text
  }

  /// Returns a detail for machines, with names instead of identifiers.
  public func json(_ value: TraceValue, _ mirror: Mirror) -> JSON {
    let assets = graph.assets
    return switch value {
    case .value(let value): json(value, mirror)
    case .text(let id): .string(mirror.text[id])
    case .string(let text): .string(text)
    case .count(let number): .int(number)
    case .flag(let flag): .bool(flag)
    case .instant(let instant): .string(instant.text)
    case .program(let id): .string(assets.programs[id.index].name)
    case .sfdcCampaign(let id): .string(assets.sfdcCampaigns[id.index].name)
    case .campaign(let id): .string(assets.smartCampaigns[id.index])
    case .list(let id): .string(assets.lists[id.index].name)
    case .field(let id): .string(assets.fields[id].name)
    case .record(let id): .string(mirror.text[mirror.records[id].salesforceID])
    }
  }

  private func json(_ value: Value, _ mirror: Mirror) -> JSON {
    switch value {
    case .null: .null
    case .text(let id): .string(mirror.text[id])
    case .number(let number): .number(number)
    case .boolean(let flag): .bool(flag)
    case .date(let day): .string(day.description)
    case .datetime(let instant): .string(instant.text)
    }
  }
}

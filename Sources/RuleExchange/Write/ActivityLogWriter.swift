public import RuleGraph
public import RuleRuntime
import RuleSource
public import SyncState

/// Writes the activity log of a run in the shape of Marketo's extract (MX-A1, MX-A2, CAT-8).
///
/// Ids that only Marketo knows are numbered here: entries from 1 in the order of the run, program
/// memberships from 1 in the order of their first entry, fields and statuses from 1 in the order of
/// the workspace. Campaigns, programs and lists have their declared ids.
public struct ActivityLogWriter: Sendable {
  /// The columns: those of the extract and `actionResult`.
  public static let columns = [
    "marketoGUID", "leadId", "activityDate", "activityTypeId", "campaignId",
    "primaryAttributeValueId", "primaryAttributeValue", "attributes", "actionResult",
  ]

  private let line: ActivityLine
  private var statuses: LoggedStatuses
  /// The numbers of the members of each program.
  private var memberIDs: [RowMap]
  private var memberCount = 0
  private var bytes: [UInt8]
  /// The number of entries so far.
  private(set) var count = 0

  /// Prepares the log of a run of a graph.
  public init(graph: ExecutionGraph) {
    line = ActivityLine(graph)
    statuses = LoggedStatuses(graph.assets)
    memberIDs = graph.assets.programs.map { _ in RowMap() }
    var header = CSVWriter(columns: Self.columns)
    bytes = header.take()
  }

  /// Adds entries; `mirror` is the state whose texts and people they refer to.
  public mutating func append(_ activities: [Activity], mirror: Mirror) {
    let texts = StateTexts(mirror)
    let numbered = number(activities, texts)
    bytes += numbered.rows(activities.indices, texts)
  }

  /// Goes on with the numbers that the entries of an earlier run gave to memberships of programs.
  public mutating func resume(after log: ImportedActivities, mirror: Mirror) {
    guard let number = log.texts.find("Program Member ID") else { return }
    var programs: [String: Int] = [:]
    for (position, program) in mirror.assets.programs.enumerated() {
      programs[program.name] = position
    }
    for entry in log.entries where entry.typeID == ActivityType.changeStatusInProgression.rawValue {
      guard case .number(let id) = log.value(of: number, in: entry),
        let member = UInt32(exactly: id)
      else {
        continue
      }
      memberCount = max(memberCount, Int(member))
      guard let program = entry.primaryValue.flatMap({ programs[log.texts[$0]] }),
        let person = mirror.people.find(marketoID: entry.leadID)
      else { continue }
      memberIDs[program][person.rawValue] = member
    }
  }

  /// Returns what was added since the last call, first of all the header.
  public mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// Numbers entries, whose rows are then for the caller to write.
  public mutating func number(
    _ activities: [Activity], _ texts: StateTexts
  ) -> NumberedActivities {
    var progressions: [LoggedProgression?] = []
    progressions.reserveCapacity(activities.count)
    let span = activities.span
    for index in span.indices {
      // Most entries are about something else, and need not be handed over.
      let isProgression = span[index].type == .changeStatusInProgression
      progressions.append(isProgression ? progression(span[index], texts) : nil)
    }
    defer { count += activities.count }
    return NumberedActivities(
      activities: activities, progressions: progressions, first: count + 1, line: line,
      statusNames: statuses.names)
  }

  /// What an entry about a progression says besides its own attributes.
  private mutating func progression(
    _ activity: borrowing Activity, _ texts: StateTexts
  ) -> LoggedProgression? {
    guard case .program(let program) = activity.asset else { return nil }
    var member = memberIDs[program.index][activity.person.rawValue].map { Int($0) }
    if member == nil {
      memberCount += 1
      memberIDs[program.index][activity.person.rawValue] = UInt32(memberCount)
      member = memberCount
    }
    return LoggedProgression(
      old: statuses.find(activity.oldValue, in: program, texts),
      new: statuses.find(activity.newValue, in: program, texts), member: member ?? 0)
  }
}

/// Log entries with their numbers, of which parts can be written side by side.
public struct NumberedActivities: Sendable {
  let activities: [Activity]
  let progressions: [LoggedProgression?]
  let first: Int
  let line: ActivityLine
  let statusNames: WrittenTexts

  /// How long a row is, more or less.
  private static let rowSize = 320

  /// Returns the rows of some of the entries.
  public func rows(_ range: Range<Int>, _ texts: StateTexts) -> [UInt8] {
    OutputChunk.written(expecting: range.count * Self.rowSize) { cursor in
      let activities = activities.span
      for index in range {
        line.write(
          activities[index], first + index, progressions[index], statusNames, texts, &cursor)
      }
    }
  }
}

/// What an entry about a progression says besides its own attributes.
struct LoggedProgression: Sendable {
  /// A status as the log shows it.
  struct Status: Sendable {
    /// The number in the workspace.
    let id: Int
    /// The number of the name, *Not in Program* for none, as a JSON string in a
    /// quoted cell.
    let name: Int
  }
  let old: Status
  let new: Status
  let member: Int
}

/// The statuses of programs as the log shows them, each found once by its name.
private struct LoggedStatuses: Sendable {
  private let assets: Assets
  private let firstIDs: [Int]
  private var known: [[(value: Value, status: LoggedProgression.Status)]]
  /// The names as JSON strings in quoted cells.
  private(set) var names = WrittenTexts()

  init(_ assets: Assets) {
    self.assets = assets
    var next = 1
    firstIDs = assets.channels.map { channel in
      defer { next += channel.statuses.count }
      return next
    }
    known = assets.channels.map { _ in [] }
  }

  mutating func find(
    _ value: Value, in program: ProgramID, _ texts: StateTexts
  ) -> LoggedProgression.Status {
    let channel = assets.programs[program.index].channel.index
    if let known = known[channel].first(where: { $0.value == value }) { return known.status }
    let name =
      value.isNull
      ? assets.channels[channel].statuses[0].name : texts.spelled(value)
    let position = assets.channels[channel].status(named: name)?.index ?? 0
    let status = LoggedProgression.Status(
      id: firstIDs[channel] + position,
      name: names.append(CSVWriter.doubled(JSON.string(name).line)))
    known[channel].append((value, status))
    return status
  }
}

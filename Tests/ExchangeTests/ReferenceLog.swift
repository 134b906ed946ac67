import RuleExchange
import RuleGraph
import RuleRuntime
import RuleSource
import SyncState

/// The log as ``ActivityLogWriter`` writes it, the slow way: through JSON documents and cells.
struct ReferenceLog {
  private let graph: ExecutionGraph
  private let firstStatusIDs: [Int]
  private var writer: CSVWriter
  private var memberIDs: [UInt64: Int] = [:]
  /// The number of entries so far.
  private(set) var count = 0

  /// Prepares the log of a run of a graph.
  init(graph: ExecutionGraph) {
    self.graph = graph
    var next = 1
    firstStatusIDs = graph.assets.channels.map { channel in
      defer { next += channel.statuses.count }
      return next
    }
    writer = CSVWriter(columns: ActivityLogWriter.columns)
  }

  /// Adds entries; `mirror` is the state whose texts and people they refer to.
  mutating func append(_ activities: [Activity], mirror: Mirror) {
    for activity in activities { append(activity, mirror) }
  }

  /// Returns what was written since the last call, first of all the header.
  mutating func take() -> [UInt8] { writer.take() }

  /// What an entry says.
  struct Parts {
    let lead: Int64
    let at: Instant
    let type: UInt16
    let campaign: String?
    let primaryID: String?
    let primaryValue: String?
    /// The attributes; those without a value are not in the log.
    let attributes: [(String, JSON?)]
    let result: String?
  }

  /// Returns what an entry says; the numbers of memberships follow the order of the calls.
  mutating func parts(of activity: Activity, _ mirror: Mirror) -> Parts {
    let (primaryID, primaryValue) = primary(of: activity, mirror)
    return Parts(
      lead: mirror.people.marketoID(activity.person), at: activity.at,
      type: activity.type.rawValue,
      campaign: activity.cause.map { String(graph[$0.campaign].marketoID) }, primaryID: primaryID,
      primaryValue: primaryValue, attributes: attributes(of: activity, mirror),
      result: activity.result?.rawValue)
  }

  private mutating func append(_ activity: Activity, _ mirror: Mirror) {
    count += 1
    let parts = parts(of: activity, mirror)
    let null = CSVWriter.marketoNull
    writer.append([
      String(count), String(parts.lead), parts.at.text, String(parts.type), parts.campaign ?? null,
      parts.primaryID ?? null, parts.primaryValue ?? null, JSON.compact(parts.attributes).line,
      parts.result ?? null,
    ])
  }

  /// The id and the name of what an entry is about (MX-A5).
  private func primary(of activity: Activity, _ mirror: Mirror) -> (String?, String?) {
    switch activity.asset {
    case .none:
      activity.type == .newLead
        ? (String(mirror.people.marketoID(activity.person)), nil) : (nil, nil)
    case .field(let id): (String(id.index + 1), graph.assets.fields[id].name)
    case .program(let id):
      (
        graph.assets.programs[id.index].marketoID.map { String($0) },
        graph.assets.programs[id.index].name
      )
    case .list(let id):
      (
        graph.assets.lists[id.index].marketoID.map { String($0) },
        graph.assets.lists[id.index].name
      )
    case .sfdcCampaign(let id): (nil, graph.assets.sfdcCampaigns[id.index].name)
    case .campaign(let id): (String(graph[id].marketoID), graph.assets.smartCampaigns[id.index])
    case .named(let text): (nil, mirror.text[text])
    }
  }

  /// The attributes of an entry under the names of the log (CAT-8); missing ones are left out.
  private mutating func attributes(
    of activity: Activity, _ mirror: Mirror
  ) -> [(String, JSON?)] {
    if activity.type == .sendEmail { return mail(activity) }
    if activity.type == .changeStatusInProgression { return progression(activity, mirror) }
    let values = activity.type.facts.attributes.map { attribute in
      (attribute.name, json(attribute.attribute, of: activity, mirror))
    }
    let texts = activity.texts.compactMap { text in
      text.attribute.logName.map { ($0, JSON?.some(.string(mirror.text[text.text]))) }
    }
    return values + texts
  }

  /// An attribute in the log; nil when the entry does not have it.
  private func json(
    _ attribute: ActivityAttribute, of activity: Activity, _ mirror: Mirror
  ) -> JSON? {
    func value(_ value: Value) -> JSON? {
      value.isNull ? nil : .string(value.spelled(mirror.text, zone: .utc))
    }
    func text(_ id: TextID?) -> JSON? { id.map { .string(mirror.text[$0]) } }
    switch attribute {
    case .newValue: return value(activity.newValue)
    case .oldValue: return value(activity.oldValue)
    case .change:
      return text(activity.changeText)
        ?? activity.change.map { .string(($0 < 0 ? "" : "+") + $0.decimalText) }
    case .reason: return text(activity.reason)
    case .source: return text(activity.source)
    case .success: return activity.success.map { .bool($0) }
    case .acquiredBy: return activity.acquiredBy.map { .bool($0) }
    case .qualified: return activity.qualified.map { .bool($0) }
    case .createdDate: return .string(graph.zone.local(activity.at).date.description)
    case .formName, .listName, .sfdcType, .leadSource, .description, .recipient,
      .otherRecipients, .response, .webPage, .referrer, .queryString, .clientIP, .link, .sentBy,
      .receivedBy, .subject, .status, .priority, .activityOwner, .role, .stage,
      .memberField, .mergedPeople, .masterUpdated, .mergedInSales:
      return text(activity.texts.first { $0.attribute == attribute }?.text)
    }
  }

  private func mail(_ activity: Activity) -> [(String, JSON?)] {
    [
      ("Campaign Run ID", activity.cause.map { .int($0.run) }),
      ("Choice Number", activity.cause.map { .int($0.choice) }),
      ("Step ID", activity.cause.map { .int($0.step + 1) }),
    ]
  }

  private mutating func progression(
    _ activity: Activity, _ mirror: Mirror
  ) -> [(String, JSON?)] {
    guard case .program(let program) = activity.asset else { return [] }
    let key = UInt64(program.rawValue) << 32 | UInt64(activity.person.rawValue)
    let member = memberIDs[key] ?? memberIDs.count + 1
    memberIDs[key] = member
    let channel = graph.assets.programs[program.index].channel
    let old = status(activity.oldValue, channel, mirror)
    let new = status(activity.newValue, channel, mirror)
    return [
      ("Old Status ID", .int(old.id)), ("Old Status", .string(old.name)),
      ("New Status ID", .int(new.id)), ("New Status", .string(new.name)),
      ("Program Member ID", .int(member)), ("Acquired By", .bool(activity.acquiredBy ?? false)),
      ("Success", .bool(activity.success ?? false)),
      ("Reason", activity.reason.map { .string(mirror.text[$0]) }),
    ]
  }

  /// The name of a status, *Not in Program* for none, and its number in the workspace.
  private func status(
    _ value: Value, _ channel: ChannelID, _ mirror: Mirror
  ) -> (id: Int, name: String) {
    let statuses = graph.assets.channels[channel.index]
    let name =
      value.isNull ? statuses.statuses[0].name : value.spelled(mirror.text, zone: .utc)
    let position = statuses.status(named: name)?.index ?? 0
    return (firstStatusIDs[channel.index] + position, name)
  }
}

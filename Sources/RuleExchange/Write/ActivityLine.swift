import RuleGraph
import RuleRuntime
import RuleSource
import SyncState

/// Writes one log entry as a row of the extract.
struct ActivityLine: Sendable {
  private let graph: ExecutionGraph
  /// The attributes of each type, those aside that hold texts of their own.
  private var attributes = ActivityTypeTable(repeating: [NamedAttribute]())

  private struct NamedAttribute: Sendable {
    let attribute: ActivityAttribute
    /// The name as a JSON string, and the colon.
    let key: [UInt8]
  }

  /// Prepares the rows of a run of a graph.
  init(_ graph: ExecutionGraph) {
    self.graph = graph
    for type in ActivityType.allCases {
      attributes[type] = type.facts.attributes.map {
        NamedAttribute(
          attribute: $0.attribute, key: Array((JSON.string($0.name).line + ":").utf8))
      }
    }
  }

  /// Writes an entry, its number, and what it says about a progression.
  func write(
    _ activity: borrowing Activity, _ number: Int, _ progression: LoggedProgression?,
    _ mirror: borrowing Mirror, _ row: inout ByteCursor
  ) {
    row.append(number)
    row.append(",")
    row.append(Int(mirror.people.marketoID(activity.person)))
    row.append(",")
    row.append(activity.at)
    row.append(",")
    row.append(Int(activity.type.rawValue))
    row.append(",")
    if let cause = activity.cause {
      row.append(Int(graph.campaigns[cause.campaign.index].marketoID))
    } else {
      row.append(Self.null)
    }
    row.append(",")
    writePrimary(activity, mirror, &row)
    row.append(",")
    let start = row.position
    row.append("{")
    writeAttributes(activity, progression, mirror, &row)
    row.append("}")
    row.quoteCell(from: start)
    row.append(",")
    if let result = activity.result { row.append(result.rawValue) } else { row.append(Self.null) }
    row.append("\n")
  }

  /// What the extract writes for null (MX-3).
  private static let null = Array(CSVWriter.marketoNull.utf8)

  /// Writes the id and the name of what an entry is about (MX-A5).
  private func writePrimary(
    _ activity: borrowing Activity, _ mirror: borrowing Mirror, _ row: inout ByteCursor
  ) {
    let assets = graph.assets
    switch activity.asset {
    case .none:
      let person = Int(mirror.people.marketoID(activity.person))
      writePrimary(activity.type == .newLead ? person : nil, nil, &row)
    case .field(let id): writePrimary(id.index + 1, assets.fields[id].name, &row)
    case .program(let id):
      let program = assets.programs[id.index]
      writePrimary(program.marketoID.map { Int($0) }, program.name, &row)
    case .list(let id):
      let list = assets.lists[id.index]
      writePrimary(list.marketoID.map { Int($0) }, list.name, &row)
    case .sfdcCampaign(let id): writePrimary(nil, assets.sfdcCampaigns[id.index].name, &row)
    case .campaign(let id):
      writePrimary(
        Int(graph.campaigns[id.index].marketoID), assets.smartCampaigns[id.index], &row)
    case .named(let text): writePrimary(nil, mirror.text[text], &row)
    }
  }

  private func writePrimary(_ id: Int?, _ name: String?, _ row: inout ByteCursor) {
    if let id { row.append(id) } else { row.append(Self.null) }
    row.append(",")
    guard let name else { return row.append(Self.null) }
    let start = row.position
    row.append(name)
    row.quoteCell(from: start)
  }

  /// Writes the attributes of an entry under the names of the log (CAT-8); missing ones are left
  /// out.
  private func writeAttributes(
    _ activity: borrowing Activity, _ progression: LoggedProgression?,
    _ mirror: borrowing Mirror, _ row: inout ByteCursor
  ) {
    if activity.type == .sendEmail { return writeMail(activity.cause, &row) }
    if activity.type == .changeStatusInProgression {
      if let progression { write(progression, activity, mirror, &row) }
      return
    }
    let start = row.position
    for attribute in attributes[activity.type] {
      let value = value(attribute.attribute, of: activity)
      if case .none = value { continue }
      if row.position > start { row.append(",") }
      row.append(attribute.key)
      write(value, mirror, &row)
    }
    for text in activity.texts {
      guard let name = text.attribute.logName else { continue }
      if row.position > start { row.append(",") }
      row.append(quoted: name)
      row.append(":")
      row.append(quoted: mirror.text.utf8(text.text).span)
    }
  }

  /// An attribute as the log shows it.
  private enum Shown {
    case none
    case text(TextID)
    case value(Value)
    case flag(Bool)
    case string(String)
  }

  private func value(_ attribute: ActivityAttribute, of activity: borrowing Activity) -> Shown {
    func text(_ id: TextID?) -> Shown { id.map { .text($0) } ?? .none }
    func flag(_ flag: Bool?) -> Shown { flag.map { .flag($0) } ?? .none }
    switch attribute {
    case .newValue: return activity.newValue.isNull ? .none : .value(activity.newValue)
    case .oldValue: return activity.oldValue.isNull ? .none : .value(activity.oldValue)
    case .change:
      if let spelled = activity.changeText { return .text(spelled) }
      return activity.change.map { .string(($0 < 0 ? "" : "+") + $0.decimalText) } ?? .none
    case .reason: return text(activity.reason)
    case .source: return text(activity.source)
    case .success: return flag(activity.success)
    case .acquiredBy: return flag(activity.acquiredBy)
    case .qualified: return flag(activity.qualified)
    case .createdDate: return .string(graph.zone.local(activity.at).date.description)
    case .formName, .listName, .sfdcType, .leadSource, .description, .recipient,
      .otherRecipients, .response, .webPage, .referrer, .queryString, .clientIP, .link,
      .memberField, .mergedPeople, .masterUpdated, .mergedInSales, .sentBy, .receivedBy, .subject,
      .status, .priority, .activityOwner, .role,
      .stage:
      return text(activity.texts.first { $0.attribute == attribute }?.text)
    }
  }

  private func write(_ value: Shown, _ mirror: borrowing Mirror, _ row: inout ByteCursor) {
    switch value {
    case .none: break
    case .text(let id): row.append(quoted: mirror.text.utf8(id).span)
    case .value(.text(let id)): row.append(quoted: mirror.text.utf8(id).span)
    case .value(let value): row.append(quoted: value.spelled(mirror.text, zone: .utc))
    case .flag(let flag): row.append(flag)
    case .string(let text): row.append(quoted: text)
    }
  }

  private func writeMail(_ cause: Cause?, _ row: inout ByteCursor) {
    guard let cause else { return }
    row.append("\"Campaign Run ID\":")
    row.append(cause.run)
    row.append(",\"Choice Number\":")
    row.append(cause.choice)
    row.append(",\"Step ID\":")
    row.append(cause.step + 1)
  }

  private func write(
    _ progression: LoggedProgression, _ activity: borrowing Activity,
    _ mirror: borrowing Mirror, _ row: inout ByteCursor
  ) {
    row.append("\"Old Status ID\":")
    row.append(progression.old.id)
    row.append(",\"Old Status\":")
    row.append(progression.old.name)
    row.append(",\"New Status ID\":")
    row.append(progression.new.id)
    row.append(",\"New Status\":")
    row.append(progression.new.name)
    row.append(",\"Program Member ID\":")
    row.append(progression.member)
    row.append(",\"Acquired By\":")
    row.append(activity.acquiredBy ?? false)
    row.append(",\"Success\":")
    row.append(activity.success ?? false)
    if let reason = activity.reason {
      row.append(",\"Reason\":")
      row.append(quoted: mirror.text.utf8(reason).span)
    }
  }
}

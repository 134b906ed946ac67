import RuleGraph
import RuleRuntime
import RuleSource
import SyncState

/// Writes one log entry as a row of the extract.
struct ActivityLine: Sendable {
  private let zone: TimeZoneTable
  private let campaignIDs: [Int]
  private let primary: PrimaryCells
  /// The attributes of all types, those aside that hold texts of their own.
  private var attributes: [ActivityAttribute] = []
  /// Their names as JSON strings in a quoted cell, with the colon.
  private var keys = WrittenTexts()
  /// Which of the attributes are those of a type.
  private var ranges = ActivityTypeTable(repeating: 0..<0)

  /// Prepares the rows of a run of a graph.
  init(_ graph: ExecutionGraph) {
    zone = graph.zone
    campaignIDs = graph.campaigns.map { Int($0.marketoID) }
    primary = PrimaryCells(graph)
    for type in ActivityType.allCases {
      let first = attributes.count
      for named in type.facts.attributes {
        attributes.append(named.attribute)
        _ = keys.append(CSVWriter.doubled(JSON.string(named.name).line) + ":")
      }
      ranges[type] = first..<attributes.count
    }
  }

  /// Writes an entry, its number, and what it says about a progression, in which `names` are those
  /// of the statuses.
  func write(
    _ activity: borrowing Activity, _ number: Int, _ progression: LoggedProgression?,
    _ names: borrowing WrittenTexts, _ texts: borrowing StateTexts, _ row: inout ByteCursor
  ) {
    row.append(number)
    row.append(",")
    row.append(Int(texts.marketoID(activity.person)))
    row.append(",")
    row.append(activity.at)
    row.append(",")
    row.append(Int(activity.type.rawValue))
    row.append(",")
    if let cause = activity.cause {
      row.append(campaignIDs[cause.campaign.index])
    } else {
      row.append(Self.null)
    }
    row.append(",")
    primary.write(activity, texts, &row)
    row.append(",")
    let cell = row.position
    row.append("\"{")
    let start = row.position
    writeAttributes(activity, progression, names, texts, &row)
    if row.position > start {
      row.append("}\"")
    } else {
      row.forget(from: cell)
      row.append("{}")
    }
    row.append(",")
    if let result = activity.result { row.append(result.rawValue) } else { row.append(Self.null) }
    row.append("\n")
  }

  /// What the extract writes for null (MX-3).
  private static let null: StaticString = "null"

  /// Writes the attributes of an entry under the names of the log (CAT-8), in a
  /// quoted cell; missing ones are left out.
  private func writeAttributes(
    _ activity: borrowing Activity, _ progression: LoggedProgression?,
    _ names: borrowing WrittenTexts, _ texts: borrowing StateTexts, _ row: inout ByteCursor
  ) {
    if activity.type == .sendEmail { return writeMail(activity.cause, &row) }
    if activity.type == .changeStatusInProgression {
      if let progression { write(progression, names, activity, texts, &row) }
      return
    }
    let start = row.position
    for index in ranges[activity.type] {
      let value = value(attributes[index], of: activity)
      if case .none = value { continue }
      if row.position > start { row.append(",") }
      keys.write(index, to: &row)
      write(value, texts, &row)
    }
    for text in activity.texts {
      guard let name = text.attribute.logName else { continue }
      if row.position > start { row.append(",") }
      row.append(cellQuoted: name.utf8.span)
      row.append(":")
      texts.read(text.text) { row.append(cellQuoted: $0) }
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
    case .createdDate: return .string(zone.local(activity.at).date.description)
    case .formName, .listName, .sfdcType, .leadSource, .description, .recipient,
      .otherRecipients, .response, .webPage, .referrer, .queryString, .clientIP, .link,
      .memberField, .mergedPeople, .masterUpdated, .mergedInSales, .sentBy, .receivedBy, .subject,
      .status, .priority, .activityOwner, .role,
      .stage:
      return text(activity.texts.first { $0.attribute == attribute }?.text)
    }
  }

  private func write(_ value: Shown, _ texts: borrowing StateTexts, _ row: inout ByteCursor) {
    switch value {
    case .none: break
    case .text(let id): texts.read(id) { row.append(cellQuoted: $0) }
    case .value(.text(let id)): texts.read(id) { row.append(cellQuoted: $0) }
    case .value(let value): row.append(cellQuoted: texts.spelled(value).utf8.span)
    case .flag(let flag): row.append(flag)
    case .string(let text): row.append(cellQuoted: text.utf8.span)
    }
  }

  private func writeMail(_ cause: Cause?, _ row: inout ByteCursor) {
    guard let cause else { return }
    row.append("\"\"Campaign Run ID\"\":")
    row.append(cause.run)
    row.append(",\"\"Choice Number\"\":")
    row.append(cause.choice)
    row.append(",\"\"Step ID\"\":")
    row.append(cause.step + 1)
  }

  private func write(
    _ progression: LoggedProgression, _ names: borrowing WrittenTexts,
    _ activity: borrowing Activity, _ texts: borrowing StateTexts, _ row: inout ByteCursor
  ) {
    row.append("\"\"Old Status ID\"\":")
    row.append(progression.old.id)
    row.append(",\"\"Old Status\"\":")
    names.write(progression.old.name, to: &row)
    row.append(",\"\"New Status ID\"\":")
    row.append(progression.new.id)
    row.append(",\"\"New Status\"\":")
    names.write(progression.new.name, to: &row)
    row.append(",\"\"Program Member ID\"\":")
    row.append(progression.member)
    row.append(",\"\"Acquired By\"\":")
    row.append(activity.acquiredBy ?? false)
    row.append(",\"\"Success\"\":")
    row.append(activity.success ?? false)
    if let reason = activity.reason {
      row.append(",\"\"Reason\"\":")
      texts.read(reason) { row.append(cellQuoted: $0) }
    }
  }
}

/// The ids and names of what log entries are about (MX-A5), as two cells each.
private struct PrimaryCells: Sendable {
  private let fields: WrittenTexts
  private let programs: WrittenTexts
  private let lists: WrittenTexts
  private let sfdcCampaigns: WrittenTexts
  private let campaigns: WrittenTexts

  init(_ graph: ExecutionGraph) {
    let assets = graph.assets
    fields = WrittenTexts(
      assets.fields.fields.enumerated().map { Self.cells($0.offset + 1, $0.element.name) })
    programs = WrittenTexts(
      assets.programs.map { Self.cells($0.marketoID.map { Int($0) }, $0.name) })
    lists = WrittenTexts(assets.lists.map { Self.cells($0.marketoID.map { Int($0) }, $0.name) })
    sfdcCampaigns = WrittenTexts(assets.sfdcCampaigns.map { Self.cells(nil, $0.name) })
    campaigns = WrittenTexts(
      assets.smartCampaigns.enumerated().map {
        Self.cells(Int(graph.campaigns[$0.offset].marketoID), $0.element)
      })
  }

  private static func cells(_ id: Int?, _ name: String) -> String {
    var row = CSVWriter(columns: ["id", "name"])
    _ = row.take()
    row.append([id.map { String($0) } ?? CSVWriter.marketoNull, name])
    return String(decoding: row.bytes.dropLast(), as: UTF8.self)
  }

  /// Writes the two cells of an entry.
  func write(
    _ activity: borrowing Activity, _ texts: borrowing StateTexts, _ row: inout ByteCursor
  ) {
    switch activity.asset {
    case .none:
      if activity.type == .newLead {
        row.append(Int(texts.marketoID(activity.person)))
        row.append(",null")
      } else {
        row.append("null,null")
      }
    case .field(let id): fields.write(id.index, to: &row)
    case .program(let id): programs.write(id.index, to: &row)
    case .list(let id): lists.write(id.index, to: &row)
    case .sfdcCampaign(let id): sfdcCampaigns.write(id.index, to: &row)
    case .campaign(let id): campaigns.write(id.index, to: &row)
    case .named(let text):
      row.append("null,")
      let start = row.position
      texts.read(text) { row.append($0) }
      row.quoteCell(from: start)
    }
  }
}

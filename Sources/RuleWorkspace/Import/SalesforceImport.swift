import RuleExchange
import RuleSource
public import SyncState

/// Makes `sfdc_campaign` definitions of Salesforce's Campaign and CampaignMemberStatus exports.
public struct SalesforceImport: Sendable {
  /// A campaign with its statuses.
  private struct Campaign {
    let id: String
    let name: String
    var statuses: [(order: Int, status: MemberStatus)] = []
  }

  private var campaigns: [Campaign] = []
  private var positions: [String: Int] = [:]
  private var pending: [(file: String, line: Int, key: String, order: Int, status: MemberStatus)] =
    []
  private var errors: [String] = []

  /// Creates an import without files.
  public init() {}

  /// Takes one export; what it holds is told by its header.
  public mutating func add(file: String, bytes: [UInt8]) {
    let table = CSVTable(bytes)
    for problem in table.problems {
      errors.append("\(file):\(problem.line): \(problem.message)")
    }
    if let label = table.column("Label"),
      let key = table.column("CampaignId") ?? table.column("Campaign.Id")
    {
      addStatuses(file, table, key: key, label: label)
    } else if let id = table.column("Id"), let name = table.column("Name") {
      addCampaigns(file, table, id: id, name: name)
    } else if table.problems.isEmpty {
      errors.append(
        "\(file):1: expected a Campaign export (Id, Name) or a CampaignMemberStatus export "
          + "(CampaignId, Label)")
    }
  }

  private mutating func addCampaigns(_ file: String, _ table: CSVTable, id: Int, name: Int) {
    let deleted = table.column("IsDeleted")
    for row in table.rows {
      if let deleted, Self.flag(row.cells[deleted]) == true { continue }
      let key = SalesforceID.completed(row.cells[id])
      guard !row.cells[name].isEmpty, key.utf8.count == 18 else {
        errors.append("\(file):\(row.line): expected a campaign id and a name")
        continue
      }
      guard positions[key] == nil else {
        errors.append("\(file):\(row.line): the campaign \(Diagnostic.quoted(key)) occurs twice")
        continue
      }
      positions[key] = campaigns.count
      campaigns.append(Campaign(id: key, name: row.cells[name]))
    }
  }

  private mutating func addStatuses(_ file: String, _ table: CSVTable, key: Int, label: Int) {
    let columns = ["HasResponded", "IsDefault", "SortOrder"].map { table.column($0) }
    for (position, row) in table.rows.enumerated() {
      let flags = columns[..<2].map { column in column.map { Self.flag(row.cells[$0]) } ?? false }
      guard let responded = flags[0], let isDefault = flags[1], !row.cells[label].isEmpty else {
        errors.append(
          "\(file):\(row.line): expected a label, and true or false in HasResponded and IsDefault")
        continue
      }
      let order = columns[2].flatMap { Int(row.cells[$0]) } ?? position
      pending.append(
        (
          file, row.line, SalesforceID.completed(row.cells[key]), order,
          MemberStatus(label: row.cells[label], responded: responded, isDefault: isDefault)
        ))
    }
  }

  /// Reads a truth value in any spelling of Data Loader (SF-DL2).
  private static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "y", "on", "1": true
    case "false", "no", "n", "off", "0", "": false
    default: nil
    }
  }

  /// Returns the definitions, one file a campaign; `zones` finds time zones for their check.
  public consuming func finish(
    zones: @escaping @Sendable (String) -> TimeZoneTable?
  ) -> ImportResult {
    var draft = ImportDraft()
    for entry in pending {
      guard let position = positions[entry.key] else {
        errors.append(
          "\(entry.file):\(entry.line): the campaign \(Diagnostic.quoted(entry.key)) is in none of "
            + "the files")
        continue
      }
      campaigns[position].statuses.append((entry.order, entry.status))
    }
    for campaign in campaigns {
      let statuses = campaign.statuses.sorted { $0.order < $1.order }.map(\.status)
      let obstacle = statuses.isEmpty ? "the exports have no member status of it (SF-S2)" : nil
      draft.add(
        "salesforce", campaign.name, "program", title: "Salesforce campaign \(campaign.name)",
        Self.definition(name: campaign.name, id: campaign.id, statuses), obstacle: obstacle)
    }
    guard errors.isEmpty, !campaigns.isEmpty else {
      let missing = errors.isEmpty ? ["there is no campaign in the files"] : []
      return ImportResult(
        files: [], report: "", definitionCount: 0, commentedCount: 0, errors: errors + missing)
    }
    return draft.finish(workspace: nil, checkedIn: "rulec: 1\nworkspace: Import\n", zones: zones)
  }

  /// Returns the definition of a campaign.
  static func definition(name: String, id: String?, _ statuses: [MemberStatus]) -> String {
    var text = "sfdc_campaign: \(YAMLText.scalar(name))\n"
    if let id { text += "id: \(id)\n" }
    text += "statuses:\n"
    for status in statuses {
      text += "  - {label: \(YAMLText.scalar(status.label))"
      if status.hasResponded { text += ", responded: true" }
      if status.isDefault { text += ", default: true" }
      text += "}\n"
    }
    return text
  }
}

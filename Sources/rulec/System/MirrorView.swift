import RuleSource
import RuleStore

/// What people ask a mirror: statuses, who differs between the two sides, and one person.
struct MirrorView {
  private let tables: [StoredTable]
  private let log: StoredTable

  /// Looks at the tables of a state and at the activity log.
  init(_ tables: [StoredTable], log: StoredTable) {
    self.tables = tables
    self.log = log
  }

  /// How many members hold a status.
  struct StatusCount {
    let status: String
    let count: Int
  }

  /// A program or campaign with the statuses of its members, most frequent first.
  struct Statuses {
    let name: String
    let counts: [StatusCount]
  }

  /// A member whose two sides differ.
  struct Difference {
    let leadID: String?
    let email: String?
    let recordID: String?
    let programStatus: String?
    let campaignStatus: String?
    /// Why, when the sync has said so, with the number of attempts.
    let problem: String?
  }

  /// A mapped program with the members who differ.
  struct Mapping {
    let program: String
    let campaign: String
    let differences: [Difference]
  }

  /// Something that is known of a person: what it is called by machines and by people, and lines.
  struct Fact {
    let key: String
    let title: String
    let lines: [String]
  }

  /// The statuses of programs and of Salesforce campaigns.
  func statuses() -> (programs: [Statuses], campaigns: [Statuses]) {
    let names = campaignNames()
    let programs = cells("program_members", ["program", "statusName"])
    let campaigns = cells("campaign_member", ["CampaignId", "Campaign.Name", "Status"])
      .map { [names[$0[0]] ?? $0[1], $0[2]] }
    return (counted(programs), counted(campaigns))
  }

  /// The mapped programs that have synced, with the members who differ.
  func mappings() -> [Mapping] {
    let pending = cells(
      "sync_pending", ["pending", "program", "sfdcCampaign", "leadId", "detail", "count"])
    return pending.filter { $0[0] == "mapping" }.map { row in
      var problems: [String: String] = [:]
      for problem in pending where problem[0] == "problem" && problem[1] == row[1] {
        problems[problem[3]] = "\(problem[4]), attempts: \(problem[5])"
      }
      return Mapping(
        program: row[1], campaign: row[2],
        differences: differences(row[1], row[2], problems))
    }
  }

  private func differences(
    _ program: String, _ campaign: String, _ problems: [String: String]
  ) -> [Difference] {
    var programStatuses: [String: String] = [:]
    for row in cells("program_members", ["program", "leadId", "statusName"])
    where row[0] == program {
      programStatuses[row[1]] = row[2]
    }
    let names = campaignNames()
    var members: [String: String] = [:]
    var order: [String] = []
    for row in cells(
      "campaign_member", ["CampaignId", "Campaign.Name", "LeadId", "ContactId", "Status"])
    where (names[row[0]] ?? row[1]) == campaign {
      let record = row[2].isEmpty ? row[3] : row[2]
      members[record] = row[4]
      order.append(record)
    }
    var found: [Difference] = []
    for person in cells("people", ["id", "email", "sfdcId"]) {
      let (status, label) = (programStatuses[person[0]], members.removeValue(forKey: person[2]))
      let isSame = (status ?? "").utf8.elementsEqual((label ?? "").utf8)
      guard !isSame else { continue }
      found.append(
        Difference(
          leadID: person[0], email: value(person[1]), recordID: value(person[2]),
          programStatus: status, campaignStatus: label, problem: problems[person[0]]))
    }
    for record in order {
      guard let label = members[record] else { continue }
      found.append(
        Difference(
          leadID: nil, email: nil, recordID: record, programStatus: nil, campaignStatus: label,
          problem: nil))
    }
    return found
  }

  /// What the mirror knows of the people with an id or an email address.
  func people(_ key: String) -> [(id: String, facts: [Fact])] {
    let people = cells("people", ["id", "email", "sfdcId", "sfdcType"])
    let wanted = key.lowercased()
    return people.filter { $0[0] == key || $0[1].lowercased() == wanted }.map { person in
      (person[0], facts(person[0], record: value(person[2]), email: value(person[1])))
    }
  }

  private static let logLinesMax = 20

  private func facts(_ id: String, record: String?, email: String?) -> [Fact] {
    let names = campaignNames()
    func rows(_ table: String, _ columns: [String]) -> [[String]] {
      cells(table, ["leadId"] + columns).filter { $0[0] == id }
    }
    let campaigns = cells(
      "campaign_member", ["LeadId", "ContactId", "CampaignId", "Campaign.Name", "Status"]
    ).filter { record != nil && ($0[0] == record || $0[1] == record) }
    let entries = log.rows.filter { $0[1] == id }
    let shown = entries.suffix(Self.logLinesMax).map { row in
      "\(row[2]) type \(row[3]): \(row[6]) \(row[7])\(row[8] == "null" ? "" : " \(row[8])")"
    }
    let facts = [
      Fact(key: "email", title: "email", lines: email.map { [$0] } ?? []),
      Fact(key: "salesforceId", title: "Salesforce", lines: record.map { [$0] } ?? []),
      Fact(
        key: "programs", title: "programs",
        lines:
          rows("program_members", ["program", "statusName"]).map { "\($0[1]): \($0[2])" }
      ),
      Fact(
        key: "campaigns", title: "Salesforce campaigns",
        lines: campaigns.map { "\(names[$0[2]] ?? $0[3]): \($0[4])" }),
      Fact(
        key: "lists", title: "static lists", lines: rows("list_members", ["list"]).map { $0[1] }),
      Fact(
        key: "waits", title: "waits",
        lines:
          rows("flow_waits", ["smartCampaign", "nextStep", "waitUntil"])
          .map { "\($0[1]): before step \($0[2]) until \($0[3])" }
      ),
      Fact(
        key: "history", title: "last entered",
        lines:
          rows("campaign_history", ["smartCampaign", "qualifiedAt"]).map { "\($0[1]): \($0[2])" }
      ),
      Fact(
        key: "pending", title: "not carried over",
        lines:
          rows("sync_pending", ["pending", "program", "field", "detail", "message"])
          .map { row in row.dropFirst().filter { $0 != "null" }.joined(separator: ", ") }
      ),
      Fact(
        key: "log",
        title: entries.count > shown.count
          ? "log, the last \(shown.count) of \(entries.count)" : "log", lines: shown),
    ]
    return facts.filter { !$0.lines.isEmpty }
  }

  /// The names of campaigns by their ids.
  private func campaignNames() -> [String: String] {
    Dictionary(cells("campaign", ["Id", "Name"]).map { ($0[0], $0[1]) }) { first, _ in first }
  }

  /// The cells of some columns of a table; empty for a column that the table does not have.
  private func cells(_ name: String, _ columns: [String]) -> [[String]] {
    guard let table = tables.first(where: { $0.name == name }) else { return [] }
    let positions = columns.map { column in table.columns.firstIndex(of: column) }
    return table.rows.map { row in positions.map { $0.map { row[$0] } ?? "" } }
  }

  private func value(_ cell: String) -> String? { cell.isEmpty || cell == "null" ? nil : cell }

  /// Counts the second cell for each first one, in the order in which the first ones come.
  private func counted(_ rows: [[String]]) -> [Statuses] {
    var order: [String] = []
    // By bytes: statuses that only look the same are two.
    var counts: [String: [[UInt8]: Int]] = [:]
    for row in rows {
      if counts[row[0]] == nil { order.append(row[0]) }
      counts[row[0], default: [:]][Array(row[1].utf8), default: 0] += 1
    }
    return order.map { name in
      let found = (counts[name] ?? [:]).map {
        StatusCount(status: String(decoding: $0.key, as: UTF8.self), count: $0.value)
      }
      return Statuses(
        name: name,
        counts: found.sorted { left, right in
          left.count != right.count
            ? left.count > right.count
            : left.status.utf8.lexicographicallyPrecedes(right.status.utf8)
        })
    }
  }
}

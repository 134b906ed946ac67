public import SyncState

/// Writes a change set as files for Salesforce's Bulk API 2.0 or Data Loader, by object and
/// operation, numbered in the order of loading (SF-B1 … SF-B8).
public struct ChangeSetWriter: Sendable {
  /// The largest file, in bytes: Salesforce's bound on a job (SF-B2).
  public static let fileBytesMax = 100_000_000

  let changes: ChangeSet
  let after: Mirror
  private let bytesMax: Int
  /// The external id field of leads that holds the Marketo id, when there is one.
  let leadKey: String?
  /// The records without an id of Salesforce's.
  private let newRecords: Set<RecordID>

  /// Prepares the files of a change set; `after` is the later one of its states.
  ///
  /// With a `leadKey`, an external id field of Lead, new leads get their Marketo id in it and their
  /// memberships name them by it, so that no id has to be put in by hand (SF-B1).
  public init(
    _ changes: ChangeSet, after: Mirror, leadKey: String? = nil,
    fileBytesMax: Int = Self.fileBytesMax
  ) {
    self.changes = changes
    self.after = after
    self.leadKey = leadKey
    bytesMax = fileBytesMax
    newRecords = Set(changes.newRecords)
  }

  /// Returns the files, the explanation first; operations without rows have none.
  public func files() -> [OutputFile] {
    let files =
      leadInserts() + recordUpdates(.lead, "2-lead-update")
      + recordUpdates(.contact, "2-contact-update")
      + recordDeletes() + campaignUpdates() + statusInserts() + memberInserts() + memberUpdates()
      + memberDeletes() + membersByKey()
    return [OutputFile(name: "README.txt", bytes: Array(readme(files).utf8))] + files
  }

  func text(_ id: TextID?) -> String { id.map { after.text[$0] } ?? "" }

  private func parts(_ name: String, _ columns: [String], _ rows: [[String]]) -> [OutputFile] {
    guard !rows.isEmpty else { return [] }
    var files: [OutputFile] = []
    var writer = CSVWriter(columns: columns)
    func close() {
      let suffix = files.isEmpty ? "" : "-part\(files.count + 1)"
      files.append(OutputFile(name: "\(name)\(suffix).csv", bytes: writer.bytes))
    }
    for row in rows {
      let length = row.reduce(row.count) { $0 + $1.utf8.count * 2 + 2 }
      if writer.rowCount > 0, writer.bytes.count + length > bytesMax {
        close()
        writer = CSVWriter(columns: columns)
      }
      writer.append(row)
    }
    close()
    return files
  }

  private func leadInserts() -> [OutputFile] {
    let schema = after.assets.fields
    let records = changes.newRecords.filter { after.records[$0].kind == .lead }
    let fields = schema.fields.indices.map { FieldID($0) }.filter { field in
      guard let name = schema[field].salesforceName else { return false }
      return name == "LastName" || name == "Company"
        || records.contains { !after.records[$0, field].isNull }
    }
    let rows = records.map { record in
      fields.map { SalesforceCell.insert(after.records[record, $0], after.text) }
        + (leadKey == nil ? [] : [marketoID(record)])
    }
    let columns = fields.map { schema[$0].salesforceName ?? "" } + (leadKey.map { [$0] } ?? [])
    guard leadKey == nil else { return parts("1-lead-insert", columns, rows) }
    let keys = records.map { record in
      [text(after.records[record].salesforceID), marketoID(record), email(record)]
    }
    return parts("1-lead-insert", columns, rows)
      + parts("1-lead-insert-keys", ["SimulatedId", "MarketoId", "Email"], keys)
  }

  private func marketoID(_ record: RecordID) -> String {
    after.records[record].person.map { String(after.people.marketoID($0)) } ?? ""
  }

  private func email(_ record: RecordID) -> String {
    let schema = after.assets.fields
    guard let field = schema.fields.firstIndex(where: { $0.salesforceName == "Email" }) else {
      return ""
    }
    return SalesforceCell.text(after.records[record, FieldID(field)], after.text)
  }

  /// Cells of fields that did not change stay empty, which an update ignores; cleared ones say so.
  private func recordUpdates(_ kind: RecordKind, _ name: String) -> [OutputFile] {
    let changed = changes.changedRecords.compactMap { change -> ChangeSet.RecordChange? in
      let fields = change.fields.filter { !isOnAccount($0, kind) }
      guard after.records[change.record].kind == kind, !fields.isEmpty else { return nil }
      return ChangeSet.RecordChange(record: change.record, fields: fields)
    }
    let fields = after.assets.fields.fields.indices.map { FieldID($0) }.filter { field in
      changed.contains { $0.fields.contains(field) }
    }
    let rows = changed.map { change in
      [text(after.records[change.record].salesforceID)]
        + fields.map { field in
          guard change.fields.contains(field) else { return "" }
          let value = after.records[change.record, field]
          return SalesforceCell.update(value, after.text)
        }
    }
    return parts(name, ["Id"] + fields.map { column($0, kind) }, rows)
  }

  func column(_ field: FieldID, _ kind: RecordKind) -> String {
    let field = after.assets.fields[field]
    return StateWriter.column(field.salesforceName ?? "", field, kind)
  }

  /// Whether a field belongs to the account of a contact, where a contact's update cannot reach it.
  func isOnAccount(_ field: FieldID, _ kind: RecordKind) -> Bool {
    column(field, kind).hasPrefix("Account.")
  }

  private func recordDeletes() -> [OutputFile] {
    RecordKind.allCases.flatMap { kind in
      parts(
        "3-\(kind.rawValue.asciiLowercased)-delete", ["Id"],
        changes.deletedRecords.filter { after.records[$0].kind == kind }
          .map { [text(after.records[$0].salesforceID)] })
    }
  }

  /// Only what changed is written: the exports may not say what the rest is.
  private func campaignUpdates() -> [OutputFile] {
    let changed = changes.changedCampaigns
    typealias Column = (
      name: String, isWanted: (ChangeSet.CampaignChange) -> Bool, cell: (CampaignRecord) -> String
    )
    let columns: [Column] = [
      ("Type", \.isOtherType, { $0.type.map { after.text[$0] } ?? CSVWriter.salesforceNull }),
      ("ActualCost", \.isOtherCost, { $0.actualCost?.decimalText ?? CSVWriter.salesforceNull }),
      ("IsActive", \.isOtherActivity, { $0.isActive ? "true" : "false" }),
    ].filter { column in changed.contains(where: column.isWanted) }
    let rows = changed.map { change in
      [campaignID(change.campaign)]
        + columns.map { column in
          column.isWanted(change) ? column.cell(after.campaigns[change.campaign.index]) : ""
        }
    }
    return parts("4-campaign-update", ["Id"] + columns.map(\.name), rows)
  }

  private func statusInserts() -> [OutputFile] {
    let rows = changes.newStatuses.map { new in
      let campaign = after.campaigns[new.campaign.index]
      let status = campaign.statuses[new.status.index]
      return [
        campaignID(new.campaign), status.label, status.hasResponded ? "true" : "false",
        status.isDefault ? "true" : "false", String(new.status.index + 1),
      ]
    }
    return parts(
      "5-campaign-member-status-insert",
      ["CampaignId", "Label", "HasResponded", "IsDefault", "SortOrder"], rows)
  }

  /// The id of a campaign, or its name in angle brackets where the id is not known.
  private func campaignID(_ id: SFDCCampaignID) -> String {
    after.campaigns[id.index].salesforceID.map { after.text[$0] }
      ?? "<\(after.assets.sfdcCampaigns[id.index].name)>"
  }

  private func label(_ change: ChangeSet.MemberChange) -> String {
    change.new.map { after.campaigns[change.campaign.index].statuses[$0.status.index].label } ?? ""
  }

  private func recordCells(_ record: RecordID) -> [String] {
    let id = text(after.records[record].salesforceID)
    return after.records[record].kind == .lead ? [id, ""] : ["", id]
  }

  private func memberInserts() -> [OutputFile] {
    let inserts = changes.members.filter { $0.old == nil }
    let fields = memberFields(of: inserts)
    let rows = inserts.filter { !newRecords.contains($0.record) }.map { change in
      [campaignID(change.campaign)] + recordCells(change.record) + [label(change)]
        + cells(fields, of: change, null: "")
    }
    let inserted = parts(
      "6-campaign-member-insert",
      ["CampaignId", "LeadId", "ContactId", "Status"] + fields.map(columnOfMembers), rows)
    let new = inserts.filter { newRecords.contains($0.record) }
    if let leadKey, new.allSatisfy({ after.records[$0.record].kind == .lead }) {
      let rows = new.map {
        [campaignID($0.campaign), marketoID($0.record), label($0)] + cells(fields, of: $0, null: "")
      }
      return inserted
        + parts(
          "7-campaign-member-insert-new-records",
          ["CampaignId", "Lead.\(leadKey)", "Status"] + fields.map(columnOfMembers), rows)
    }
    let later = new.map { change in
      [
        campaignID(change.campaign), after.records[change.record].kind.rawValue,
        text(after.records[change.record].salesforceID), email(change.record), label(change),
      ] + cells(fields, of: change, null: "")
    }
    return inserted
      + parts(
        "7-campaign-member-insert-new-records",
        ["CampaignId", "Object", "SimulatedId", "Email", "Status"] + fields.map(columnOfMembers),
        later)
  }

  private func memberUpdates() -> [OutputFile] {
    let changed = changes.members.filter { $0.new != nil && $0.old?.salesforceID != nil }
    let fields = memberFields(of: changed)
    let rows = changed.map { change in
      [text(change.old?.salesforceID), change.isOtherStatus ? label(change) : ""]
        + cells(fields, of: change, null: CSVWriter.salesforceNull)
    }
    return parts(
      "8-campaign-member-update", ["Id", "Status"] + fields.map(columnOfMembers), rows)
  }

  private func memberDeletes() -> [OutputFile] {
    let rows = changes.members.compactMap { change -> [String]? in
      guard change.new == nil, let id = change.old?.salesforceID else { return nil }
      return [text(id)]
    }
    return parts("9-campaign-member-delete", ["Id"], rows)
  }

  /// Members that existed before, but whose own id the data did not say (SF-M3).
  private func membersByKey() -> [OutputFile] {
    let unknown = changes.members.filter { $0.old != nil && $0.old?.salesforceID == nil }
    let fields = memberFields(of: unknown)
    let rows = unknown.map { change in
      [change.new == nil ? "delete" : "update", campaignID(change.campaign)]
        + recordCells(change.record) + [change.isOtherStatus ? label(change) : ""]
        + cells(fields, of: change, null: CSVWriter.salesforceNull)
    }
    return parts(
      "10-campaign-member-by-key",
      ["Operation", "CampaignId", "LeadId", "ContactId", "Status"] + fields.map(columnOfMembers),
      rows)
  }

  /// The custom fields that differ in one of some memberships.
  private func memberFields(of changes: [ChangeSet.MemberChange]) -> [FieldID] {
    after.assets.memberFields.fields.indices.map { FieldID($0) }.filter { field in
      changes.contains { $0.fields.contains(field) }
    }
  }

  func columnOfMembers(_ field: FieldID) -> String {
    after.assets.memberFields[field].salesforceName ?? ""
  }

  /// The cells of custom fields; those that did not change are empty.
  private func cells(
    _ fields: [FieldID], of change: ChangeSet.MemberChange, null: String
  ) -> [String] {
    fields.map { field in
      guard change.fields.contains(field) else { return "" }
      let value = after.campaigns[change.campaign.index].members[change.record, field]
      if SalesforceCell.isUnspeakable(value, after.text) { return "" }
      let text = SalesforceCell.text(value, after.text)
      return text.isEmpty ? null : text
    }
  }
}

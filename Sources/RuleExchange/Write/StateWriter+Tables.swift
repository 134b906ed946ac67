import SyncState

extension StateWriter {
  /// The names under which a link to Salesforce is read.
  private static let linkNames = ["sfdcId", "sfdcLeadId", "sfdcContactId"]

  /// The columns of leads and contacts that are written even when nobody has a value.
  private static let usualNames = ["FirstName", "LastName", "Company", "Email"]

  /// Returns the people extract: the id, the link, and every field that somebody has a value in.
  func peopleTable() -> CSVWriter {
    let table = mirror.people
    let fields = table.schema.fields.indices.map { FieldID($0) }.filter { field in
      table.schema[field].apiName != "id" && table.schema[field].apiName != "sfdcId"
        && people.contains { !table[$0, field].isNull }
    }
    let names = kept?.keptPeople.names ?? []
    var writer = file(
      .marketo, ["id", "sfdcId"] + fields.map { table.schema[$0].apiName } + names)
    let isLink = fields.map { Self.linkNames.contains(table.schema[$0].apiName) }
    for person in people {
      writer.append(cell: String(table.marketoID(person)))
      let record = mirror.linkedRecords[person.index]
      writer.append(value: record.map { mirror.text[mirror.records[$0].salesforceID] })
      for (field, isLink) in zip(fields, isLink) {
        // Without a link the ids of the link are over, too (CS-X1).
        append(isLink && record == nil ? .null : table[person, field], to: &writer)
      }
      for column in names.indices {
        writer.append(value: text(kept?.keptPeople.text(column, row: person.index)))
      }
      writer.endRow()
    }
    return writer
  }

  private func append(_ value: Value, to writer: inout CSVWriter) {
    switch value {
    case .null: writer.append(value: nil)
    case .text(let id): writer.append(value: mirror.text.utf8(id))
    case .number, .boolean, .date, .datetime:
      writer.append(cell: value.spelled(mirror.text, zone: .utc))
    }
  }

  /// Returns the leads or the contacts, with the synced fields that one of them has a value in.
  func recordTable(_ kind: RecordKind) -> CSVWriter {
    let schema = mirror.assets.fields
    let rows = records.filter { mirror.records[$0].kind == kind }
    let fields = schema.fields.indices.map { FieldID($0) }.filter { field in
      guard let name = schema[field].salesforceName else { return false }
      return Self.usualNames.contains(name)
        || rows.contains { !mirror.records[$0, field].isNull }
    }
    let keptNames = kept?.keptRecords.names ?? []
    let keptColumns = keptNames.indices.filter { column in
      rows.contains { kept?.keptRecords.text(column, row: $0.index) != nil }
    }
    let hasMerged = rows.contains { mirror.records[$0].mergedInto != nil }
    var writer = file(
      .salesforce,
      ["Id"]
        + fields.map { Self.column(schema[$0].salesforceName ?? "", schema[$0], kind) }
        + (kind == .lead ? ["IsConverted", "ConvertedContactId"] : []) + ["IsDeleted"]
        + (hasMerged ? ["MasterRecordId"] : [])
        + keptColumns.map { keptNames[$0] })
    for id in rows {
      let record = mirror.records[id]
      writer.append(cell: mirror.text.utf8(record.salesforceID))
      for field in fields {
        writer.append(value: SalesforceCell.value(mirror.records[id, field], mirror.text))
      }
      if kind == .lead {
        writer.append(cell: record.convertedContact == nil ? "false" : "true")
        writer.append(value: text(record.convertedContact.map { mirror.records[$0].salesforceID }))
      }
      writer.append(cell: record.isDeleted ? "true" : "false")
      if hasMerged {
        writer.append(value: text(record.mergedInto.map { mirror.records[$0].salesforceID }))
      }
      for column in keptColumns {
        writer.append(value: text(kept?.keptRecords.text(column, row: id.index)))
      }
      writer.endRow()
    }
    return writer
  }

  /// Returns the name of a field's column; a contact's company is its account (see ``FieldFinder``).
  static func column(_ name: String, _ field: Field, _ kind: RecordKind) -> String {
    guard kind == .contact else { return name }
    if name == "Company" { return "Account.Name" }
    if field.isCompany { return "Account.\(name)" }
    let mailing = ["Street", "City", "State", "PostalCode", "Country"]
    return mailing.contains(name) ? "Mailing\(name)" : name
  }
}

/// How values stand in Salesforce's files.
enum SalesforceCell {
  /// Returns a value as an update sets it: an empty cell would leave the old value (SF-B6).
  ///
  /// The text `#N/A` would clear the field, so that its cell stays empty.
  static func update(_ value: Value, _ pool: TextPool) -> String {
    if isUnspeakable(value, pool) { return "" }
    let text = text(value, pool)
    return text.isEmpty ? CSVWriter.salesforceNull : text
  }

  /// Whether a value is the text that Salesforce takes for no value.
  static func isUnspeakable(_ value: Value, _ pool: TextPool) -> Bool {
    guard case .text(let id) = value else { return false }
    return pool.utf8(id).elementsEqual(CSVWriter.salesforceNull.utf8)
  }

  /// Returns a value as an insert sets it; the text `#N/A` would be no value either.
  static func insert(_ value: Value, _ pool: TextPool) -> String {
    isUnspeakable(value, pool) ? "" : text(value, pool)
  }

  /// Returns a value as Salesforce reads it, nil for null (SF-B7).
  static func value(_ value: Value, _ pool: TextPool) -> String? {
    value.isNull ? nil : text(value, pool)
  }

  /// Returns a value as Salesforce reads it; null is the empty text (SF-B6, SF-B7).
  static func text(_ value: Value, _ pool: TextPool) -> String {
    switch value {
    case .datetime(let instant): instant.salesforceText
    case .null, .text, .number, .boolean, .date: value.spelled(pool, zone: .utc)
    }
  }
}

extension Instant {
  /// The instant as `xsd:dateTime` with milliseconds, such as `2018-09-28T00:00:00.000Z` (SF-B7).
  var salesforceText: String {
    millisecondsSince1970 % 1000 == 0 ? "\(text.dropLast()).000Z" : text
  }
}

import SyncState

/// The rows of lead and contact files until all files are there.
struct RecordStage: Sendable {
  /// How the columns of one file are read.
  struct Mapping: Sendable {
    let kind: RecordKind
    let id: Int
    let fields: [(column: Int, field: FieldID, type: FieldType)]
    let isDeleted: Int?
    let isConverted: Int?
    let convertedContact: Int?
    let master: Int?
    let kept: [(column: Int, slot: Int)]
    /// The synced fields that the file does not have, as positions.
    let others: [Int]
  }

  var records: [SalesforceRecord] = []
  var keys: [RecordKey] = []
  var convertedContacts: [RecordKey] = []
  /// The records that others were merged into (SF-L6).
  var masters: [RecordKey] = []
  var places = RowPlaces()
  var columns: [Column?]
  var kept = KeptColumns()
  let demand: ColumnDemand
  /// Whether there was a file of leads, and one of contacts.
  private(set) var kinds: Set<RecordKind> = []
  private var values: [Value] = []

  init(schema: Schema, demand: ColumnDemand) {
    self.demand = demand
    columns = schema.fields.enumerated().map { position, field in
      guard field.salesforceName != nil else { return nil }
      return demand.wantsRecords(FieldID(position))
        ? Column(type: field.type) : Column(absent: field.type, count: 0)
    }
  }

  /// Finds the columns of a file.
  mutating func map(
    _ header: HeaderMap, _ kind: RecordKind, _ schema: Schema
  ) -> (Mapping, unknown: [Int]) {
    kinds.insert(kind)
    var fields: [(column: Int, field: FieldID, type: FieldType)] = []
    var taken: Set<FieldID> = []
    var unknown: [Int] = []
    let id = header.column("Id") ?? 0
    let isDeleted = header.column("IsDeleted")
    let isConverted = header.column("IsConverted")
    let convertedContact = header.column("ConvertedContactId")
    let master = header.column("MasterRecordId")
    let finder = FieldFinder(schema)
    for (column, name) in header.names.enumerated()
    where ![id, isDeleted, isConverted, convertedContact, master].contains(column) {
      if let field = finder.record(name, kind), taken.insert(field).inserted {
        fields.append((column, field, schema[field].type))
      } else {
        unknown.append(column)
      }
    }
    let slots =
      demand.isWritten ? unknown.map { (column: $0, slot: kept.column(header.names[$0])) } : []
    let mapped = Set(fields.map(\.field.index))
    let mapping = Mapping(
      kind: kind, id: id, fields: fields, isDeleted: isDeleted, isConverted: isConverted,
      convertedContact: convertedContact, master: master, kept: slots,
      others: columns.indices.filter { columns[$0] != nil && !mapped.contains($0) })
    return (mapping, unknown)
  }

  /// Takes a row; false when it cannot be used.
  mutating func take(_ row: CSVReader, _ mapping: Mapping, _ context: inout LoadContext) -> Bool {
    var isGood = true
    values.removeAll(keepingCapacity: true)
    for (column, _, type) in mapping.fields {
      switch context.value(row, column, as: type) {
      case .empty: values.append(.null)
      case .value(let value): values.append(value)
      case .bad: isGood = false
      }
    }
    let id = context.recordID(row, mapping.id)
    let contact = context.recordID(row, mapping.convertedContact)
    let master = context.recordID(row, mapping.master)
    let isDeleted = context.flag(row, mapping.isDeleted)
    let isConverted = context.flag(row, mapping.isConverted)
    guard isGood, !contact.isBad, !master.isBad, !isDeleted.isBad, !isConverted.isBad else {
      return false
    }
    switch id {
    case .bad: return false
    case .empty:
      context.reportMissing(row, mapping.id)
      return false
    case .value(let id):
      var record = SalesforceRecord(
        kind: mapping.kind, salesforceID: context.text.intern(id.text))
      record.isDeleted = isDeleted.content ?? false
      records.append(record)
      keys.append(id)
    }
    convertedContacts.append(contact.content ?? .none)
    masters.append(master.content ?? .none)
    places.append(context.place(row, mapping.id, mapping.convertedContact, mapping.master))
    for (value, (_, field, _)) in zip(values, mapping.fields) {
      columns[field.index]?.append(value)
    }
    for index in mapping.others { columns[index]?.append(.null) }
    kept.appendRow()
    for (column, slot) in mapping.kept { kept.set(slot, context.text(row, column)) }
    return true
  }
}

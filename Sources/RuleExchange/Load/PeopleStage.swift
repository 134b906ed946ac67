import SyncState

/// The rows of people extracts until all files are there.
struct PeopleStage: Sendable {
  /// How the columns of one file are read.
  struct Mapping: Sendable {
    let id: Int
    /// The fields of the schema and where they stand; without the id.
    let fields: [(column: Int, field: FieldID, type: FieldType)]
    let sfdcID: Int?
    let contactID: Int?
    let leadID: Int?
    let type: Int?
    /// Columns without a field: position in the file and among the kept ones.
    let kept: [(column: Int, slot: Int)]
    /// The fields that only other files have, as positions.
    let others: [Int]
  }

  /// The lead or contact that a person is linked to now.
  struct Link: Sendable {
    /// The id; none when the person is not in Salesforce.
    let key: RecordKey
    /// Lead or contact.
    let kind: RecordKind

    /// Decides between the ids of a row, of which the first that is there is the most telling;
    /// `isLead` is what SFDC Type says.
    init(sfdcID: RecordKey, contactID: RecordKey, leadID: RecordKey, isLead: Bool) {
      let (first, second) = isLead ? (leadID, contactID) : (contactID, leadID)
      key = !sfdcID.isNone ? sfdcID : !first.isNone ? first : second
      kind = key.isNone ? .lead : key.kind ?? (key == contactID ? .contact : .lead)
    }
  }

  var ids: [Int64] = []
  var places = RowPlaces()
  var links: [Link] = []
  var columns: [Column?]
  var kept = KeptColumns()
  let demand: ColumnDemand
  /// Cells of the present row, so that a bad row leaves nothing behind.
  private var values: [Value] = []

  init(schema: Schema, demand: ColumnDemand) {
    self.demand = demand
    columns = schema.fields.map { _ in nil }
  }

  /// Finds the columns of a file.
  mutating func map(_ header: HeaderMap, _ schema: Schema) -> (Mapping, unknown: [Int]) {
    var fields: [(column: Int, field: FieldID, type: FieldType)] = []
    var taken: Set<FieldID> = []
    var unknown: [Int] = []
    let id = header.column(among: FileShape.people.requirements[0]) ?? 0
    let sfdcID = header.column("sfdcId", "SFDC Id")
    let contactID = header.column("sfdcContactId", "SFDC Contact Id")
    let leadID = header.column("sfdcLeadId", "SFDC Lead Id")
    let type = header.column("sfdcType", "SFDC Type")
    let finder = FieldFinder(schema)
    for (column, name) in header.names.enumerated() where column != id {
      if let field = finder.person(name), taken.insert(field).inserted {
        fields.append((column, field, schema[field].type))
        if columns[field.index] == nil, demand.wantsPeople(field) {
          columns[field.index] = Column(type: schema[field].type, count: ids.count)
        }
      } else if ![sfdcID, contactID, leadID, type].contains(column) {
        unknown.append(column)
      }
    }
    let mapped = Set(fields.map(\.field.index))
    let slots =
      demand.isWritten ? unknown.map { (column: $0, slot: kept.column(header.names[$0])) } : []
    let mapping = Mapping(
      id: id, fields: fields, sfdcID: sfdcID, contactID: contactID, leadID: leadID, type: type,
      kept: slots, others: columns.indices.filter { columns[$0] != nil && !mapped.contains($0) })
    return (mapping, unknown)
  }

  /// Takes a row; false when it cannot be used.
  mutating func take(_ row: CSVReader, _ mapping: Mapping, _ context: inout LoadContext) -> Bool {
    guard case .value(let id) = context.marketoID(row, mapping.id) else { return false }
    var isGood = true
    values.removeAll(keepingCapacity: true)
    for (column, _, type) in mapping.fields {
      switch context.value(row, column, as: type) {
      case .empty: values.append(.null)
      case .value(let value): values.append(value)
      case .bad: isGood = false
      }
    }
    let sfdcID = context.recordID(row, mapping.sfdcID)
    let contactID = context.recordID(row, mapping.contactID)
    let leadID = context.recordID(row, mapping.leadID)
    guard isGood, !sfdcID.isBad, !contactID.isBad, !leadID.isBad else { return false }
    let isLead = mapping.type.map { row.isEqual($0, "Lead") } ?? false
    ids.append(id)
    links.append(
      Link(
        sfdcID: sfdcID.content ?? .none, contactID: contactID.content ?? .none,
        leadID: leadID.content ?? .none, isLead: isLead))
    places.append(
      context.place(row, mapping.id, mapping.sfdcID ?? mapping.contactID ?? mapping.leadID))
    for (value, (_, field, _)) in zip(values, mapping.fields) {
      columns[field.index]?.append(value)
    }
    for index in mapping.others { columns[index]?.append(.null) }
    kept.appendRow()
    for (column, slot) in mapping.kept { kept.set(slot, context.text(row, column)) }
    return true
  }
}

import SyncState

/// A column of a piece of a file, with texts of its own.
struct ChunkColumn: Sendable {
  let field: FieldID
  let column: Column
  let pool: TextPool
}

/// A column of a piece of a file without a field, with texts of its own: identifiers plus one.
struct ChunkKeptColumn: Sendable {
  let slot: Int
  let texts: [UInt32]
  let pool: TextPool
}

extension ChunkCells {
  /// Returns the columns of fields; those that nobody asks for are only checked.
  func columns(
    _ fields: [(column: Int, field: FieldID, type: FieldType)], isWanted: (FieldID) -> Bool
  ) -> [ChunkColumn]? {
    var columns: [ChunkColumn] = []
    for (position, field, type) in fields {
      guard isWanted(field) else {
        guard areValues(position, of: type) else { return nil }
        continue
      }
      var pool = TextPool(capacity: type.family == .text ? count : 0)
      guard let column = column(position, as: type, &pool) else { return nil }
      columns.append(ChunkColumn(field: field, column: column, pool: pool))
    }
    return columns
  }

  /// Returns columns without a field.
  func kept(_ columns: [(column: Int, slot: Int)]) -> [ChunkKeptColumn]? {
    var kept: [ChunkKeptColumn] = []
    for (column, slot) in columns {
      var pool = TextPool()
      guard let texts = texts(column, &pool) else { return nil }
      kept.append(ChunkKeptColumn(slot: slot, texts: texts, pool: pool))
    }
    return kept
  }

  /// Returns where some cells of each row stand, which `cells` names; 0 for a cell that is not there.
  @inline(__always)
  func places(_ cells: (_ row: Int) -> (Int?, Int?, Int?)) -> [RowPlace.Columns] {
    (0..<count).map { row in
      let (first, second, third) = cells(row)
      return (place(first, row), place(second, row), place(third, row))
    }
  }

  @inline(__always) private func place(_ column: Int?, _ row: Int) -> UInt16 {
    column.map { grid.place(ofCell: $0, row: row) } ?? 0
  }
}

/// Where the rows of a piece of a file belong.
struct ChunkOrigin {
  /// The position of the file in the order of loading.
  let file: Int
  /// The line of the first row.
  let line: Int
}

/// Rows of people, from a piece of a file.
struct PeopleChunk: Sendable {
  let ids: [Int64]
  let places: [RowPlace.Columns]
  let links: [PeopleStage.Link]
  let columns: [ChunkColumn]
  let kept: [ChunkKeptColumn]

  /// Reads all rows; nil when one is out of the ordinary.
  init?(_ cells: ChunkCells, _ mapping: PeopleStage.Mapping, _ demand: ColumnDemand) {
    guard let ids = cells.marketoIDs(mapping.id),
      let sfdcIDs = cells.recordKeys(mapping.sfdcID),
      let contactIDs = cells.recordKeys(mapping.contactID),
      let leadIDs = cells.recordKeys(mapping.leadID),
      let columns = cells.columns(mapping.fields, isWanted: demand.wantsPeople),
      let kept = cells.kept(mapping.kept)
    else { return nil }
    self.ids = ids
    self.columns = columns
    self.kept = kept
    let areLeads = cells.equals(mapping.type, "Lead")
    links = ids.indices.map { row in
      PeopleStage.Link(
        sfdcID: sfdcIDs[row], contactID: contactIDs[row], leadID: leadIDs[row],
        isLead: areLeads[row])
    }
    let link = mapping.sfdcID ?? mapping.contactID ?? mapping.leadID
    places = cells.places { _ in (mapping.id, link, nil) }
  }
}

extension PeopleStage {
  /// Takes the rows of a piece of a file.
  mutating func take(
    _ chunk: PeopleChunk, _ mapping: Mapping, _ origin: ChunkOrigin, _ context: inout LoadContext
  ) {
    ids += chunk.ids
    links += chunk.links
    places.append(chunk.places, origin)
    for part in chunk.columns {
      columns[part.field.index]?.append(part.column, texts: context.text.merge(part.pool))
    }
    for index in mapping.others { columns[index]?.append(nulls: chunk.ids.count) }
    kept.append(chunk.kept, rowCount: chunk.ids.count, &context.text)
  }
}

/// Rows of leads or contacts, from a piece of a file.
struct RecordChunk: Sendable {
  let keys: [RecordKey]
  /// The ids as texts of the pool, plus one.
  let ids: [UInt32]
  let pool: TextPool
  let convertedContacts: [RecordKey]
  let masters: [RecordKey]
  let areDeleted: [Bool]
  let places: [RowPlace.Columns]
  let columns: [ChunkColumn]
  let kept: [ChunkKeptColumn]

  /// Reads all rows; nil when one is out of the ordinary.
  init?(_ cells: ChunkCells, _ mapping: RecordStage.Mapping, _ demand: ColumnDemand) {
    var pool = TextPool(capacity: cells.count)
    guard let keys = cells.recordKeys(mapping.id), !keys.contains(where: \.isNone),
      let ids = cells.recordTexts(mapping.id, &pool),
      let contacts = cells.recordKeys(mapping.convertedContact),
      let masters = cells.recordKeys(mapping.master),
      let areDeleted = cells.flags(mapping.isDeleted),
      cells.flags(mapping.isConverted) != nil,
      let columns = cells.columns(mapping.fields, isWanted: demand.wantsRecords),
      let kept = cells.kept(mapping.kept)
    else { return nil }
    self.keys = keys
    self.ids = ids
    self.pool = pool
    self.areDeleted = areDeleted
    self.columns = columns
    self.kept = kept
    convertedContacts = contacts
    self.masters = masters
    places = cells.places { _ in (mapping.id, mapping.convertedContact, mapping.master) }
  }
}

extension RecordStage {
  /// Takes the rows of a piece of a file.
  mutating func take(
    _ chunk: RecordChunk, _ mapping: Mapping, _ origin: ChunkOrigin, _ context: inout LoadContext
  ) {
    let texts = context.text.merge(chunk.pool)
    for (row, id) in chunk.ids.enumerated() {
      var record = SalesforceRecord(kind: mapping.kind, salesforceID: texts[Int(id) - 1])
      record.isDeleted = chunk.areDeleted[row]
      records.append(record)
    }
    keys += chunk.keys
    convertedContacts += chunk.convertedContacts
    masters += chunk.masters
    places.append(chunk.places, origin)
    for part in chunk.columns {
      columns[part.field.index]?.append(part.column, texts: context.text.merge(part.pool))
    }
    let taken = Set(chunk.columns.map(\.field.index))
    for index in columns.indices where columns[index] != nil && !taken.contains(index) {
      columns[index]?.append(nulls: chunk.keys.count)
    }
    kept.append(chunk.kept, rowCount: chunk.keys.count, &context.text)
  }
}

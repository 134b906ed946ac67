import SyncState

/// The columns of a file that hold custom fields of members.
typealias MemberColumns = [(column: Int, field: FieldID, type: FieldType)]

/// The values of one member's custom fields, those that are null left out.
typealias MemberCells = [(field: FieldID, value: Value)]

/// Finds the custom fields of members among the columns of a file (CS-C1).
struct MemberFieldFinder: Sendable {
  private let fields: Schema

  init(_ fields: Schema) { self.fields = fields }

  /// Returns the columns of a program member extract: REST names, or names on the screen (MX-P1).
  func marketoColumns(of header: HeaderMap) -> MemberColumns {
    columns { header.column($0.apiName, $0.name) }
  }

  /// Returns the columns of a campaign member file: names of Salesforce (CS-D5).
  func salesforceColumns(of header: HeaderMap) -> MemberColumns {
    columns { $0.salesforceName.flatMap { header.column($0) } }
  }

  private func columns(_ find: (Field) -> Int?) -> MemberColumns {
    fields.fields.enumerated().compactMap { position, field in
      find(field).map { ($0, FieldID(position), field.type) }
    }
  }
}

extension LoadContext {
  /// Reads the custom fields of a member; nil when a cell does not fit its field.
  mutating func memberCells(_ row: CSVReader, _ columns: MemberColumns) -> MemberCells? {
    var cells: MemberCells = []
    var isGood = true
    for (column, field, type) in columns {
      switch value(row, column, as: type) {
      case .empty: break
      case .value(let value): cells.append((field, value))
      case .bad: isGood = false
      }
    }
    return isGood ? cells : nil
  }
}

extension [Column] {
  /// Adds a row with some values; the others are null.
  mutating func append(_ cells: MemberCells) {
    for index in indices { self[index].append(nulls: 1) }
    for (field, value) in cells { self[field.index][self[field.index].count - 1] = value }
  }

  /// Adds the rows of some columns, `count` of them; the others are null.
  mutating func append(_ added: [ChunkColumn], count: Int, _ pool: inout TextPool) {
    for part in added {
      self[part.field.index].append(part.column, texts: pool.merge(part.pool))
    }
    let taken = Set(added.map(\.field.index))
    for index in indices where !taken.contains(index) { self[index].append(nulls: count) }
  }
}

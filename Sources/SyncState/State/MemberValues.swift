/// The values of members' custom fields (CS-C1), row for row beside a table of memberships.
struct MemberValues: Sendable {
  private(set) var columns: [Column]

  /// Creates an empty table with a column for every field.
  init(_ fields: Schema) { columns = fields.fields.map { Column(type: $0.type) } }

  /// Creates a table from its columns, one for every field.
  init(_ columns: [Column]) { self.columns = columns }

  /// Adds a member without values.
  mutating func appendRow() {
    for index in columns.indices { columns[index].append(nulls: 1) }
  }

  /// Removes a member; the last one takes the place.
  mutating func removeRow(_ row: Int) {
    for index in columns.indices { columns[index].remove(row: row) }
  }

  /// Removes all members.
  mutating func removeAll() { columns = columns.map { Column(type: $0.type) } }

  /// The value of a field of the member in a row.
  subscript(row: Int, field: FieldID) -> Value {
    get { columns[field.index][row] }
    set { columns[field.index][row] = newValue }
  }
}

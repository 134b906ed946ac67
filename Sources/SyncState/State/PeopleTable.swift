/// The people of Marketo: one row a person, one column a field.
public struct PeopleTable: Sendable {
  /// The fields, in column order.
  public let schema: Schema
  private var marketoIDs: [Int64] = []
  /// Whether the order of the rows is that of the Marketo ids, which it nearly always is.
  public private(set) var isInMarketoOrder = true
  private var rowsByMarketoID = MarketoIDMap()
  /// The largest Marketo id that was ever given, 0 when there is nobody.
  public private(set) var marketoIDMax: Int64 = 0
  private var columns: [Column]
  private var deleted: [Bool] = []

  /// Creates an empty table with a column for every field.
  public init(schema: Schema) {
    self.schema = schema
    columns = schema.fields.map { Column(type: $0.type) }
  }

  /// Creates a table from its columns, one for every field of the schema; nil when ids repeat.
  public init?(schema: Schema, marketoIDs: [Int64], columns: [Column]) {
    precondition(
      columns.count == schema.count && columns.allSatisfy { $0.count == marketoIDs.count },
      "there is a column for every field and a row for every person")
    self.schema = schema
    self.columns = columns
    self.marketoIDs = marketoIDs
    marketoIDMax = max(0, marketoIDs.max() ?? 0)
    isInMarketoOrder = zip(marketoIDs, marketoIDs.dropFirst()).allSatisfy { $0 < $1 }
    deleted = Array(repeating: false, count: marketoIDs.count)
    rowsByMarketoID.prepare(for: marketoIDs)
    for (row, id) in marketoIDs.enumerated() {
      guard rowsByMarketoID.insert(id, PersonID(row)) else { return nil }
    }
  }

  /// The number of rows, deleted people included.
  public var count: Int { marketoIDs.count }

  /// The Marketo ids of all rows.
  public var ids: [Int64] { marketoIDs }

  /// Adds a person without values, or returns nil when the Marketo id is taken.
  public mutating func insert(marketoID: Int64) -> PersonID? {
    let person = PersonID(marketoIDs.count)
    guard rowsByMarketoID.insert(marketoID, person) else { return nil }
    if let last = marketoIDs.last, marketoID < last { isInMarketoOrder = false }
    marketoIDs.append(marketoID)
    marketoIDMax = max(marketoIDMax, marketoID)
    deleted.append(false)
    for index in columns.indices { columns[index].append(.null) }
    return person
  }

  /// Returns the person with a Marketo id.
  public func find(marketoID: Int64) -> PersonID? { rowsByMarketoID[marketoID] }

  /// Returns the Marketo id of a person.
  public func marketoID(_ person: PersonID) -> Int64 { marketoIDs[person.index] }

  /// Whether the person was deleted in Marketo.
  public func isDeleted(_ person: PersonID) -> Bool { deleted[person.index] }

  /// Marks a person as deleted in Marketo; the row stays so that ids stay dense.
  public mutating func delete(_ person: PersonID) { deleted[person.index] = true }

  /// The values of a field, one a row.
  public func column(_ field: FieldID) -> Column { columns[field.index] }

  /// The value of a field of a person.
  public subscript(person: PersonID, field: FieldID) -> Value {
    get { columns[field.index][person.index] }
    set { columns[field.index][person.index] = newValue }
  }
}

/// The people of Marketo: one row a person, one column a field.
public struct PeopleTable: Sendable {
  /// The fields, in column order.
  public let schema: Schema
  /// The Marketo ids of all rows.
  public private(set) var ids = Stretch<Int64>()
  /// Whether the order of the rows is that of the Marketo ids, which it nearly always is.
  public private(set) var isInMarketoOrder = true
  private var rowsByMarketoID = MarketoIDMap()
  /// Whether people are found by the map; otherwise the rows are in the order of ids.
  private var isIndexed = true
  /// The largest Marketo id that was ever given, 0 when there is nobody.
  public private(set) var marketoIDMax: Int64 = 0
  private var columns: [Column]
  private var deleted: [Bool] = []
  /// How many people were deleted in Marketo.
  public private(set) var deletedCount = 0

  /// Creates an empty table with a column for every field.
  public init(schema: Schema) {
    self.schema = schema
    columns = schema.fields.map { Column(type: $0.type) }
  }

  /// Creates a table from its columns, one for every field of the schema; nil when ids repeat.
  public init?(schema: Schema, marketoIDs: [Int64], columns: [Column]) {
    self.init(schema: schema, ids: Stretch(marketoIDs), columns: columns)
    guard index() else { return nil }
  }

  /// Creates a table from columns that are kept in a file; nil when ids repeat.
  ///
  /// There is no index when the rows are in the order of ids.
  package init?(schema: Schema, kept ids: Stretch<Int64>, columns: [Column]) {
    self.init(schema: schema, ids: ids, columns: columns)
    guard isInMarketoOrder || index() else { return nil }
  }

  private init(schema: Schema, ids: Stretch<Int64>, columns: [Column]) {
    precondition(
      columns.count == schema.count && columns.allSatisfy { $0.count == ids.count },
      "there is a column for every field and a row for every person")
    self.schema = schema
    self.columns = columns
    self.ids = ids
    isIndexed = false
    isInMarketoOrder = ids.isAscending
    marketoIDMax = max(0, (isInMarketoOrder ? ids.last : ids.max()) ?? 0)
    deleted = Array(repeating: false, count: ids.count)
  }

  /// Makes the map of ids; false when they repeat.
  private mutating func index() -> Bool {
    guard !isIndexed else { return true }
    isIndexed = true
    var map = MarketoIDMap()
    let areDistinct = ids.read { ids in
      map.prepare(for: ids)
      for row in ids.indices {
        guard map.insert(ids[row], PersonID(row)) else { return false }
      }
      return true
    }
    rowsByMarketoID = map
    return areDistinct
  }

  /// The number of rows, deleted people included.
  public var count: Int { ids.count }

  /// Adds a person without values, or returns nil when the Marketo id is taken.
  mutating func insert(marketoID: Int64) -> PersonID? {
    _ = index()
    let person = PersonID(ids.count)
    guard rowsByMarketoID.insert(marketoID, person) else { return nil }
    if let last = ids.last, marketoID < last { isInMarketoOrder = false }
    ids.change { $0.append(marketoID) }
    marketoIDMax = max(marketoIDMax, marketoID)
    deleted.append(false)
    for index in columns.indices { columns[index].append(.null) }
    return person
  }

  /// Returns the person with a Marketo id.
  public func find(marketoID: Int64) -> PersonID? {
    if isIndexed { return rowsByMarketoID[marketoID] }
    return search(marketoID)
  }

  // That nothing is changed spares whoever asks a copy.
  @_effects(readonly) @inline(never)
  private func search(_ marketoID: Int64) -> PersonID? {
    let row = ids.firstIndex(below: { $0 < marketoID })
    return row < ids.count && ids[row] == marketoID ? PersonID(row) : nil
  }

  /// Returns the Marketo id of a person.
  public func marketoID(_ person: PersonID) -> Int64 { ids[person.index] }

  /// Whether the person was deleted in Marketo.
  public func isDeleted(_ person: PersonID) -> Bool { deleted[person.index] }

  /// Marks a person as deleted in Marketo; the row stays so that ids stay dense.
  public mutating func delete(_ person: PersonID) {
    if !deleted[person.index] { deletedCount += 1 }
    deleted[person.index] = true
  }

  /// The values of a field, one a row.
  public func column(_ field: FieldID) -> Column { columns[field.index] }

  /// The value of a field of a person.
  public subscript(person: PersonID, field: FieldID) -> Value {
    get { columns[field.index][person.index] }
    set { columns[field.index][person.index] = newValue }
  }
}

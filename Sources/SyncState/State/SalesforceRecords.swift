/// Whether a Salesforce person record is a lead or a contact.
public enum RecordKind: String, Sendable, CaseIterable {
  /// A lead.
  case lead = "Lead"
  /// A contact.
  case contact = "Contact"
}

/// A lead or contact, without its field values, in 20 bytes.
public struct SalesforceRecord: Sendable, Hashable {
  /// The Salesforce id with 18 characters (SF-L8).
  public var salesforceID: TextID
  @usableFromInline var mergedRecord = OptionalID<RecordID>(nil)
  @usableFromInline var contact = OptionalID<RecordID>(nil)
  @usableFromInline var owner = OptionalID<PersonID>(nil)
  /// Lead or contact.
  public var kind: RecordKind
  /// Whether it was deleted in Salesforce.
  public var isDeleted = false
  /// Whether the sync user can see it (CS-P5, CS-X12).
  public var isVisible = true

  /// Creates a record.
  public init(kind: RecordKind, salesforceID: TextID) {
    self.kind = kind
    self.salesforceID = salesforceID
  }

  /// The record that it went up in by a merge, which deleted it (SF-L6).
  @inlinable public var mergedInto: RecordID? {
    get { mergedRecord.id }
    set { mergedRecord = OptionalID(newValue) }
  }

  /// The contact that a converted lead became (SF-L3).
  @inlinable public var convertedContact: RecordID? {
    get { contact.id }
    set { contact = OptionalID(newValue) }
  }

  /// The Marketo person that the record is linked to, once Marketo knows it.
  @inlinable public var person: PersonID? {
    get { owner.id }
    set { owner = OptionalID(newValue) }
  }
}

/// The leads and contacts of Salesforce, with the fields that the sync keeps equal.
public struct SalesforceRecords: Sendable {
  /// The records; their positions are their identifiers.
  public private(set) var rows: [SalesforceRecord] = []
  private var rowsBySalesforceID = RowMap()
  private var columns: [Column?]

  /// Creates an empty table with a column for every field of the schema that is synced.
  public init(schema: Schema) {
    columns = schema.fields.map { $0.salesforceName == nil ? nil : Column(type: $0.type) }
  }

  /// Creates a table from its columns, one for every field of the schema that is synced and nil for
  /// the others; nil when ids repeat.
  public init?(rows: [SalesforceRecord], columns: [Column?]) {
    precondition(
      columns.allSatisfy { $0 == nil || $0?.count == rows.count }, "there is a row for every record"
    )
    self.rows = rows
    self.columns = columns
    rowsBySalesforceID = RowMap(rows.lazy.map(\.salesforceID.rawValue), count: rows.count)
    guard rowsBySalesforceID.count == rows.count else { return nil }
  }

  /// Whether the values of a field were loaded, or it is not synced.
  func isLoaded(_ field: FieldID) -> Bool { columns[field.index]?.isLoaded ?? true }

  /// The number of records, deleted ones included.
  public var count: Int { rows.count }

  /// Adds a record without values, or returns nil when its Salesforce id is taken.
  public mutating func insert(_ record: SalesforceRecord) -> RecordID? {
    guard rowsBySalesforceID[record.salesforceID.rawValue] == nil else { return nil }
    let id = RecordID(rows.count)
    rowsBySalesforceID[record.salesforceID.rawValue] = id.rawValue
    rows.append(record)
    for index in columns.indices { columns[index]?.append(.null) }
    return id
  }

  /// Returns the record with a Salesforce id.
  public func find(salesforceID: TextID) -> RecordID? {
    rowsBySalesforceID[salesforceID.rawValue].map { RecordID($0) }
  }

  /// Returns the record in which a record lives on after conversions and merges: the record itself
  /// when there were none.
  public func survivor(of id: RecordID) -> RecordID {
    var id = id
    // Files could name each other in a circle; nobody has more successors than there are records.
    for _ in rows.indices {
      guard let next = rows[id.index].convertedContact ?? rows[id.index].mergedInto else { break }
      id = next
    }
    return id
  }

  /// The record with an identifier.
  public subscript(id: RecordID) -> SalesforceRecord {
    @inlinable get { rows[id.index] }
    set { rows[id.index] = newValue }
  }

  /// The value of a synced field of a record; null for fields that are not synced.
  public subscript(id: RecordID, field: FieldID) -> Value {
    get { columns[field.index]?[id.index] ?? .null }
    set { columns[field.index]?[id.index] = newValue }
  }
}

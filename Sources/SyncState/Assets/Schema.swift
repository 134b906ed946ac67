/// A field of a person, as Marketo shows it and as its files name it.
public struct Field: Sendable, Hashable {
  /// The name on the screen, such as `Person Score`; the name used in rules and in the log.
  public let name: String
  /// The REST name, such as `leadScore`; the header of Marketo's extracts.
  public let apiName: String
  /// The type, which decides values and operators.
  public let type: FieldType
  /// The Salesforce field that the sync keeps equal; nil for a field that is not synced.
  public let salesforceName: String?
  /// Whether only the system changes the field, such as *SFDC Type* or *Created At*.
  public let isReadOnly: Bool
  /// Whether an administrator blocks updates of the field by flow steps (CAT-6.3).
  public let blocksFlowUpdates: Bool
  /// Whether it is a field of the company, so that `{{company.…}}` tokens name it.
  public let isCompany: Bool
  /// Other names that are accepted on input, such as older screen names.
  public let aliases: [String]

  /// Creates a field.
  public init(
    _ name: String, api apiName: String, _ type: FieldType, salesforce: String? = nil,
    readOnly: Bool = false, blocksFlowUpdates: Bool = false, company: Bool = false,
    aliases: [String] = []
  ) {
    self.name = name
    self.apiName = apiName
    self.type = type
    salesforceName = salesforce
    isReadOnly = readOnly
    self.blocksFlowUpdates = blocksFlowUpdates
    isCompany = company
    self.aliases = aliases
  }
}

/// The fields of a table, in a fixed order.
public struct Schema: Sendable {
  /// The fields; their positions are their identifiers.
  public private(set) var fields: [Field] = []
  private var byName: [String: FieldID] = [:]

  /// Creates a schema from fields; names must differ.
  public init(_ fields: [Field] = []) {
    for field in fields { add(field) }
  }

  /// Adds a field that only its REST name leads to, so that its name may be that of another field;
  /// returns nil when the REST name is taken.
  public mutating func addHidden(_ field: Field) -> FieldID? {
    guard byName[field.apiName] == nil else { return nil }
    let id = FieldID(fields.count)
    fields.append(field)
    byName[field.apiName] = id
    return id
  }

  /// Adds a field and returns its identifier, or nil when its name is taken.
  @discardableResult
  public mutating func add(_ field: Field) -> FieldID? {
    guard byName[field.name] == nil else { return nil }
    let id = FieldID(fields.count)
    fields.append(field)
    for name in [field.name, field.apiName] + field.aliases where byName[name] == nil {
      byName[name] = id
    }
    return id
  }

  /// Returns the field with an identifier.
  public subscript(id: FieldID) -> Field { fields[id.index] }

  /// Returns the type of the field with an identifier.
  public func type(of id: FieldID) -> FieldType { fields[id.index].type }

  /// Returns the field with a screen name, REST name or alias, compared exactly.
  public func find(_ name: String) -> FieldID? { byName[name] }

  /// The number of fields.
  public var count: Int { fields.count }
}

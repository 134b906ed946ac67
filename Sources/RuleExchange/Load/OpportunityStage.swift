import SyncState

/// The rows of opportunity files, and of roles in opportunities, until all files are there.
struct OpportunityStage: Sendable {
  /// How the columns of a file of opportunities are read.
  struct Mapping: Sendable {
    let id: Int
    let isDeleted: Int?
    let fields: [(column: Int, position: Int)]
    let kept: [(column: Int, slot: Int)]
  }

  /// How the columns of a file of roles are read.
  struct RoleMapping: Sendable {
    let id: Int?
    let opportunity: Int
    let contact: Int
    let role: Int?
    let isPrimary: Int?
    let isDeleted: Int?
  }

  /// A contact's role in an opportunity.
  struct Role: Sendable {
    let id: TextID?
    let opportunity: RecordKey
    let contact: RecordKey
    let role: TextID?
    let isPrimary: Bool
    let place: RowPlace
  }

  private(set) var keys: [RecordKey] = []
  private(set) var places: [RowPlace] = []
  /// One for each of the fields of opportunities.
  private(set) var columns = OpportunityField.ofOpportunities.map { Column(type: $0.fieldType) }
  private(set) var kept = KeptColumns()
  /// The opportunities that were deleted in Salesforce, which are left out with their roles.
  private(set) var deleted: Set<RecordKey> = []
  private(set) var roles: [Role] = []
  /// Whether there was a file of opportunities.
  private(set) var hasFile = false
  private let demand: ColumnDemand

  init(demand: ColumnDemand) { self.demand = demand }

  /// Finds the columns of a file of opportunities.
  mutating func map(_ header: HeaderMap) -> (Mapping, unknown: [Int]) {
    hasFile = true
    let id = header.column("Id") ?? 0
    let isDeleted = header.column("IsDeleted")
    let fields = OpportunityField.ofOpportunities.enumerated().compactMap { position, field in
      // In older versions of Salesforce's interface the category has no other name.
      let names = [field.salesforceName] + (field == .forecastCategory ? ["ForecastCategory"] : [])
      return header.column(among: names).map { (column: $0, position: position) }
    }
    let known = [id, isDeleted] + fields.map(\.column)
    let unknown = header.names.indices.filter { !known.contains($0) }
    let slots =
      demand.isWritten ? unknown.map { (column: $0, slot: kept.column(header.names[$0])) } : []
    return (Mapping(id: id, isDeleted: isDeleted, fields: fields, kept: slots), unknown)
  }

  /// Finds the columns of a file of roles.
  func mapRoles(_ header: HeaderMap) -> (RoleMapping, unknown: [Int])? {
    guard let opportunity = header.column("OpportunityId", "Opportunity.Id"),
      let contact = header.column("ContactId", "Contact.Id")
    else { return nil }
    let mapping = RoleMapping(
      id: header.column("Id"), opportunity: opportunity, contact: contact,
      role: header.column(OpportunityField.role.salesforceName),
      isPrimary: header.column(OpportunityField.isPrimary.salesforceName),
      isDeleted: header.column("IsDeleted"))
    let known = [
      mapping.id, opportunity, contact, mapping.role, mapping.isPrimary, mapping.isDeleted,
    ]
    return (mapping, header.names.indices.filter { !known.contains($0) })
  }

  /// Takes an opportunity; false when it cannot be used.
  mutating func take(_ row: CSVReader, _ mapping: Mapping, _ context: inout LoadContext) -> Bool {
    var values: [Value] = columns.map { _ in .null }
    var isGood = true
    for (column, position) in mapping.fields {
      switch context.value(row, column, as: columns[position].type) {
      case .empty: break
      case .value(let value): values[position] = value
      case .bad: isGood = false
      }
    }
    let id = context.recordID(row, mapping.id)
    let isDeleted = context.flag(row, mapping.isDeleted)
    guard isGood, !id.isBad, !isDeleted.isBad else { return false }
    guard let key = id.content else {
      context.reportMissing(row, mapping.id)
      return false
    }
    if isDeleted.content ?? false {
      deleted.insert(key)
      return true
    }
    keys.append(key)
    places.append(context.place(row, mapping.id))
    for (position, value) in values.enumerated() { columns[position].append(value) }
    kept.appendRow()
    for (column, slot) in mapping.kept { kept.set(slot, context.text(row, column)) }
    return true
  }

  /// Takes a role; false when it cannot be used.
  mutating func take(
    _ row: CSVReader, _ mapping: RoleMapping, _ context: inout LoadContext
  ) -> Bool {
    let id = context.recordText(row, mapping.id)
    let opportunity = context.recordID(row, mapping.opportunity)
    let contact = context.recordID(row, mapping.contact)
    let isPrimary = context.flag(row, mapping.isPrimary)
    let isDeleted = context.flag(row, mapping.isDeleted)
    guard !id.isBad, !opportunity.isBad, !contact.isBad, !isPrimary.isBad, !isDeleted.isBad else {
      return false
    }
    for (cell, column) in [(opportunity, mapping.opportunity), (contact, mapping.contact)]
    where cell.content == nil {
      context.reportMissing(row, column)
      return false
    }
    guard let opportunity = opportunity.content, let contact = contact.content,
      !(isDeleted.content ?? false)
    else { return true }
    roles.append(
      Role(
        id: id.content, opportunity: opportunity, contact: contact,
        role: context.text(row, mapping.role), isPrimary: isPrimary.content ?? false,
        place: context.place(row, mapping.opportunity, mapping.contact)))
    return true
  }
}

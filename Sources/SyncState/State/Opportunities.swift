/// What a contact is to an opportunity.
public struct OpportunityRole: Sendable, Hashable {
  /// The opportunity.
  public let opportunity: OpportunityID
  /// The contact.
  public let contact: RecordID
  /// What the contact is to it, such as Decision Maker.
  public var role: TextID?
  /// Whether the contact is the first one to talk to.
  public var isPrimary: Bool
  /// The Salesforce id of the role; nil where the data do not say.
  public var salesforceID: TextID?

  /// Creates a role.
  public init(
    opportunity: OpportunityID, contact: RecordID, role: TextID? = nil, isPrimary: Bool = false,
    salesforceID: TextID? = nil
  ) {
    self.opportunity = opportunity
    self.contact = contact
    self.role = role
    self.isPrimary = isPrimary
    self.salesforceID = salesforceID
  }
}

/// The opportunities of Salesforce, which Marketo only reads (CS-D7), and who has a role in which.
///
/// Those that were deleted are not among them.
public struct Opportunities: Sendable {
  /// The Salesforce ids with 18 characters; the positions are the identifiers.
  public let ids: [TextID]
  private let columns: [Column]
  /// The roles by contact, then by opportunity.
  public let roles: [OpportunityRole]
  /// The first role of each contact.
  private let firstRoles: RowMap

  /// Creates a table without any.
  init() {
    let columns = OpportunityField.ofOpportunities.map { Column(type: $0.fieldType) }
    self.init(ids: [], columns: columns, roles: [])
  }

  /// Creates a table from its columns, one for each of ``OpportunityField/ofOpportunities``, and the
  /// roles in any order.
  public init(ids: [TextID], columns: [Column], roles: [OpportunityRole]) {
    precondition(
      columns.count == OpportunityField.ofOpportunities.count
        && columns.allSatisfy { $0.count == ids.count },
      "there is a column for every field and a row for every opportunity")
    self.ids = ids
    self.columns = columns
    // Roles of one contact in one opportunity stay in their order.
    let order = roles.indices.sorted { left, right in
      let (first, second) = (roles[left], roles[right])
      return (first.contact, first.opportunity, left) < (second.contact, second.opportunity, right)
    }
    let sorted = order.map { roles[$0] }
    var firstRoles = RowMap()
    for (position, role) in sorted.enumerated()
    where position == 0 || sorted[position - 1].contact != role.contact {
      firstRoles[role.contact.rawValue] = UInt32(position)
    }
    self.roles = sorted
    self.firstRoles = firstRoles
  }

  /// The number of opportunities.
  public var count: Int { ids.count }

  /// The value of a field of an opportunity; null for fields of roles.
  public subscript(id: OpportunityID, field: OpportunityField) -> Value {
    guard let column = OpportunityField.ofOpportunities.firstIndex(of: field) else { return .null }
    return columns[column][id.index]
  }

  /// The value of a field of a role or of its opportunity.
  public subscript(role: OpportunityRole, field: OpportunityField) -> Value {
    switch field {
    case .role: role.role.map { .text($0) } ?? .null
    case .isPrimary: .boolean(role.isPrimary)
    case .name, .type, .stage, .amount, .expectedRevenue, .probability, .quantity, .closeDate,
      .isClosed, .isWon, .forecastCategory, .leadSource, .nextStep, .createdDate:
      self[role.opportunity, field]
    }
  }

  /// Gives the roles of a contact to another one, as a merge does (SF-L6).
  public mutating func moveRoles(of contact: RecordID, to other: RecordID) {
    guard !roles(of: contact).isEmpty else { return }
    let moved = roles.map { role in
      guard role.contact == contact else { return role }
      return OpportunityRole(
        opportunity: role.opportunity, contact: other, role: role.role, isPrimary: role.isPrimary,
        salesforceID: role.salesforceID)
    }
    self = Opportunities(ids: ids, columns: columns, roles: moved)
  }

  /// Returns the roles of a contact, by opportunity.
  public func roles(of contact: RecordID) -> ArraySlice<OpportunityRole> {
    guard let first = firstRoles[contact.rawValue] else { return [] }
    return roles[Int(first)...].prefix { $0.contact == contact }
  }
}

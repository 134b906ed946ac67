import SyncState

/// Says what a file holds by looking at its header.
///
/// Most shapes have columns that no other has. Leads, contacts and people do not: all have an id
/// and names. There the spelling decides: Marketo's REST names begin with a small letter and its
/// screen names have spaces, Salesforce's API names do neither. Of lead and contact, the one wins
/// with more columns of its own. What is still open is decided by the id of the first row.
struct HeaderRecognizer {
  /// What a header turned out to be.
  enum Answer: Hashable {
    /// A known shape.
    case shape(FileShape)
    /// None; with the nearest shape and the columns that it lacks.
    case unknown(nearest: FileShape?, missing: [String])
  }

  /// Names that only Marketo's people extract has, beyond those of the schema.
  private static let marketoNames: Set<String> = [
    "id", "firstName", "lastName", "email", "createdAt", "updatedAt", "leadScore", "leadSource",
    "leadStatus", "sfdcId", "sfdcType", "sfdcLeadId", "sfdcContactId", "sfdcAccountId",
    "acquisitionProgramId", "isLead", "isAnonymous", "mktoName", "personType",
  ]

  /// Names, in small letters, that only Salesforce has.
  private static let salesforceNames: Set<String> = [
    "id", "lastname", "firstname", "email", "createddate", "lastmodifieddate", "systemmodstamp",
    "isdeleted", "ownerid", "title",
  ]

  private let schema: Schema
  private let salesforceFields: Set<String>

  init(schema: Schema) {
    self.schema = schema
    salesforceFields = Set(schema.fields.compactMap { $0.salesforceName?.asciiLowercased })
  }

  /// Returns what a file is; `firstID` is the cell of the first row in a column named `id`.
  func recognise(_ header: [String], firstID: String?) -> Answer {
    let map = HeaderMap(header)
    // Opportunities may name a campaign and a contact, as campaign members do.
    let distinct: [FileShape] = [
      .activities, .campaignHistory, .syncShadow, .runPosition, .flowWaits, .syncPending,
      .programMembers, .listMembers, .campaignMemberStatus, .opportunity, .opportunityContactRole,
      .campaignMember,
    ]
    for shape in distinct where missing(shape, map).isEmpty { return .shape(shape) }
    let hasPersonNames = map.column("LastName", "FirstName", "Email", "Company") != nil
    if missing(.campaign, map).isEmpty, !hasPersonNames { return .shape(.campaign) }
    if let shape = person(header, map, firstID) { return .shape(shape) }
    return nearest(map)
  }

  private func missing(_ shape: FileShape, _ map: HeaderMap) -> [[String]] {
    shape.requirements.filter { map.column(among: $0) == nil }
  }

  private func person(_ header: [String], _ map: HeaderMap, _ firstID: String?) -> FileShape? {
    let marketo = header.count { schema.find($0) != nil || Self.marketoNames.contains($0) }
    let salesforce = header.count { name in
      let lower = name.asciiLowercased
      let isREST =
        Self.marketoNames.contains(name) || schema.find(name).map { schema[$0].apiName } == name
      return !isREST
        && (salesforceFields.contains(lower) || Self.salesforceNames.contains(lower)
          || FileShape.leadColumns.contains(lower) || FileShape.contactColumns.contains(lower))
    }
    let canBePeople = missing(.people, map).isEmpty && marketo > 1
    let canBeRecord = missing(.lead, map).isEmpty
    let prefix = firstID.flatMap { [15, 18].contains($0.utf8.count) ? $0.prefix(3) : nil }
    if canBePeople, !canBeRecord || marketo > salesforce || marketo == salesforce && prefix == nil {
      return .people
    }
    guard canBeRecord else { return nil }
    let leads = header.count { FileShape.leadColumns.contains($0.asciiLowercased) }
    let contacts = header.count { FileShape.contactColumns.contains($0.asciiLowercased) }
    if leads != contacts { return leads > contacts ? .lead : .contact }
    return prefix == SalesforceID.contactPrefix[...] ? .contact : .lead
  }

  /// Returns the shape of which the largest part is there.
  private func nearest(_ map: HeaderMap) -> Answer {
    var best: (shape: FileShape, part: Double)?
    for shape in FileShape.allCases {
      let wanted = shape.requirements.count
      let part = Double(wanted - missing(shape, map).count) / Double(wanted)
      if part > best?.part ?? 0 { best = (shape, part) }
    }
    guard let best else { return .unknown(nearest: nil, missing: []) }
    let names = missing(best.shape, map).map { $0.first ?? "" }
    // An id alone does not make a person.
    return .unknown(nearest: best.shape, missing: names.isEmpty ? ["email"] : names)
  }
}

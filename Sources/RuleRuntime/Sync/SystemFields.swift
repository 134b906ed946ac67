import SyncState

/// The fields that the sync itself reads or writes, as far as the schema has them.
struct SystemFields: Sendable {
  /// *SFDC Type*: Lead, Contact, or empty (CS-L3).
  let type: FieldID?
  /// *SFDC Is Deleted* (CS-X1).
  let isDeleted: FieldID?
  /// *Is Person Account*, when the workspace declares it (CS-X11).
  let isPersonAccount: FieldID?
  /// The Salesforce id of the lead or contact, when its values were loaded, as for the next two.
  let id: FieldID?
  /// The Salesforce id as a lead.
  let leadID: FieldID?
  /// The Salesforce id as a contact.
  let contactID: FieldID?
  /// The last name, which leads and contacts need (SF-L1, SF-L2).
  let lastName: FieldID?
  /// The company, which leads need (SF-L1).
  let company: FieldID?
  /// *Person Source*.
  let leadSource: FieldID?
  /// *Created At*.
  let createdAt: FieldID?
  /// *Acquisition Program*, as a number (SC-M10).
  let acquisitionProgram: FieldID?
  /// *Acquisition Date* (SC-M10).
  let acquisitionDate: FieldID?
  /// The fields that have a counterpart in Salesforce, as far as their values were loaded.
  let synced: [FieldID]

  /// Finds the fields by their names; `isLoaded` says whether the state has the values of one.
  init(_ schema: Schema, isLoaded: (FieldID) -> Bool = { _ in true }) {
    func find(_ name: String, _ family: ValueFamily) -> FieldID? {
      schema.find(name).flatMap { schema[$0].type.family == family ? $0 : nil }
    }
    func find(salesforce name: String) -> FieldID? {
      schema.fields.firstIndex { $0.salesforceName == name && $0.type.family == .text }
        .map { FieldID($0) }
    }
    type = find("sfdcType", .text)
    isDeleted = find("sfdcIsDeleted", .boolean)
    isPersonAccount =
      find("isPersonAccount", .boolean) ?? find("Is Person Account", .boolean)
    func findLoaded(_ name: String) -> FieldID? {
      find(name, .text).flatMap { isLoaded($0) ? $0 : nil }
    }
    id = findLoaded("sfdcId")
    leadID = findLoaded("sfdcLeadId")
    contactID = findLoaded("sfdcContactId")
    lastName = find(salesforce: "LastName")
    company = find(salesforce: "Company")
    leadSource = find("leadSource", .text)
    createdAt = find("createdAt", .datetime)
    acquisitionProgram = find("acquisitionProgramId", .number)
    acquisitionDate = find("mktoAcquisitionDate", .datetime)
    synced = schema.fields.indices.filter { schema.fields[$0].salesforceName != nil }
      .map { FieldID($0) }.filter(isLoaded)
  }

  /// What a cycle looks at of people and records when nothing has happened since they were loaded and
  /// everybody with the id of a record is linked: whether they are, and what a new lead cannot do
  /// without.
  var ofFirstCycle: [FieldID] {
    [type, isDeleted, isPersonAccount, lastName, company, leadSource].compactMap(\.self)
  }
}

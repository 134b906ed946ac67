public import SyncState

/// The fields of people that every subscription has, with the types and Salesforce fields that the
/// vendor gives them (CAT-4, MX-L4).
public enum StandardFields {
  /// The fields, in the order of the groups on this page; positions are not part of any format.
  public static let all: [Field] =
    identity + contactDetails + address + company + salesManagement + emailState + consent
    + acquisition + inferred + system

  /// The field that holds the partition of a person: the standard fields come first in every schema.
  static let partition = FieldID(
    all.firstIndex { $0.name == "Person Partition Name" } ?? all.count)

  /// Who the person is.
  static let identity: [Field] = [
    Field("Email Address", api: "email", .email, salesforce: "Email", aliases: ["Email"]),
    Field("Salutation", api: "salutation", .string, salesforce: "Salutation"),
    Field("First Name", api: "firstName", .string, salesforce: "FirstName"),
    Field("Middle Name", api: "middleName", .string, salesforce: "MiddleName"),
    Field("Last Name", api: "lastName", .string, salesforce: "LastName"),
    Field("Full Name", api: "mktoName", .string, readOnly: true),
    Field("Job Title", api: "title", .string, salesforce: "Title"),
    Field("Department", api: "department", .string),
    Field("Role", api: "leadRole", .string),
    Field("Date of Birth", api: "dateOfBirth", .date),
    Field("Person Time Zone", api: "personTimeZone", .string, aliases: ["Lead Time Zone"]),
    Field("Person Notes", api: "leadPerson", .textArea, aliases: ["Notes", "Lead Notes"]),
  ]

  /// How the person is reached, apart from the email address.
  static let contactDetails: [Field] = [
    Field("Phone Number", api: "phone", .phone, salesforce: "Phone", aliases: ["Phone"]),
    Field(
      "Mobile Phone Number", api: "mobilePhone", .phone, salesforce: "MobilePhone",
      aliases: ["Mobile Phone"]),
    Field("Fax Number", api: "fax", .phone, salesforce: "Fax", aliases: ["Fax"]),
    Field("Do Not Call", api: "doNotCall", .boolean, salesforce: "DoNotCall"),
    Field("Do Not Call Reason", api: "doNotCallReason", .string),
  ]

  /// Where the person is.
  static let address: [Field] = [
    Field("Address", api: "address", .textArea, salesforce: "Street"),
    Field("City", api: "city", .string, salesforce: "City"),
    Field("State", api: "state", .string, salesforce: "State"),
    Field("Postal Code", api: "postalCode", .string, salesforce: "PostalCode"),
    Field("Country", api: "country", .string, salesforce: "Country"),
  ]

  /// The company of the person.
  static let company: [Field] = [
    Field(
      "Company Name", api: "company", .string, salesforce: "Company", company: true,
      aliases: ["Company"]),
    Field("Website", api: "website", .url, salesforce: "Website", company: true),
    Field("Industry", api: "industry", .string, salesforce: "Industry", company: true),
    Field(
      "Annual Revenue", api: "annualRevenue", .currency, salesforce: "AnnualRevenue", company: true),
    Field(
      "Number of Employees", api: "numberOfEmployees", .integer, salesforce: "NumberOfEmployees",
      company: true, aliases: ["Num Employees"]),
    Field("SIC Code", api: "sicCode", .string, company: true),
    Field("Site", api: "site", .string, company: true),
    Field("Main Phone", api: "mainPhone", .phone, company: true),
    Field("Parent Company Name", api: "parentCompanyName", .string, company: true),
    Field("Company Notes", api: "companyNotes", .textArea, company: true),
    Field(
      "Billing Address", api: "billingStreet", .textArea, company: true,
      aliases: ["Billing Street"]),
    Field("Billing City", api: "billingCity", .string, company: true),
    Field("Billing State", api: "billingState", .string, company: true),
    Field("Billing Postal Code", api: "billingPostalCode", .string, company: true),
    Field("Billing Country", api: "billingCountry", .string, company: true),
    Field("Is Customer", api: "isCustomer", .boolean, company: true),
    Field("Is Partner", api: "isPartner", .boolean, company: true),
  ]

  /// Where the person stands in marketing and sales.
  static let salesManagement: [Field] = [
    Field("Person Score", api: "leadScore", .score, aliases: ["Lead Score"]),
    Field(
      "Person Rating", api: "rating", .string, salesforce: "Rating", aliases: ["Lead Rating"]),
    Field(
      "Person Source", api: "leadSource", .string, salesforce: "LeadSource",
      aliases: ["Lead Source"]),
    Field(
      "Person Status", api: "leadStatus", .string, salesforce: "Status", aliases: ["Lead Status"]),
    Field("Priority", api: "priority", .integer, readOnly: true),
    Field("Urgency", api: "urgency", .float, readOnly: true),
    Field("Relative Score", api: "relativeScore", .integer, readOnly: true),
    Field("Relative Urgency", api: "relativeUrgency", .integer, readOnly: true),
    Field(
      "Sales Owner First Name", api: "leadOwnerFirstName", .string, readOnly: true,
      aliases: ["Lead Owner First Name"]),
    Field(
      "Sales Owner Last Name", api: "leadOwnerLastName", .string, readOnly: true,
      aliases: ["Lead Owner Last Name"]),
    Field(
      "Sales Owner Email Address", api: "leadOwnerEmailAddress", .email, readOnly: true,
      aliases: ["Lead Owner Email Address"]),
    Field(
      "Sales Owner Job Title", api: "leadOwnerJobTitle", .string, readOnly: true,
      aliases: ["Lead Owner Job Title"]),
    Field(
      "Sales Owner Phone Number", api: "leadOwnerPhoneNumber", .phone, readOnly: true,
      aliases: ["Lead Owner Phone Number"]),
    Field("Account Owner First Name", api: "accountOwnerFirstName", .string, readOnly: true),
    Field("Account Owner Last Name", api: "accountOwnerLastName", .string, readOnly: true),
    Field("Account Owner Email Address", api: "accountOwnerEmailAddress", .email, readOnly: true),
  ]

  /// Whether the email address works.
  static let emailState: [Field] = [
    Field("Email Invalid", api: "emailInvalid", .boolean),
    Field("Email Invalid Cause", api: "emailInvalidCause", .string),
    Field("Email Suspended", api: "emailSuspended", .boolean, readOnly: true),
    Field("Email Suspended At", api: "emailSuspendedAt", .datetime, readOnly: true),
    Field("Email Suspended Cause", api: "emailSuspendedCause", .string, readOnly: true),
  ]

  /// What the person does not want (SC-B1).
  static let consent: [Field] = [
    Field("Unsubscribed", api: "unsubscribed", .boolean, salesforce: "HasOptedOutOfEmail"),
    Field("Unsubscribed Reason", api: "unsubscribedReason", .string),
    Field("Marketing Suspended", api: "marketingSuspended", .boolean),
    Field("Marketing Suspended Cause", api: "marketingSuspendedCause", .string),
    Field(
      "Blocklisted", api: "blackListed", .boolean, aliases: ["Black Listed"]),
    Field(
      "Blocklisted Cause", api: "blackListedCause", .string, aliases: ["Black Listed Cause"]),
  ]

  /// How the person came to us.
  static let acquisition: [Field] = [
    Field("Acquisition Date", api: "mktoAcquisitionDate", .datetime, readOnly: true),
    Field("Acquisition Program", api: "acquisitionProgramId", .integer, readOnly: true),
    Field("Original Source Type", api: "originalSourceType", .string, readOnly: true),
    Field("Original Source Info", api: "originalSourceInfo", .string, readOnly: true),
    Field("Original Referrer", api: "originalReferrer", .string, readOnly: true),
    Field("Original Search Engine", api: "originalSearchEngine", .string, readOnly: true),
    Field("Original Search Phrase", api: "originalSearchPhrase", .string, readOnly: true),
    Field("Registration Source Type", api: "registrationSourceType", .string, readOnly: true),
    Field("Registration Source Info", api: "registrationSourceInfo", .string, readOnly: true),
  ]

  /// What the first visit's address lets one guess.
  static let inferred: [Field] = [
    Field("Anonymous IP", api: "anonymousIP", .string, readOnly: true),
    Field("Inferred Company", api: "inferredCompany", .string, readOnly: true),
    Field("Inferred City", api: "inferredCity", .string, readOnly: true),
    Field("Inferred State Region", api: "inferredStateRegion", .string, readOnly: true),
    Field("Inferred Country", api: "inferredCountry", .string, readOnly: true),
    Field("Inferred Postal Code", api: "inferredPostalCode", .string, readOnly: true),
    Field("Inferred Phone Area Code", api: "inferredPhoneAreaCode", .string, readOnly: true),
    Field(
      "Inferred Metropolitan Area", api: "inferredMetropolitanArea", .string, readOnly: true),
  ]

  /// What the two systems keep about the record.
  static let system: [Field] = [
    Field("Id", api: "id", .integer, readOnly: true, aliases: ["Lead ID", "Person Id"]),
    Field("Created At", api: "createdAt", .datetime, readOnly: true),
    Field("Updated At", api: "updatedAt", .datetime, readOnly: true),
    Field(
      "Person Partition Name", api: "leadPartitionId", .string, readOnly: true,
      aliases: ["Lead Partition Name"]),
    Field("Is Anonymous", api: "isAnonymous", .boolean, readOnly: true),
    Field("Is Lead", api: "isLead", .boolean, readOnly: true),
    Field("Person Type", api: "personType", .string, readOnly: true),
    Field("SFDC Type", api: "sfdcType", .string, readOnly: true),
    Field("SFDC Is Deleted", api: "sfdcIsDeleted", .boolean, readOnly: true),
    Field("SFDC Id", api: "sfdcId", .reference, readOnly: true),
    Field("SFDC Lead Id", api: "sfdcLeadId", .reference, readOnly: true),
    Field("SFDC Contact Id", api: "sfdcContactId", .reference, readOnly: true),
    Field("SFDC Account Id", api: "sfdcAccountId", .reference, readOnly: true),
    Field("SFDC Account Num", api: "sfdcAccountNum", .string, readOnly: true),
    Field("SFDC Lead Owner Id", api: "sfdcLeadOwnerId", .reference, readOnly: true),
    Field("SFDC Created Date", api: "sfdcCreatedDate", .datetime, readOnly: true),
  ]
}

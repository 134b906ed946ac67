/// What a file of data holds, as its header tells.
public enum FileShape: String, Sendable, CaseIterable {
  /// Salesforce campaigns.
  case campaign = "Campaign"
  /// The member statuses of Salesforce campaigns.
  case campaignMemberStatus = "CampaignMemberStatus"
  /// The members of Salesforce campaigns.
  case campaignMember = "CampaignMember"
  /// Salesforce leads.
  case lead = "Lead"
  /// Salesforce contacts.
  case contact = "Contact"
  /// Salesforce opportunities.
  case opportunity = "Opportunity"
  /// The roles of Salesforce contacts in opportunities.
  case opportunityContactRole = "OpportunityContactRole"
  /// Marketo's extract of people.
  case people
  /// Marketo's extract of program members.
  case programMembers
  /// Marketo's extract of activities.
  case activities
  /// The members of static lists.
  case listMembers
  /// Who qualified for which smart campaign, as rulec writes it.
  case campaignHistory
  /// What both sides of a mapped program last agreed on, as rulec writes it.
  case syncShadow
  /// How far a run came, as rulec writes it.
  case runPosition
  /// Who waits in flows, as rulec writes it.
  case flowWaits
  /// What the sync has not carried over, as rulec writes it.
  case syncPending

  /// What the shape is called in messages.
  var title: String {
    switch self {
    case .campaign: "Salesforce Campaign"
    case .campaignMemberStatus: "Salesforce CampaignMemberStatus"
    case .campaignMember: "Salesforce CampaignMember"
    case .lead: "Salesforce Lead"
    case .contact: "Salesforce Contact"
    case .opportunity: "Salesforce Opportunity"
    case .opportunityContactRole: "Salesforce OpportunityContactRole"
    case .people: "Marketo people extract"
    case .programMembers: "Marketo program member extract"
    case .activities: "Marketo activity extract"
    case .listMembers: "static list members"
    case .campaignHistory: "smart campaign history"
    case .syncShadow: "sync shadow"
    case .runPosition: "run position"
    case .flowWaits: "flow waits"
    case .syncPending: "pending sync"
    }
  }

  /// Whether the cells are Salesforce's, where `#N/A` means null, or Marketo's, where `null` does.
  var isSalesforce: Bool {
    switch self {
    case .campaign, .campaignMemberStatus, .campaignMember, .lead, .contact, .opportunity,
      .opportunityContactRole:
      true
    case .people, .programMembers, .activities, .listMembers, .campaignHistory, .syncShadow,
      .runPosition, .flowWaits, .syncPending:
      false
    }
  }

  /// The columns that make the shape: each entry is fulfilled by any of its names.
  ///
  /// Names are compared without letter case.
  var requirements: [[String]] {
    switch self {
    case .campaign: [["Id"], ["Name"]]
    case .campaignMemberStatus: [["CampaignId", "Campaign.Id", "Campaign.Name"], ["Label"]]
    case .campaignMember:
      [
        ["CampaignId", "Campaign.Id", "Campaign.Name"],
        ["LeadId", "ContactId", "Lead.Id", "Contact.Id", "LeadOrContactId"],
      ]
    case .lead, .contact: [["Id"], ["LastName", "Email"]]
    case .opportunity: [["Id"], ["StageName", "CloseDate"]]
    case .opportunityContactRole:
      [["OpportunityId", "Opportunity.Id"], ["ContactId", "Contact.Id"]]
    case .people: [["id", "Person Id", "Lead ID"]]
    case .programMembers: [["leadId"], ["programId", "program"], ["statusName"]]
    case .activities: [["marketoGUID"], ["leadId"], ["activityDate"], ["activityTypeId"]]
    case .listMembers: [["listId", "list"], ["leadId"]]
    case .campaignHistory: [["smartCampaign"], ["leadId"], ["qualifiedAt"]]
    case .syncShadow: [["program"], ["leadId"], ["programStatus"], ["campaignStatus"]]
    case .runPosition: [["runEnd"], ["nextCycle"], ["campaignRuns"], ["recordSerial"]]
    case .flowWaits:
      [
        ["flow"], ["smartCampaign"], ["campaignRun"], ["nextStep"], ["waitUntil"], ["leadId"],
        ["triggerTypeId"], ["triggerAsset"], ["tokens"],
      ]
    case .syncPending:
      [
        ["pending"], ["at"], ["program"], ["sfdcCampaign"], ["leadId"], ["recordId"], ["field"],
        ["detail"], ["message"], ["count"],
      ]
    }
  }

  /// Columns, in small letters, that tell leads and contacts apart.
  static let leadColumns: Set<String> = [
    "company", "isconverted", "convertedcontactid", "convertedaccountid", "converteddate",
    "convertedopportunityid", "status", "rating", "industry",
  ]

  /// Columns, in small letters, that only contacts have.
  static let contactColumns: Set<String> = [
    "accountid", "account.name", "account.id", "reportstoid", "department", "mailingcity",
    "mailingstate", "mailingcountry", "mailingstreet", "mailingpostalcode",
  ]

  /// Whether a column without a meaning for us is an ordinary one of the shape, so that there is
  /// nothing to say about it.
  func isOrdinary(_ column: String) -> Bool {
    guard isSalesforce else { return Self.ordinaryMarketo.contains(column.asciiLowercased) }
    let lower = column.asciiLowercased
    return Self.ordinarySalesforce.contains(lower)
      || self == .campaign && Self.ordinaryCampaign.contains(lower)
      || self == .opportunity && Self.ordinaryOpportunity.contains(lower)
  }

  private static let ordinaryMarketo: Set<String> = ["createdat", "updatedat"]

  private static let ordinarySalesforce: Set<String> = [
    "accountid", "convertedaccountid", "converteddate", "convertedopportunityid", "createdbyid",
    "createddate", "isdeleted", "lastmodifiedbyid", "lastmodifieddate", "ownerid",
    "recordtypeid", "systemmodstamp",
  ]

  private static let ordinaryCampaign: Set<String> = [
    "amountallopportunities", "amountwonopportunities", "budgetedcost",
    "campaignmemberrecordtypeid", "description", "enddate", "expectedresponse", "expectedrevenue",
    "numberofcontacts", "numberofconvertedleads", "numberofleads", "numberofopportunities",
    "numberofresponses", "numberofwonopportunities", "numbersent", "parentid", "startdate",
    "status",
  ]

  private static let ordinaryOpportunity: Set<String> = [
    "campaignid", "contactid", "currencyisocode", "description", "fiscal", "fiscalquarter",
    "fiscalyear", "forecastcategory", "hasopenactivity", "hasopportunitylineitem",
    "hasoverduetask", "isprivate", "lastactivitydate", "lastamountchangedhistoryid",
    "lastclosedatechangedhistoryid", "lastreferenceddate", "laststagechangedate",
    "lastvieweddate", "pricebook2id", "pushcount",
  ]
}

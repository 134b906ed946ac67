import RuleExchange
import SyncState

/// A small set of assets and files that the tests share.
enum SampleWorld {
  static let fields: [Field] = [
    Field("Id", api: "id", .integer, readOnly: true),
    Field("Email Address", api: "email", .email, salesforce: "Email", aliases: ["Email"]),
    Field("First Name", api: "firstName", .string, salesforce: "FirstName"),
    Field("Last Name", api: "lastName", .string, salesforce: "LastName"),
    Field("Company Name", api: "company", .string, salesforce: "Company", company: true),
    Field("Person Score", api: "leadScore", .score),
    Field("Unsubscribed", api: "unsubscribed", .boolean, salesforce: "HasOptedOutOfEmail"),
    Field("Annual Revenue", api: "annualRevenue", .currency, salesforce: "AnnualRevenue"),
    Field("Date of Birth", api: "dateOfBirth", .date),
    Field("Created At", api: "createdAt", .datetime, readOnly: true),
    Field("SFDC Type", api: "sfdcType", .string, readOnly: true),
    Field("SFDC Lead Id", api: "sfdcLeadId", .reference, readOnly: true),
    Field("Favourite Colour", api: "favouriteColour", .string, salesforce: "Colour__c"),
    Field("Notes", api: "notes", .textArea, salesforce: "Description"),
  ]

  static let assets: Assets = {
    var assets = Assets()
    for field in fields { assets.fields.add(field) }
    assets.memberFields = Schema([
      Field("Seat", api: "seat", .string, salesforce: "Seat__c"),
      Field("Guests", api: "guests", .integer, salesforce: "Guests__c"),
      Field("Diet", api: "diet", .string),
    ])
    assets.channels = [
      Channel(
        name: "Webinar",
        statuses: [
          ProgressionStatus(name: "Invited", step: 10),
          ProgressionStatus(name: "Registered", step: 20),
          ProgressionStatus(name: "Attended", step: 40, success: true),
        ])
    ]
    assets.sfdcCampaigns = [
      SFDCCampaign(name: "Nurture", salesforceID: nil, statuses: statuses("Sent", "Responded")),
      SFDCCampaign(
        name: "Q4 Launch", salesforceID: id("701", 1),
        statuses: statuses("Invited", "Registered", "Attended")),
    ]
    assets.programs = [
      program("Autumn", 1001, campaign: nil), program("Q4 Launch", 1002, campaign: 1),
    ]
    assets.lists = [StaticList(name: "Customers", marketoID: 31), StaticList(name: "Partners")]
    assets.smartCampaigns = ["Q4 Launch.01 Register", "Q4 Launch.02 Attend"]
    return assets
  }()

  private static func statuses(_ labels: String...) -> [MemberStatus] {
    labels.map { MemberStatus(label: $0, responded: $0 == labels.last, isDefault: $0 == labels[0]) }
  }

  private static func program(_ name: String, _ id: Int64, campaign: Int?) -> Program {
    Program(
      name: name, marketoID: id, type: .event, channel: ChannelID(0),
      sfdcCampaign: campaign.map { SFDCCampaignID($0) }, periodCosts: [])
  }

  /// Returns a well-formed Salesforce id with 18 characters.
  static func id(_ prefix: String, _ number: Int) -> String {
    let digits = String(number)
    let short = prefix + "Hs" + String(repeating: "0", count: 10 - digits.count) + digits
    return SalesforceID.completed(short)
  }

  /// The files of a state, one of each shape, by name.
  static let files: [(name: String, text: String)] = [
    ("people.csv", people), ("members.csv", programMembers), ("lists.csv", lists),
    ("campaign.csv", campaigns), ("campaign_member_status.csv", campaignStatuses),
    ("campaign_member.csv", campaignMembers), ("lead.csv", leads), ("contact.csv", contacts),
    ("opportunity.csv", opportunities), ("role.csv", opportunityRoles),
    ("history.csv", history), ("shadow.csv", shadows),
  ]

  static let people = """
    id,firstName,lastName,email,company,leadScore,unsubscribed,createdAt,sfdcType,sfdcLeadId,sfdcContactId,favouriteColour,shoeSize
    7,Ada,Byron,ada@example.com,Analytical Ltd,15,false,2017-09-08T16:39:14Z,Lead,\(id("00Q", 7)),null,null,38
    1,Zoë,"Null, ""the"" 2nd",zoe@example.com,null,-3,1,2013-09-26T06:56:35+0000,Contact,null,\(id("003", 1)),blue,null
    12,null,null,x@example.com,,null,0,2016-09-10T23:16:19Z+0000,null,null,null,null,41

    """

  static let programMembers = """
    programId,leadId,statusName,reachedSuccess,reachedSuccessDate,membershipDate,acquiredBy,program,seat,guests
    1002,7,Registered,0,null,2026-10-01,1,Q4 Launch,12A,null
    1002,1,Attended,true,2026-10-02T22:30:00Z,2026-10-01,false,Q4 Launch,null,2
    null,12,Invited,false,null,2026-10-03,false,Autumn,null,null
    1001,1,Not in Program,false,null,2026-10-03,false,Autumn,null,null
    77,1,Whatever,false,null,null,false,Elsewhere,null,null

    """

  static let lists = "listId,list,leadId\n31,,12\n,Partners,1\n31,Customers,1\n"

  static let campaigns = """
    Id,Name,Type,Status,IsActive,ActualCost,StartDate,EndDate,ParentId
    \(id("701", 1)),Q4 Launch,Webinar,Planned,true,1200,2026-10-01,2026-11-30,
    \(id("701", 2)),Nurture,,In Progress,false,,,,
    \(id("701", 3)),Somewhere else,,,true,,,,

    """

  static let campaignStatuses = """
    "ID","CAMPAIGNID","LABEL","HASRESPONDED","ISDEFAULT","SORTORDER"
    \(id("01Y", 3)),\(id("701", 1).prefix(15)),Attended,1,0,3
    \(id("01Y", 1)),\(id("701", 1)),Invited,no,yes,1
    \(id("01Y", 2)),\(id("701", 1)),Registered,false,false,2

    """

  static let campaignMembers = """
    Id,CampaignId,LeadId,ContactId,Status,HasResponded,FirstRespondedDate,CreatedDate,SystemModstamp,SEAT__C
    \(id("00v", 1)),\(id("701", 1)),\(id("00Q", 7)),,Registered,false,,2026-10-01T08:00:00.000Z,2026-10-01T08:00:00.000Z,12A
    \(id("00v", 2)),\(id("701", 1)),,\(id("003", 1).prefix(15)),Attended,true,2026-10-02,2026-10-01T08:00:00.000Z,2026-10-01T08:00:00.000Z,
    \(id("00v", 3)),\(id("701", 2)),\(id("00Q", 8)),,,false,,,,
    \(id("00v", 4)),\(id("701", 3)),\(id("00Q", 8)),,Sent,false,,,,

    """

  static let leads = """
    Id,FirstName,LastName,Company,Email,IsConverted,ConvertedContactId,SystemModstamp,Colour__c
    \(id("00Q", 7)),Ada,Byron,Analytical Ltd,ada@example.com,false,,2026-10-01T08:00:00.000Z,
    \(id("00Q", 8)),Zo,Byron,Old Ltd,zoe@example.com,true,\(id("003", 1)),2026-10-01T08:00:00.000Z,red

    """

  static let contacts = """
    Id,FirstName,LastName,AccountId,Email,SystemModstamp,Account.Name,HasOptedOutOfEmail
    \(id("003", 1)),Zoë,"Null, ""the"" 2nd",\(id("001", 1)),zoe@example.com,2026-10-01T08:00:00.000Z,New Ltd,true

    """

  static let opportunities = """
    Id,Name,StageName,Amount,CloseDate,IsClosed,CampaignId,ContactId,Region__c
    \(id("006", 2)),Renewal,Negotiation,1200.5,2026-11-30,false,\(id("701", 1)),\(id("003", 1)),North
    \(id("006", 1).prefix(15)),"Licences, new",Closed Won,,2026-06-30,true,,,

    """

  static let opportunityRoles = """
    Id,OpportunityId,ContactId,Role,IsPrimary
    \(id("00K", 1)),\(id("006", 1)),\(id("003", 1).prefix(15)),Decision Maker,true
    ,\(id("006", 2).prefix(15)),\(id("003", 1)),,0

    """

  static let history = """
    smartCampaign,leadId,qualifiedAt
    Q4 Launch.01 Register,7,2026-10-01T08:00:00.123Z

    """

  static let shadows = """
    program,leadId,programStatus,campaignStatus
    Q4 Launch,,,
    Q4 Launch,7,Registered,Registered

    """

  /// Loads files and returns state and report.
  static func load(
    _ files: [(name: String, text: String)], policy: BadRowPolicy = .skip, assets: Assets = assets
  ) -> (Mirror, LoadReport) {
    var loader = StateLoader(assets: assets, policy: policy)
    for (name, text) in files { loader.load(file: name, bytes: Array(text.utf8)) }
    return loader.finish()
  }
}

/// Returns a state as one text: its files, one after the other.
func dump(_ mirror: Mirror, _ report: LoadReport? = nil) -> String {
  StateWriter(mirror, report: report).files()
    .map { "== \($0.name)\n" + String(decoding: $0.bytes, as: UTF8.self) }.joined()
}

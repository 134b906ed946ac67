public import SyncState

/// What is known about a type of log entry (CAT-8): its names, what it is about, what it says, and
/// how long Marketo keeps it.
public struct ActivityFacts: Sendable {
  /// The type.
  public let type: ActivityType
  /// The name in the log, such as `Add to SFDC Campaign`.
  public let name: String
  /// The screen name of the trigger that fires on it; nil when none does.
  public let trigger: String?
  /// What it is about.
  public let subject: Subject
  /// The attributes in the order of the log, those aside that hold texts of their own.
  public let attributes: [LogAttribute]
  /// How long filters that look back see it; nil for ever (CAT-2.3).
  public let retention: Period?
  /// Whether it is something that people do or that is done to them from outside.
  public let isBehaviour: Bool

  /// What entries of a type are about: their primary attribute.
  public enum Subject: Sendable {
    /// Nothing.
    case nothing
    /// A field of the person.
    case field
    /// A program.
    case program
    /// A static list.
    case list
    /// A Salesforce campaign.
    case sfdcCampaign
    /// A smart campaign.
    case campaign
    /// Something that is known by its name only.
    case name
  }

  /// An attribute under its name in the log.
  public struct LogAttribute: Sendable {
    /// The attribute.
    public let attribute: ActivityAttribute
    /// The name, such as `New Value`.
    public let name: String
  }

  private init(
    _ type: ActivityType, _ name: String, trigger: String? = nil, about subject: Subject,
    says attributes: [(ActivityAttribute, String)] = [], kept retention: Period? = Retention.usual,
    isBehaviour: Bool = false
  ) {
    self.type = type
    self.name = name
    self.trigger = trigger
    self.subject = subject
    self.attributes = attributes.map { LogAttribute(attribute: $0, name: $1) }
    self.retention = retention
    self.isBehaviour = isBehaviour
  }

  private static func behaviour(
    _ type: ActivityType, _ name: String, trigger: String, kept: Period? = Retention.usual
  ) -> ActivityFacts {
    ActivityFacts(type, name, trigger: trigger, about: .name, kept: kept, isBehaviour: true)
  }
}

/// How long Marketo keeps entries: two weeks, 90 days for what there is much of, else 25 months.
private enum Retention {
  static let short = Period(14, .day)
  static let frequent = Period(90, .day)
  static let usual = Period(25, .month)
}

extension ActivityFacts {
  /// The facts about every type, by id.
  public static let all: [ActivityFacts] =
    (web + mail + people + salesforce + lists + programs + control + sales + encounters
    + divisions)
    .sorted { $0.type < $1.type }

  fileprivate static let byType = {
    var table = ActivityTypeTable(repeating: ActivityFacts?.none)
    for facts in all { table[facts.type] = facts }
    return table
  }()

  private static let web: [ActivityFacts] = [
    behaviour(
      .visitWebpage, "Visit Webpage", trigger: "Visits Web Page", kept: Retention.frequent),
    behaviour(.fillOutForm, "Fill Out Form", trigger: "Fills Out Form"),
    behaviour(.clickLink, "Click Link", trigger: "Clicks Link", kept: Retention.frequent),
  ]

  private static let mail: [ActivityFacts] = [
    ActivityFacts(.sendEmail, "Send Email", about: .name, kept: Retention.frequent),
    behaviour(
      .emailDelivered, "Email Delivered", trigger: "Email is Delivered", kept: Retention.frequent),
    behaviour(.emailBounced, "Email Bounced", trigger: "Email Bounces"),
    behaviour(.unsubscribeEmail, "Unsubscribe Email", trigger: "Unsubscribes from Email"),
    behaviour(.openEmail, "Open Email", trigger: "Opens Email"),
    behaviour(.clickEmail, "Click Email", trigger: "Clicks Link in Email"),
    behaviour(.emailBouncedSoft, "Email Bounced Soft", trigger: "Email Bounces Soft"),
    ActivityFacts(.sendAlert, "Send Alert", trigger: "Sent Alert", about: .name),
  ]

  private static let people: [ActivityFacts] = [
    ActivityFacts(
      .newLead, "New Lead", trigger: "Person is Created", about: .nothing,
      says: [(.source, "Source Type"), (.createdDate, "Created Date")], kept: nil),
    ActivityFacts(
      .changeDataValue, "Change Data Value", trigger: "Data Value Changes", about: .field,
      says: [
        (.newValue, "New Value"), (.oldValue, "Old Value"), (.reason, "Reason"),
        (.source, "Source"),
      ], kept: Retention.frequent),
    ActivityFacts(
      .changeScore, "Change Score", trigger: "Score is Changed", about: .field,
      says: [
        (.change, "Change Value"), (.newValue, "New Value"), (.oldValue, "Old Value"),
        (.reason, "Reason"),
      ], kept: Retention.frequent),
    ActivityFacts(.mergeLeads, "Merge Leads", about: .nothing),
    ActivityFacts(.deleteLead, "Delete Lead", about: .nothing, kept: Retention.short),
    ActivityFacts(
      .interestingMoment, "Interesting Moment", trigger: "Has Interesting Moment", about: .name),
  ]

  private static let salesforce: [ActivityFacts] = [
    ActivityFacts(
      .syncLeadToSFDC, "Sync Lead to SFDC", trigger: "Person is Synced to SFDC", about: .nothing,
      kept: Retention.frequent),
    ActivityFacts(
      .convertLead, "Convert Lead", trigger: "Person is Converted", about: .nothing),
    ActivityFacts(.sfdcMergeLeads, "SFDC Merge Leads", about: .nothing),
    ActivityFacts(.changeOwner, "Change Owner", trigger: "Owner Changes", about: .name),
    ActivityFacts(
      .syncLeadUpdatesToSFDC, "Sync Lead Updates to SFDC", about: .nothing,
      kept: Retention.frequent),
    ActivityFacts(
      .deleteLeadFromSFDC, "Delete Lead from SFDC", trigger: "Person is Deleted from SFDC",
      about: .nothing),
    ActivityFacts(
      .addToSFDCCampaign, "Add to SFDC Campaign", trigger: "Added to SFDC Campaign",
      about: .sfdcCampaign, says: [(.newValue, "Status")]),
    ActivityFacts(
      .removeFromSFDCCampaign, "Remove from SFDC Campaign", trigger: "Removed from SFDC Campaign",
      about: .sfdcCampaign),
    ActivityFacts(
      .changeStatusInSFDCCampaign, "Change Status in SFDC Campaign",
      trigger: "Status is Changed in SFDC Campaign", about: .sfdcCampaign,
      says: [(.oldValue, "Old Status"), (.newValue, "New Status")]),
  ]

  private static let divisions: [ActivityFacts] = [
    ActivityFacts(
      .changeLeadPartition, "Change Lead Partition", trigger: "Person Partition Changes",
      about: .field,
      says: [
        (.newValue, "New Partition"), (.oldValue, "Old Partition"), (.reason, "Reason"),
      ]),
    ActivityFacts(
      .changeRevenueStage, "Change Revenue Stage", trigger: "Revenue Stage is Changed",
      about: .field,
      says: [(.newValue, "New Stage"), (.oldValue, "Old Stage"), (.reason, "Reason")]),
    ActivityFacts(
      .changeRevenueStageManually, "Change Revenue Stage Manually",
      trigger: "Manual Stage Change", about: .field,
      says: [(.newValue, "New Stage"), (.oldValue, "Old Stage"), (.reason, "Reason")]),
    ActivityFacts(
      .changeSegment, "Change Segment", trigger: "Segment Changes", about: .field,
      says: [(.newValue, "New Segment"), (.oldValue, "Old Segment")]),
  ]

  private static let lists: [ActivityFacts] = [
    ActivityFacts(
      .addToList, "Add to List", trigger: "Added to List", about: .list, kept: Retention.frequent),
    ActivityFacts(.removeFromList, "Remove from List", trigger: "Removed from List", about: .list),
  ]

  private static let programs: [ActivityFacts] = [
    ActivityFacts(
      .changeStatusInProgression, "Change Status in Progression",
      trigger: "Program Status is Changed", about: .program,
      says: [
        (.oldValue, "Old Status"), (.newValue, "New Status"), (.acquiredBy, "Acquired By"),
        (.success, "Success"), (.reason, "Reason"),
      ]),
    ActivityFacts(
      .changeProgramMemberData, "Change Program Member Data",
      trigger: "Program Member Data is Changed", about: .program,
      says: [
        (.newValue, "New Value"), (.oldValue, "Old Value"), (.reason, "Reason"),
        (.source, "Source"),
      ]),
    ActivityFacts(
      .addToNurture, "Add to Nurture", trigger: "Added to Nurture", about: .program,
      says: [(.newValue, "Track Name")]),
    ActivityFacts(
      .changeNurtureTrack, "Change Nurture Track", trigger: "Nurture Track Changes",
      about: .program, says: [(.newValue, "Track Name"), (.oldValue, "Previous Track Name")]),
    ActivityFacts(
      .changeNurtureCadence, "Change Nurture Cadence", trigger: "Nurture Cadence Changes",
      about: .program, says: [(.newValue, "New Nurture Cadence")]),
  ]

  private static let control: [ActivityFacts] = [
    ActivityFacts(
      .requestCampaign, "Request Campaign", trigger: "Campaign is Requested", about: .campaign,
      says: [(.source, "Source")], kept: Retention.frequent),
    ActivityFacts(.callWebhook, "Call Webhook", trigger: "Webhook is Called", about: .name),
    ActivityFacts(
      .executeCampaign, "Executed Campaign", about: .campaign, says: [(.qualified, "Qualified")]),
  ]

  private static let sales: [ActivityFacts] = [
    behaviour(.addToOpportunity, "Add to Opportunity", trigger: "Added to Opportunity"),
    behaviour(
      .removeFromOpportunity, "Remove from Opportunity", trigger: "Removed from Opportunity"),
    ActivityFacts(
      .updateOpportunity, "Update Opportunity", trigger: "Opportunity is Updated", about: .name,
      says: [(.newValue, "New Value"), (.oldValue, "Old Value")], kept: Retention.frequent,
      isBehaviour: true),
    behaviour(.sendSalesEmail, "Send Sales Email", trigger: "Is Sent Sales Email"),
    behaviour(.openSalesEmail, "Open Sales Email", trigger: "Opens Sales Email"),
    behaviour(.clickSalesEmail, "Click Sales Email", trigger: "Clicks Link in Sales Email"),
    behaviour(.receiveSalesEmail, "Receive Sales Email", trigger: "Sales Email is Received"),
    behaviour(.salesEmailBounced, "Sales Email Bounced", trigger: "Sales Email Bounces"),
    behaviour(.replyToSalesEmail, "Reply to Sales Email", trigger: "Replies to Sales Email"),
    behaviour(
      .sendForwardToFriendEmail, "Send Forward to Friend Email",
      trigger: "Sent Forward to Friend Email"),
    behaviour(
      .receiveForwardToFriendEmail, "Receive Forward to Friend Email",
      trigger: "Received Forward to Friend Email"),
    ActivityFacts(
      .pushLeadToMarketo, "Push Lead to Marketo", trigger: "Person is Pushed to Marketo",
      about: .name, says: [(.reason, "Reason"), (.source, "Source")], isBehaviour: true),
    behaviour(.sfdcActivity, "SFDC Activity", trigger: "Activity is Logged"),
    behaviour(.sfdcActivityUpdated, "SFDC Activity Updated", trigger: "Activity is Updated"),
  ]

  /// Webinars, chats and text messages.
  private static let encounters: [ActivityFacts] = [
    behaviour(.attendEvent, "Attend Event", trigger: "Attends event"),
    behaviour(
      .askQuestionsDuringEvent, "Ask Questions During Event", trigger: "Asks questions during event"
    ),
    behaviour(.respondToPoll, "Respond to a Poll", trigger: "Responds to a Poll"),
    behaviour(.respondToSurvey, "Respond to a Survey", trigger: "Responds to a Survey"),
    behaviour(.clickEventLink, "Click on a Link", trigger: "Clicks on a Link"),
    behaviour(.downloadAsset, "Download an Asset", trigger: "Downloads an asset"),
    behaviour(.engageWithDialogue, "Engage with a Dialogue", trigger: "Engages with a Dialogue"),
    behaviour(
      .engageWithAgentInDialogue, "Engage with an Agent in Dialogue",
      trigger: "Engages with an Agent in Dialogue"),
    behaviour(
      .documentInDialogue, "Interact with Document in Dialogue",
      trigger: "Interacts with Document in Dialogue"),
    behaviour(.reachDialogueGoal, "Reach Dialogue Goal", trigger: "Reaches Dialogue Goal"),
    behaviour(
      .scheduleMeetingInDialogue, "Schedule Meeting in Dialogue",
      trigger: "Schedules Meeting in Dialogue"),
    behaviour(
      .engageWithFlow, "Engage with a Conversational Flow",
      trigger: "Engages with a Conversational Flow"),
    behaviour(
      .engageWithAgentInFlow, "Engage with an Agent in Conversational Flow",
      trigger: "Engages with an Agent in Conversational Flow"),
    behaviour(
      .documentInFlow, "Interact with Document in Conversational Flow",
      trigger: "Interacts with Document in Conversational Flow"),
    behaviour(
      .reachFlowGoal, "Reach Goal in Conversational Flow",
      trigger: "Reaches Goal in Conversational Flow"),
    behaviour(
      .scheduleMeetingInFlow, "Schedule Meeting in Conversational Flow",
      trigger: "Schedules Meeting in Conversational Flow"),
    behaviour(.clickSMSLink, "Click Link in SMS Message", trigger: "Clicks Link in SMS Message"),
    behaviour(.smsBounced, "SMS Message Bounced", trigger: "SMS Message Bounces"),
    behaviour(.smsDelivered, "SMS Message Delivered", trigger: "SMS Message is Delivered"),
  ]
}

extension ActivityType {
  /// What is known about the type.
  public var facts: ActivityFacts {
    guard let facts = ActivityFacts.byType[self] else {
      preconditionFailure("there are facts about every type; \(rawValue) has none")
    }
    return facts
  }

  /// The name in the log, such as `Add to SFDC Campaign`.
  public var name: String { facts.name }

  /// The screen name of the trigger that fires on entries of this type, or the name in the log.
  var triggerLabel: String { facts.trigger ?? facts.name }
}

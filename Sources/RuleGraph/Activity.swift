public import SyncState

/// A type of entry in Marketo's activity log; the raw value is the published id (CAT-8).
public enum ActivityType: UInt16, Sendable, CaseIterable, Comparable {
  /// Visit Webpage.
  case visitWebpage = 1
  /// Fill Out Form.
  case fillOutForm = 2
  /// Click Link.
  case clickLink = 3
  /// Send Email.
  case sendEmail = 6
  /// Email Delivered.
  case emailDelivered = 7
  /// Email Bounced.
  case emailBounced = 8
  /// Unsubscribe Email.
  case unsubscribeEmail = 9
  /// Open Email.
  case openEmail = 10
  /// Click Email.
  case clickEmail = 11
  /// New Lead.
  case newLead = 12
  /// Change Data Value.
  case changeDataValue = 13
  /// Sync Lead to SFDC.
  case syncLeadToSFDC = 19
  /// Convert Lead.
  case convertLead = 21
  /// Change Score.
  case changeScore = 22
  /// Change Owner.
  case changeOwner = 23
  /// Add to List.
  case addToList = 24
  /// Remove from List.
  case removeFromList = 25
  /// Email Bounced Soft.
  case emailBouncedSoft = 27
  /// Sync Lead Updates to SFDC.
  case syncLeadUpdatesToSFDC = 28
  /// Delete Lead from SFDC.
  case deleteLeadFromSFDC = 29
  /// Delete Lead.
  case deleteLead = 37
  /// Send Alert.
  case sendAlert = 38
  /// Add to SFDC Campaign.
  case addToSFDCCampaign = 42
  /// Remove from SFDC Campaign.
  case removeFromSFDCCampaign = 43
  /// Change Status in SFDC Campaign.
  case changeStatusInSFDCCampaign = 44
  /// Interesting Moment.
  case interestingMoment = 46
  /// Request Campaign.
  case requestCampaign = 47
  /// Change Status in Progression.
  case changeStatusInProgression = 104
  /// Call Webhook.
  case callWebhook = 110
  /// Change Program Member Data.
  case changeProgramMemberData = 123
  /// An executed campaign; the vendor publishes no id, so the number is ours.
  case executeCampaign = 9001

  /// Orders types by id.
  public static func < (left: ActivityType, right: ActivityType) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What an activity is about: the primary attribute of its log entry.
public enum ActivityAsset: Hashable, Sendable {
  /// Nothing.
  case none
  /// A field of the person (types 13 and 22).
  case field(FieldID)
  /// A program (types 104 and 123).
  case program(ProgramID)
  /// A static list (types 24 and 25).
  case list(ListID)
  /// A Salesforce campaign (types 42, 43 and 44).
  case sfdcCampaign(SFDCCampaignID)
  /// A smart campaign (type 47 and executed campaigns).
  case campaign(CampaignID)
  /// An asset known only by name: an email, a form, a page.
  case named(TextID)
}

/// An attribute of an activity that a trigger may constrain.
public enum ActivityAttribute: String, Sendable, CaseIterable {
  /// The value or status before.
  case oldValue
  /// The value or status after.
  case newValue
  /// The numeric difference of a score.
  case change
  /// Why it happened.
  case reason
  /// Where it came from; for a request, the kind of caller (SC-X3).
  case source
  /// Whether this change reached success (SC-M9).
  case success
  /// Whether the program acquired the person (SC-M10).
  case acquiredBy
  /// Whether the person qualified for an executed campaign (SC-X2).
  case qualified
  /// When a person came into being, which is when the entry was written.
  case createdDate
  /// The form through which a person came into being.
  case formName
  /// The list with which a person was imported.
  case listName
  /// *SFDC Type* when a person came into being.
  case sfdcType
  /// *Person Source* when a person came into being.
  case leadSource
  /// What an interesting moment says.
  case description
  /// To whom an alert goes: the owner of the person or of the account.
  case recipient
  /// The other addresses that an alert goes to.
  case otherRecipients
  /// What a webhook answered.
  case response
  /// The page on which a form was filled out or a link clicked.
  case webPage
  /// The page from which the person came.
  case referrer
  /// The query of the address of a page.
  case queryString
  /// The address of the person's computer.
  case clientIP
  /// The link in an email.
  case link
  /// The custom field of a program member that was changed.
  case memberField

  /// The name in the log of an attribute that holds a text of its own; nil for those that every
  /// type of activity spells in its own way (CAT-8).
  public var logName: String? {
    switch self {
    case .formName: "Form Name"
    case .listName: "List Name"
    case .sfdcType: "SFDC Type"
    case .leadSource: "Lead Source"
    case .description: "Description"
    case .recipient: "Send To"
    case .otherRecipients: "Other Recipients"
    case .response: "Response"
    case .webPage: "Webpage ID"
    case .referrer: "Referrer URL"
    case .queryString: "Query Parameters"
    case .clientIP: "Client IP Address"
    case .link: "Link"
    case .memberField: "Attribute Name"
    case .oldValue, .newValue, .change, .reason, .source, .success, .acquiredBy, .qualified,
      .createdDate:
      nil
    }
  }
}

/// An attribute of an activity that holds a text.
public struct AttributeText: Hashable, Sendable {
  /// The attribute.
  public let attribute: ActivityAttribute
  /// The text.
  public let text: TextID

  /// Creates an attribute with its text.
  public init(_ attribute: ActivityAttribute, _ text: TextID) {
    self.attribute = attribute
    self.text = text
  }
}

public import SyncState

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
  /// The Marketo ids of those who went up in another person.
  case mergedPeople
  /// Whether a merge changed fields of the person who stays.
  case masterUpdated
  /// Whether merged people are in Salesforce.
  case mergedInSales
  /// Who of sales sent an email.
  case sentBy
  /// Who of sales received an email.
  case receivedBy
  /// The subject of a task or event in Salesforce.
  case subject
  /// The status of a task or event in Salesforce.
  case status
  /// The priority of a task or event in Salesforce.
  case priority
  /// The owner of a task or event in Salesforce.
  case activityOwner
  /// The role of a person in an opportunity.
  case role
  /// The stage of an opportunity.
  case stage

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
    case .mergedPeople: "Merge IDs"
    case .masterUpdated: "Master Updated"
    case .mergedInSales: "Merged in Sales"
    case .sentBy: "Sent by"
    case .receivedBy: "Received by"
    case .subject: "Subject"
    case .status: "Status"
    case .priority: "Priority"
    case .activityOwner: "Activity Owner"
    case .role: "Role"
    case .stage: "Stage"
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

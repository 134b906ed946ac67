public import SyncState

/// A change of what stands between Marketo and Salesforce: what Salesforce refuses, and when either
/// side is out of reach (CS-L5, CS-E1).
public enum ConnectionChange: Hashable, Sendable {
  /// A validation rule applies from now on.
  case startValidation(ValidationRule)
  /// A validation rule applies no more.
  case endValidation(TextID)
  /// A duplicate rule applies from now on: no lead is created with a value of the field that a lead
  /// or contact has already.
  case startDuplicateRule(FieldID, length: Period?)
  /// The duplicate rule about a field applies no more.
  case endDuplicateRule(FieldID)
  /// The person's record is locked, perhaps for a time.
  case lock(length: Period?)
  /// The person's record is not locked any more.
  case unlock
  /// A side is out of service, for a time, for a number of cycles, or both.
  case outage(OutageSide, length: Period?, cycles: Int?)
  /// Salesforce takes only so many calls; nil means no limit.
  case limitCalls(perDay: Int?, perCycle: Int?)
  /// The next writes reach Salesforce, but their replies get lost.
  case loseReplies(Int)
}

/// A side that can be out of service.
public enum OutageSide: String, Hashable, Sendable, CaseIterable {
  /// All of Salesforce: nobody can do anything there.
  case salesforce
  /// The sync of Marketo: no cycle runs; flow steps reach Salesforce (CS-P8).
  case marketo
}

/// A validation rule of Salesforce: what it refuses, and what it says then (CS-L5).
public struct ValidationRule: Hashable, Sendable {
  /// The name.
  public let name: TextID
  /// What it looks at.
  public let object: Object
  /// The campaign to whose members it is restricted; for campaign members only.
  public var campaign: SFDCCampaignID?
  /// The member status to which it is restricted; for campaign members only.
  public var status: TextID?
  /// The condition on a field of the lead or contact under which it refuses; nil for always.
  public var condition: FieldTest?
  /// What Salesforce answers.
  public let message: TextID
  /// How long it applies; nil until it is ended.
  public var length: Period?

  /// The objects that a validation rule can look at.
  public enum Object: String, Hashable, Sendable, CaseIterable {
    /// Leads.
    case lead
    /// Contacts.
    case contact
    /// Campaign members.
    case campaignMember = "campaign_member"
  }

  /// A condition on a field.
  public struct FieldTest: Hashable, Sendable {
    /// The field.
    public let field: FieldID
    /// The condition.
    public let test: ValueTest

    /// Creates a condition.
    public init(_ field: FieldID, _ test: ValueTest) {
      self.field = field
      self.test = test
    }
  }

  /// Creates a rule that refuses everything of an object; the other properties are set afterwards.
  public init(name: TextID, object: Object, message: TextID) {
    self.name = name
    self.object = object
    self.message = message
  }
}

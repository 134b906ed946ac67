/// A member status of a Salesforce campaign.
public struct MemberStatus: Sendable, Hashable {
  /// The label: at most 40 characters to be usable on members.
  public var label: String
  /// Whether members who hold it count as responded.
  public var hasResponded: Bool
  /// Whether it is given to members who are added without a status (SF-M4).
  public var isDefault: Bool
  /// Whether it was deleted in Salesforce; it stays in its list so that positions stay valid.
  public var isDeleted = false

  /// Creates a member status.
  public init(label: String, responded: Bool = false, isDefault: Bool = false) {
    self.label = label
    hasResponded = responded
    self.isDefault = isDefault
  }

  /// The largest number of characters of a label that members can hold: a member.s status is a
  /// picklist of this width.
  public static let labelCharactersMax = 40
}

/// A Salesforce campaign as declared.
public struct SFDCCampaign: Sendable {
  /// The name.
  public let name: String
  /// The Salesforce id with 18 characters, when declared.
  public let salesforceID: String?
  /// Whether the sync user can see it (CS-P5).
  public let isVisible: Bool
  /// The member statuses in sort order.
  public let statuses: [MemberStatus]

  /// Creates a Salesforce campaign.
  public init(name: String, salesforceID: String?, isVisible: Bool = true, statuses: [MemberStatus])
  {
    self.name = name
    self.salesforceID = salesforceID
    self.isVisible = isVisible
    self.statuses = statuses
  }
}

public import SyncState

/// A trigger as the interpreter knows it: a type of activity, its asset, and constraints that must
/// all hold for the same activity (SC-C8).
public struct EventPattern: Hashable, Sendable {
  /// The type of activity.
  public let type: ActivityType
  /// The asset.
  public let asset: Asset
  /// The constraints, all of which must hold.
  public let constraints: [Constraint]

  /// Which asset the activity must be about.
  public enum Asset: Hashable, Sendable {
    /// Whatever it is.
    case any
    /// A field of the person.
    case field(AssetTest<FieldID>)
    /// A program.
    case program(AssetTest<ProgramID>)
    /// A static list.
    case list(AssetTest<ListID>)
    /// A Salesforce campaign.
    case sfdcCampaign(AssetTest<SFDCCampaignID>)
    /// A smart campaign.
    case campaign(AssetTest<CampaignID>)
    /// An asset known only by name.
    case named(ValueTest)
  }

  /// A condition on an attribute of the activity.
  public struct Constraint: Hashable, Sendable {
    /// The attribute.
    public let attribute: ActivityAttribute
    /// The condition.
    public let test: ValueTest

    /// Creates a condition on an attribute.
    public init(_ attribute: ActivityAttribute, _ test: ValueTest) {
      self.attribute = attribute
      self.test = test
    }
  }

  /// Creates a pattern.
  public init(_ type: ActivityType, _ asset: Asset = .any, _ constraints: [Constraint] = []) {
    self.type = type
    self.asset = asset
    self.constraints = constraints
  }
}

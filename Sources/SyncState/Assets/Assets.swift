/// A static list as declared.
public struct StaticList: Sendable {
  /// The name, with its program in front when it is a local asset: `Program.List`.
  public let name: String
  /// The numeric Marketo id, when declared.
  public let marketoID: Int64?

  /// Creates a static list.
  public init(name: String, marketoID: Int64? = nil) {
    self.name = name
    self.marketoID = marketoID
  }
}

/// Everything with a name that rules and data both refer to; the frame of a ``Mirror``.
public struct Assets: Sendable {
  /// The fields of people.
  public var fields = Schema()
  /// The custom fields of program members (CS-C1).
  public var memberFields = Schema()
  /// The channels, by name.
  public var channels: [Channel] = []
  /// The programs, by name.
  public var programs: [Program] = []
  /// The Salesforce campaigns, by name.
  public var sfdcCampaigns: [SFDCCampaign] = []
  /// The static lists, by name.
  public var lists: [StaticList] = []
  /// What divides people into places: the partitions, the segmentations and the revenue models, each
  /// by name.
  public var divisions: [Division] = []
  /// The qualified names (`Program.Campaign`) of the smart campaigns, by qualified name.
  public var smartCampaigns: [String] = []

  /// Creates an empty set of assets.
  public init() {}

  /// Returns the statuses of a program's channel.
  public func statuses(of program: ProgramID) -> [ProgressionStatus] {
    channels[programs[program.index].channel.index].statuses
  }

  /// Returns the channel of a program.
  public func channel(of program: ProgramID) -> Channel {
    channels[programs[program.index].channel.index]
  }
}

/// A progression status of a channel (SC-M4).
public struct ProgressionStatus: Sendable, Hashable {
  /// The name, which is also the key of the sync (CS-S3).
  public let name: String
  /// The step number, 0 for Not in Program; a change never goes to a lower one (SC-M5).
  public let step: Int
  /// Whether reaching it is success (SC-M9).
  public let isSuccess: Bool
  /// Whether it is hidden: kept by those who hold it, not offered any more (SC-M11).
  public let isHidden: Bool

  /// Creates a progression status.
  public init(name: String, step: Int, success: Bool = false, hidden: Bool = false) {
    self.name = name
    self.step = step
    isSuccess = success
    isHidden = hidden
  }

  /// The status at step 0 that every channel has; setting it removes the person (SC-M7).
  public static let notInProgram = ProgressionStatus(name: "Not in Program", step: 0)
}

/// A channel: the kind of a program and its progression statuses.
public struct Channel: Sendable {
  /// The name; the sync writes it to Salesforce as the campaign's type (CS-D1).
  public let name: String
  /// The statuses; position 0 is *Not in Program*, the others by step, then as declared.
  public let statuses: [ProgressionStatus]

  /// Creates a channel; `statuses` excludes *Not in Program*, which is added at position 0.
  public init(name: String, statuses: [ProgressionStatus]) {
    self.name = name
    self.statuses = [.notInProgram] + statuses
  }

  /// The status that people get who become members without one: the first that is not hidden.
  public var firstStatus: StatusIndex? {
    statuses.indices.dropFirst().first { !statuses[$0].isHidden }.map { StatusIndex($0) }
  }

  /// Returns the position of a status by its exact name.
  public func status(named name: String) -> StatusIndex? {
    statuses.firstIndex { sameBytes($0.name, name) }.map { StatusIndex($0) }
  }

  /// Returns the position of the status that has a name by a reading of CS-S3.
  public func status(named name: String, by names: SyncSettings.StatusNames) -> StatusIndex? {
    if let exact = status(named: name) { return exact }
    guard names != .exact else { return nil }
    return statuses.firstIndex { names.areSame($0.name, name) }.map { StatusIndex($0) }
  }
}

/// A position in the status list of a channel or of a Salesforce campaign.
@frozen public struct StatusIndex: DenseID {
  /// The position, from 0.
  public let rawValue: UInt32
  /// Creates a position.
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  /// *Not in Program*, the first status of every channel.
  public static let notInProgram = StatusIndex(UInt32(0))
}

/// A position in the list of streams of an engagement program.
@frozen public struct StreamIndex: DenseID {
  /// The position, from 0; the first stream is where people begin (SC-M13).
  public let rawValue: UInt32
  /// Creates a position.
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// The type of a Marketo program.
public enum ProgramType: String, Sendable, CaseIterable {
  /// Whatever is not one of the others.
  case `default`
  /// A webinar, trade show or the like.
  case event
  /// A single mailing.
  case email
  /// A nurture program with streams.
  case engagement
}

/// A monthly period cost of a program (CS-D2, CS-D9).
public struct PeriodCost: Sendable, Hashable {
  /// The first day of the month.
  public let month: CivilDate
  /// The amount: a whole number of the subscription's currency.
  public let amount: Int64

  /// Creates a period cost.
  public init(month: CivilDate, amount: Int64) {
    self.month = month
    self.amount = amount
  }
}

/// A Marketo program as declared.
public struct Program: Sendable {
  /// The name.
  public let name: String
  /// The numeric Marketo id, when declared; extracts may name programs by it.
  public let marketoID: Int64?
  /// The type.
  public let type: ProgramType
  /// The channel.
  public let channel: ChannelID
  /// The Salesforce campaign that the program is mapped to (CS-M1).
  public let sfdcCampaign: SFDCCampaignID?
  /// The period costs, by month.
  public let periodCosts: [PeriodCost]
  /// The names of the streams, in order; only engagement programs have some.
  public let streams: [String]
  /// What the program is for.
  public let description: String

  /// Creates a program.
  public init(
    name: String, marketoID: Int64?, type: ProgramType, channel: ChannelID,
    sfdcCampaign: SFDCCampaignID?, periodCosts: [PeriodCost], streams: [String] = [],
    description: String = ""
  ) {
    self.name = name
    self.marketoID = marketoID
    self.type = type
    self.channel = channel
    self.sfdcCampaign = sfdcCampaign
    self.periodCosts = periodCosts
    self.streams = streams
    self.description = description
  }
}

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

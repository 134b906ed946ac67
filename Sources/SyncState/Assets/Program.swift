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

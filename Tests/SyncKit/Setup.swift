import RuleGraph
package import SyncState

/// A small world for tests: what is in it before the run.
package struct Setup: Sendable {
  package var statuses: [ProgressionStatus]
  package var channelName: String
  /// For each program the campaign it is mapped to.
  package var mapping: [Int?]
  package var programType = ProgramType.event
  /// The period costs, a month after the other from the beginning of 1970 on.
  package var periodCosts: [Int64]
  package var campaigns: [[MemberStatus]]
  package var hiddenCampaigns: Set<Int>
  package var people: [Person]
  /// Records that no person is linked to, with their campaign memberships.
  package var strangers: [(kind: RecordKind, members: [Int: String])] = []
  package var settings: SyncSettings
  /// The custom fields of program members.
  package var memberFields: [Field] = []
  /// When the run begins.
  package var start = Instant(millisecondsSince1970: 0)

  package init(
    statuses: [ProgressionStatus] = Setup.channel, channelName: String = "Webinar",
    mapping: [Int?] = [0], periodCosts: [Int64] = [], campaigns: [[MemberStatus]] = [Setup.labels],
    hiddenCampaigns: Set<Int> = [], people: [Person] = [], settings: SyncSettings = SyncSettings()
  ) {
    self.statuses = statuses
    self.channelName = channelName
    self.mapping = mapping
    self.periodCosts = periodCosts
    self.campaigns = campaigns
    self.hiddenCampaigns = hiddenCampaigns
    self.people = people
    self.settings = settings
  }

  package static let channel = [
    ProgressionStatus(name: "Registered", step: 10),
    ProgressionStatus(name: "Waitlisted", step: 10),
    ProgressionStatus(name: "Attended", step: 20, success: true),
    ProgressionStatus(name: "Legacy", step: 15, hidden: true),
  ]

  package static let labels = [
    MemberStatus(label: "Registered", isDefault: true), MemberStatus(label: "Waitlisted"),
    MemberStatus(label: "Attended", responded: true),
  ]

  package struct Person: Sendable {
    package var record: RecordKind?
    /// The status in each program.
    package var programs: [Int: String]
    /// The status in each campaign.
    package var members: [Int: String]
    package var lastName: String?
    package var company: String?

    package init(
      record: RecordKind? = nil, programs: [Int: String] = [:], members: [Int: String] = [:],
      lastName: String? = "Doe", company: String? = "Acme"
    ) {
      self.record = record
      self.programs = programs
      self.members = members
      self.lastName = lastName
      self.company = company
    }
  }
}

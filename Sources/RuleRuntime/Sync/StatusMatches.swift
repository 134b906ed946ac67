import RuleGraph
import SyncState

/// Which statuses of mapped programs and of their campaigns have the same name (CS-S3), worked out
/// once for each list of statuses.
struct StatusMatches: Sendable {
  /// The statuses of one campaign and of the program that was mapped to it.
  private struct Pair {
    var program: ProgramID?
    /// The revision of the campaign's list that was compared.
    var revision = 0
    /// The program status of each member status.
    var programStatuses: [StatusIndex?] = []
    /// The member status of each program status, nil where it is not as plain as that.
    var memberStatuses: [StatusIndex?] = []
  }

  private var pairs: [Pair]
  /// When names are the same (CS-S3).
  private let names: SyncSettings.StatusNames

  /// Knows nothing about some campaigns.
  init(campaignCount: Int, names: SyncSettings.StatusNames) {
    pairs = Array(repeating: Pair(), count: campaignCount)
    self.names = names
  }

  /// Whether a program and a campaign were compared, whose list has a revision now.
  @inline(__always) func holds(
    for program: ProgramID, _ campaign: SFDCCampaignID, revision: Int
  ) -> Bool {
    pairs[campaign.index].program == program && pairs[campaign.index].revision == revision
  }

  /// The program status that a member status of a compared campaign matches, nil for none.
  @inline(__always) func programStatus(
    for status: StatusIndex, of campaign: SFDCCampaignID
  ) -> StatusIndex? {
    pairs[campaign.index].programStatuses[status.index]
  }

  /// The member status that a program status matches; nil for none, or none that members can have.
  @inline(__always) func memberStatus(
    for status: StatusIndex, of campaign: SFDCCampaignID
  ) -> StatusIndex? {
    pairs[campaign.index].memberStatuses[status.index]
  }

  /// Compares the statuses of a program and of a campaign.
  mutating func compare(
    _ program: ProgramID, _ campaign: SFDCCampaignID, in state: inout RunState
  ) {
    let revision = state.mirror.campaigns[campaign.index].revision
    guard !holds(for: program, campaign, revision: revision) else { return }
    let channel = state.graph.assets.channel(of: program)
    let members = state.mirror.campaigns[campaign.index].statuses
    pairs[campaign.index] = Pair(
      program: program, revision: revision,
      programStatuses: members.map { channel.programStatus(of: $0, by: names) },
      memberStatuses: channel.statuses.map {
        $0.isTooLongForLabel ? nil : members.position(of: $0.name, by: names)
      })
  }
}

extension Channel {
  /// The program status with the label of a member status (CS-S3, CS-S6).
  fileprivate func programStatus(
    of status: MemberStatus, by names: SyncSettings.StatusNames
  ) -> StatusIndex? {
    let found = self.status(named: status.label, by: names)
    return found == .notInProgram ? nil : found
  }
}

extension ProgressionStatus {
  /// Whether the name is longer than a label of a member status may be (CS-S7).
  var isTooLongForLabel: Bool {
    // No text has more characters than bytes.
    name.utf8.count > MemberStatus.labelCharactersMax
      && name.unicodeScalars.count > MemberStatus.labelCharactersMax
  }
}

// Inlined, because Swift copies a state that is changed by the caller and only read here.
extension SyncEngine {
  /// Returns the program status that a campaign status matches by name (CS-S3, CS-S6).
  @inline(__always) func programStatus(
    for status: StatusIndex, of campaign: SFDCCampaignID, in program: ProgramID,
    state: RunState
  ) -> StatusIndex? {
    let revision = state.mirror.campaigns[campaign.index].revision
    if matches.holds(for: program, campaign, revision: revision) {
      return matches.programStatus(for: status, of: campaign)
    }
    return state.graph.assets.channel(of: program)
      .programStatus(
        of: state.mirror.campaigns[campaign.index].statuses[status.index], by: settings.statusNames)
  }

  /// Returns the campaign status that a program status matches by name, as far as that is known.
  @inline(__always) func knownStatus(
    for status: StatusIndex, of program: ProgramID, in campaign: SFDCCampaignID, state: RunState
  ) -> StatusIndex? {
    let revision = state.mirror.campaigns[campaign.index].revision
    guard matches.holds(for: program, campaign, revision: revision) else { return nil }
    return matches.memberStatus(for: status, of: campaign)
  }
}

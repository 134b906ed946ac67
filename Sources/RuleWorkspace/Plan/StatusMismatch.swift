public import RuleRuntime
import SyncState

/// A status that one side of a mapping has and the other has not, or has with another flag.
public struct StatusMismatch: Sendable, Hashable {
  /// What does not match.
  public enum Kind: String, Sendable, CaseIterable {
    /// The campaign has a label that the channel has not (CS-S1).
    case unknownToProgram = "unknown_to_program"
    /// The channel has a visible status that the campaign has not (CS-S4).
    case missingInCampaign = "missing_in_campaign"
    /// Success on one side, not responded on the other (CS-S11).
    case flagsDiffer = "flags_differ"
  }

  /// What does not match.
  public let kind: Kind
  /// The label or name.
  public let status: String
  /// How many campaign members hold the label.
  public let members: Int
  /// A status of the other side that differs only by letter case or spaces (CS-S3).
  public let near: String?

  /// What does not match, in words.
  public var text: String {
    var text =
      switch kind {
      case .unknownToProgram:
        members > 0
          ? "is a campaign status that the channel has not; held by "
            + Numeral.count(members, "member")
          : "is a campaign status that the channel has not"
      case .missingInCampaign: "is a program status that the campaign has not"
      case .flagsDiffer: "is success or responded on one side only"
      }
    if let near { text += "; differs from `\(near)` only by letter case or spaces" }
    return text
  }

  /// The rules that it rests on.
  public var rules: [Rule] {
    switch kind {
    case .unknownToProgram: [.csS1, .csS3]
    case .missingInCampaign: [.csS4]
    case .flagsDiffer: [.csS11]
    }
  }

  /// Returns what does not match between a program and a campaign.
  ///
  /// Labels come by position in the campaign, then statuses by step. *Not in Program* takes no part
  /// (CS-S6).
  static func all(
    of program: ProgramID, _ campaign: SFDCCampaignID, in mirror: Mirror,
    _ names: SyncSettings.StatusNames
  ) -> [StatusMismatch] {
    let statuses = Array(mirror.assets.channel(of: program).statuses.dropFirst())
    let record = mirror.campaigns[campaign.index]
    var found: [StatusMismatch] = []
    for (position, label) in record.statuses.enumerated() where !label.isDeleted {
      let match = statuses.first { names.areSame($0.name, label.label) }
      guard match?.isSuccess != label.hasResponded else { continue }
      found.append(
        StatusMismatch(
          kind: match == nil ? .unknownToProgram : .flagsDiffer, status: label.label,
          members: record.members.rows.count { $0.status.index == position },
          near: match == nil ? near(label.label, among: statuses.map(\.name)) : nil))
    }
    let labels = record.statuses.filter { !$0.isDeleted }.map(\.label)
    for status in statuses
    where !status.isHidden && record.statuses.position(of: status.name, by: names) == nil {
      found.append(
        StatusMismatch(
          kind: .missingInCampaign, status: status.name, members: 0,
          near: near(status.name, among: labels)))
    }
    return found
  }

  private static func near(_ text: String, among names: [String]) -> String? {
    func folded(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }
    let wanted = folded(text)
    return names.first { sameBytes(folded($0), wanted) }
  }
}

import RuleGraph
import SyncState

/// The texts that log entries repeat, made and looked up once each.
struct LogWords: Sendable {
  /// The names of the statuses of each channel.
  private var statusNames: [[TextID?]]
  /// The labels of the statuses of each Salesforce campaign, which may change.
  private var labels: [KnownLabels]
  /// What stands for the changes of the steps of each smart campaign.
  private var steps: [[KnownStep]]
  /// The names of leads and contacts in *SFDC Type*.
  private var kinds: (lead: TextID?, contact: TextID?)
  /// What stands for the other origins that have occurred.
  private var origins: [(origin: ChangeOrigin, source: TextID, reason: TextID)] = []

  private static let originsMax = 16

  private struct KnownLabels {
    /// The revision of the statuses.
    var revision = -1
    var ids: [TextID?] = []
  }

  private struct KnownStep {
    let name: String
    let source: TextID
    let reason: TextID
  }

  /// Knows nothing yet.
  init(_ assets: Assets) {
    statusNames = assets.channels.map { Array(repeating: nil, count: $0.statuses.count) }
    labels = assets.sfdcCampaigns.map { _ in KnownLabels() }
    steps = assets.smartCampaigns.map { _ in [] }
  }

  /// Returns the name of a program status.
  mutating func name(
    of status: StatusIndex, in channel: ChannelID, _ state: inout RunState
  ) -> TextID {
    if let known = statusNames[channel.index][status.index] { return known }
    let name = state.graph.assets.channels[channel.index].statuses[status.index].name
    let id = state.mirror.text.intern(name)
    statusNames[channel.index][status.index] = id
    return id
  }

  /// Returns what *SFDC Type* says of somebody with a lead or contact.
  mutating func name(of kind: RecordKind, _ state: inout RunState) -> TextID {
    let known = kind == .lead ? kinds.lead : kinds.contact
    if let known { return known }
    let id = state.mirror.text.intern(kind.rawValue)
    if kind == .lead { kinds.lead = id } else { kinds.contact = id }
    return id
  }

  /// Returns the label of a member status.
  mutating func label(
    of status: StatusIndex, in campaign: SFDCCampaignID, _ state: inout RunState
  ) -> TextID {
    let revision = state.mirror.campaigns[campaign.index].revision
    if labels[campaign.index].revision != revision {
      let count = state.mirror.campaigns[campaign.index].statuses.count
      labels[campaign.index] = KnownLabels(
        revision: revision, ids: Array(repeating: nil, count: count))
    }
    if let known = labels[campaign.index].ids[status.index] { return known }
    let label = state.mirror.campaigns[campaign.index].statuses[status.index].label
    let id = state.mirror.text.intern(label)
    labels[campaign.index].ids[status.index] = id
    return id
  }

  /// Returns the *Source* and the *Reason* of entries about changes of an origin.
  mutating func sourceAndReason(
    of origin: ChangeOrigin, _ state: inout RunState
  ) -> (source: TextID, reason: TextID) {
    if case .flow(let cause, let name) = origin {
      return sourceAndReason(of: origin, cause, name, &state)
    }
    if let known = origins.first(where: { $0.origin == origin }) {
      return (known.source, known.reason)
    }
    let words = spelled(origin, &state)
    if origins.count < Self.originsMax { origins.append((origin, words.source, words.reason)) }
    return words
  }

  private mutating func sourceAndReason(
    of origin: ChangeOrigin, _ cause: Cause, _ stepName: String, _ state: inout RunState
  ) -> (source: TextID, reason: TextID) {
    let campaign = cause.campaign.index
    if let known = steps[campaign].first(where: { $0.name == stepName }) {
      return (known.source, known.reason)
    }
    let words = spelled(origin, &state)
    steps[campaign].append(KnownStep(name: stepName, source: words.source, reason: words.reason))
    return words
  }

  private func spelled(
    _ origin: ChangeOrigin, _ state: inout RunState
  ) -> (source: TextID, reason: TextID) {
    let source = state.mirror.text.intern(origin.source)
    return (source, state.mirror.text.intern(reason(of: origin, state)))
  }

  private func reason(of origin: ChangeOrigin, _ state: RunState) -> String {
    switch origin {
    case .flow(let cause, let stepName):
      "Changed by Smart Campaign \(state.graph[cause.campaign].name) action \(stepName)"
    case .api(let source): source
    case .marketoUser(let name): name.isEmpty ? "Changed by a user" : "Changed by \(name)"
    case .importFile(let name): "Imported from \(name)"
    case .form(let name): "Filled out form \(name)"
    case .salesforceSync: "Changed by Salesforce Sync"
    }
  }
}

import RuleGraph
import SyncState

/// What the names in an extract mean in a workspace, each looked up once.
struct ExtractNames: Sendable {
  let programs: AssetLookup
  let lists: AssetLookup
  let sfdcCampaigns: AssetLookup
  let campaigns: AssetLookup
  /// The statuses of each channel by name; -1 for a text that names none.
  private let statuses: [[Int32]]
  let source: TextID?
  let newStatus: TextID?
  let newValue: TextID?
  let null: TextID?

  /// Prepares the names of a workspace; `texts` are those of the extract.
  init(graph: ExecutionGraph, texts: TextPool) {
    let assets = graph.assets
    programs = AssetLookup(
      names: assets.programs.map(\.name), ids: assets.programs.map(\.marketoID), texts: texts)
    lists = AssetLookup(
      names: assets.lists.map(\.name), ids: assets.lists.map(\.marketoID), texts: texts)
    sfdcCampaigns = AssetLookup(names: assets.sfdcCampaigns.map(\.name), ids: [], texts: texts)
    campaigns = AssetLookup(
      names: graph.campaigns.map(\.name), ids: graph.campaigns.map(\.marketoID), texts: texts)
    statuses = assets.channels.map { channel in
      AssetLookup.positions(of: channel.statuses.lazy.map(\.name), texts)
    }
    source = texts.find("Source")
    newStatus = texts.find("New Status")
    newValue = texts.find("New Value")
    null = texts.find("null")
  }

  /// Returns the status that a text names in a channel.
  func status(_ name: TextID, in channel: ChannelID) -> StatusIndex? {
    let position = statuses[channel.index][name.index]
    return position < 0 ? nil : StatusIndex(UInt32(position))
  }
}

/// The assets of one kind, by id and by name as the texts of an extract spell them.
struct AssetLookup: Sendable {
  private var positionsByID: [Int64: Int] = [:]
  /// By the identifiers of texts; -1 where no asset has that name.
  private let positionsByName: [Int32]

  /// Prepares to look up assets; of several with one id or name the first counts.
  init(names: some Sequence<String>, ids: some Sequence<Int64?>, texts: TextPool) {
    positionsByName = Self.positions(of: names, texts)
    for (position, id) in ids.enumerated() {
      guard let id, positionsByID[id] == nil else { continue }
      positionsByID[id] = position
    }
  }

  /// Returns the position of the asset with an id where both sides know it, else with a name.
  func position(id: Int64?, name: TextID?) -> Int? {
    if let id, let position = positionsByID[id] { return position }
    guard let name, positionsByName[name.index] >= 0 else { return nil }
    return Int(positionsByName[name.index])
  }

  /// Returns for each text the position of the first of some names that it is, -1 for none.
  static func positions(of names: some Sequence<String>, _ texts: TextPool) -> [Int32] {
    var positions = [Int32](repeating: -1, count: texts.count)
    for (position, name) in names.enumerated() {
      guard let text = texts.find(name), positions[text.index] < 0 else { continue }
      positions[text.index] = Int32(position)
    }
    return positions
  }
}

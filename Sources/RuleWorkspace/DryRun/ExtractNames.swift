import RuleGraph
import SyncState

/// What the names in an extract mean in a workspace, each looked up once.
struct ExtractNames: Sendable {
  let programs: AssetLookup
  let lists: AssetLookup
  let sfdcCampaigns: AssetLookup
  let campaigns: AssetLookup
  /// The statuses of each channel by name.
  let statuses: [[TextID: StatusIndex]]
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
      var byName: [TextID: StatusIndex] = [:]
      for (position, status) in channel.statuses.enumerated() {
        guard let text = texts.find(status.name), byName[text] == nil else { continue }
        byName[text] = StatusIndex(position)
      }
      return byName
    }
    source = texts.find("Source")
    newStatus = texts.find("New Status")
    newValue = texts.find("New Value")
    null = texts.find("null")
  }
}

/// The assets of one kind, by id and by name as the texts of an extract spell them.
struct AssetLookup: Sendable {
  private var positionsByID: [Int64: Int] = [:]
  private var positionsByName: [TextID: Int] = [:]

  /// Prepares to look up assets; of several with one id or name the first counts.
  init(names: some Sequence<String>, ids: some Sequence<Int64?>, texts: TextPool) {
    for (position, name) in names.enumerated() {
      guard let text = texts.find(name), positionsByName[text] == nil else { continue }
      positionsByName[text] = position
    }
    for (position, id) in ids.enumerated() {
      guard let id, positionsByID[id] == nil else { continue }
      positionsByID[id] = position
    }
  }

  /// Returns the position of the asset with an id where both sides know it, else with a name.
  func position(id: Int64?, name: TextID?) -> Int? {
    if let id, let position = positionsByID[id] { return position }
    return name.flatMap { positionsByName[$0] }
  }
}

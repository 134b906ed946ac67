import RuleGraph
import RuleSource
import SyncState

/// The names of a graph's assets as JSON strings, each escaped once.
struct QuotedNames: Sendable {
  private let fields: [[UInt8]]
  private let programs: [[UInt8]]
  private let lists: [[UInt8]]
  private let sfdcCampaigns: [[UInt8]]
  private let campaigns: [[UInt8]]

  /// Escapes the names.
  init(_ assets: Assets) {
    func quoted(_ name: String) -> [UInt8] { Array(JSON.string(name).line.utf8) }
    fields = assets.fields.fields.map { quoted($0.name) }
    programs = assets.programs.map { quoted($0.name) }
    lists = assets.lists.map { quoted($0.name) }
    sfdcCampaigns = assets.sfdcCampaigns.map { quoted($0.name) }
    campaigns = assets.smartCampaigns.map(quoted)
  }

  subscript(id: FieldID) -> [UInt8] { fields[id.index] }
  subscript(id: ProgramID) -> [UInt8] { programs[id.index] }
  subscript(id: ListID) -> [UInt8] { lists[id.index] }
  subscript(id: SFDCCampaignID) -> [UInt8] { sfdcCampaigns[id.index] }
  subscript(id: CampaignID) -> [UInt8] { campaigns[id.index] }
}

import RuleGraph
import RuleSource
import SyncState

/// Texts that are written again and again: one behind the other in memory, so that nothing is
/// counted when one of them is written.
struct WrittenTexts: Sendable {
  private var bytes: [UInt8] = []
  private var ends = [0]

  /// Prepares some texts.
  init(_ texts: some Sequence<String> = []) {
    for text in texts { _ = append(text) }
  }

  /// Adds a text and returns its number.
  mutating func append(_ text: String) -> Int {
    bytes += text.utf8
    ends.append(bytes.count)
    return ends.count - 2
  }

  /// Writes the text with a number.
  func write(_ number: Int, to line: inout ByteCursor) {
    line.append(bytes.span.extracting(ends[number]..<ends[number + 1]))
  }
}

/// The names of a graph's assets as JSON strings, each escaped once.
struct QuotedNames: Sendable {
  private let fields: WrittenTexts
  private let programs: WrittenTexts
  private let lists: WrittenTexts
  private let sfdcCampaigns: WrittenTexts
  private let campaigns: WrittenTexts

  /// Escapes the names.
  init(_ assets: Assets) {
    func quoted(_ names: some Sequence<String>) -> WrittenTexts {
      WrittenTexts(names.map { JSON.string($0).line })
    }
    fields = quoted(assets.fields.fields.map(\.name))
    programs = quoted(assets.programs.map(\.name))
    lists = quoted(assets.lists.map(\.name))
    sfdcCampaigns = quoted(assets.sfdcCampaigns.map(\.name))
    campaigns = quoted(assets.smartCampaigns)
  }

  func write(_ id: FieldID, to line: inout ByteCursor) { fields.write(id.index, to: &line) }
  func write(_ id: ProgramID, to line: inout ByteCursor) { programs.write(id.index, to: &line) }
  func write(_ id: ListID, to line: inout ByteCursor) { lists.write(id.index, to: &line) }
  func write(_ id: SFDCCampaignID, to line: inout ByteCursor) {
    sfdcCampaigns.write(id.index, to: &line)
  }
  func write(_ id: CampaignID, to line: inout ByteCursor) { campaigns.write(id.index, to: &line) }
}

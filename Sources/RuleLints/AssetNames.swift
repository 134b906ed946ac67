import RuleSemantics
import SyncState

/// The names of lists, smart lists and campaigns, with the programs that they are local to.
struct AssetNames {
  private let program: ResolvedWorkspace
  private let lists: Set<String>
  private let smartLists: Set<String>
  private let campaigns: Set<String>
  private let programs: Set<String>

  init(_ program: ResolvedWorkspace) {
    self.program = program
    lists = Set(program.assets.lists.map(\.name))
    smartLists = Set(program.smartLists.map(\.name))
    campaigns = Set(program.campaigns.map(\.name))
    programs = Set(program.assets.programs.map(\.name))
  }

  /// The program that an asset is local to.
  func program(of asset: Mention.Asset) -> String? {
    let name = program.name(of: asset)
    return name.utf8.indices.lazy.filter { name.utf8[$0] == UInt8(ascii: ".") }
      .map { String(name[..<$0]) }.first { programs.contains($0) }
  }

  /// The plain name of an asset, when a program has a local asset of the same kind with that name.
  func sibling(of asset: Mention.Asset, in home: String) -> String? {
    guard let program = program(of: asset) else { return nil }
    let plain = String(self.program.name(of: asset).dropFirst(program.count + 1))
    let names =
      switch asset {
      case .list: lists
      case .smartList: smartLists
      case .campaign: campaigns
      }
    return names.contains("\(home).\(plain)") ? plain : nil
  }
}

extension ResolvedWorkspace {
  /// The name of an asset.
  func name(of asset: Mention.Asset) -> String {
    switch asset {
    case .list(let id): assets.lists[id.index].name
    case .smartList(let id): smartLists[id.index].name
    case .campaign(let id): campaigns[id.index].name
    }
  }
}

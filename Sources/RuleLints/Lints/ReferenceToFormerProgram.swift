import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// A local asset of another program, although the own program has one of the same name.
  static let referenceToFormerProgram = Lint(
    DiagnosticKind(
      "reference-to-former-program", .warning, .reference,
      "A campaign uses a local asset of another program instead of its own one of the same name.",
      rules: ["V-34", "SC-A3"],
      explanation: """
        When a program is cloned or a campaign moved, what the campaign refers to stays with the old \
        program: the copy adds people to the list of last year's webinar, or asks last year's smart \
        list. Files do not say where a campaign came from; what gives it away is that the own program has \
        a local asset of the same kind and name. References to anything else of other programs are taken \
        as meant.
        """)
  ) { program, report in
    lazy var names = AssetNames(program)
    for campaign in program.campaigns {
      guard let home = campaign.program.map({ program.assets.programs[$0.index].name }) else {
        continue
      }
      campaign.showMentions { mention in
        guard !isPlainlyLocal(program.name(of: mention.asset), to: home),
          let other = names.program(of: mention.asset), other != home,
          let own = names.sibling(of: mention.asset, in: home)
        else { return }
        report.add(
          "this is the \(Diagnostic.quoted(own)) of \(Diagnostic.quoted(other)), "
            + "but this program has its own",
          at: mention.span, notes: ["write \(Diagnostic.quoted("\(home).\(own)")) to use it"])
      }
    }
  }
}

extension Lint {
  /// Whether a name begins with that of a program, and no other program comes into question.
  private static func isPlainlyLocal(_ name: String, to home: String) -> Bool {
    let end = home.utf8.count
    return name.utf8.starts(with: home.utf8) && name.utf8.dropFirst(end).first == UInt8(ascii: ".")
      && !home.utf8.contains(UInt8(ascii: "."))
  }
}

extension ResolvedWorkspace {
  fileprivate func name(of asset: Mention.Asset) -> String {
    switch asset {
    case .list(let id): assets.lists[id.index].name
    case .smartList(let id): smartLists[id.index].name
    case .campaign(let id): campaigns[id.index].name
    }
  }
}

/// The names of lists, smart lists and campaigns, with the programs that they are local to.
private struct AssetNames {
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

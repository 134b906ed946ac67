import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// A local asset of another program, although the own program has one of the same name.
  static let referenceToFormerProgram = Lint.ofCampaigns(
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
  ) { facts, report in
    guard let program = facts.campaign.program else { return }
    let workspace = facts.workspace
    let home = workspace.program.assets.programs[program.index].name
    for mention in facts.campaign.mentions {
      guard !isPlainlyLocal(workspace.name(of: mention.asset), to: home),
        let other = workspace.assetNames.program(of: mention.asset), other != home,
        let own = workspace.assetNames.sibling(of: mention.asset, in: home)
      else { continue }
      report.add(
        "this is the \(Diagnostic.quoted(own)) of \(Diagnostic.quoted(other)), "
          + "but this program has its own",
        at: mention.span, notes: ["write \(Diagnostic.quoted("\(home).\(own)")) to use it"])
    }
  }

  /// Whether a name begins with that of a program and no other comes into question, or is outside all
  /// programs.
  private static func isPlainlyLocal(_ name: String, to home: String) -> Bool {
    let dot = UInt8(ascii: ".")
    if name.utf8.starts(with: home.utf8), name.utf8.dropFirst(home.utf8.count).first == dot {
      return !home.utf8.contains(dot)
    }
    return !name.utf8.contains(dot)
  }
}

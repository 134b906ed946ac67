import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// An executable campaign that nobody executes, or a local smart list that nobody asks about.
  static let unusedAsset = Lint(
    DiagnosticKind(
      "unused-asset", .warning, .reference,
      "An executable campaign or a local smart list is never used.",
      rules: ["SC-K3", "SC-X2"],
      explanation: """
        An executable campaign starts only when *Execute Campaign* in another campaign calls it, so one \
        that no campaign calls never runs. A local smart list that no campaign and no other smart list \
        asks about is probably a left-over. Lists and smart lists outside programs may be meant for \
        people, and requestable campaigns for other systems: those are not reported.
        """)
  ) { program, report in
    var used: Set<Mention.Asset> = []
    for mention in program.campaigns.flatMap(\.mentions) { used.insert(mention.asset) }
    for mention in program.smartLists.flatMap(\.filters.mentions) { used.insert(mention.asset) }
    for (position, campaign) in program.campaigns.enumerated()
    where campaign.kind == .executable && !isExecuted(CampaignID(position), program) {
      report.add("no campaign executes this one, so it never runs", at: campaign.span)
    }
    for (position, list) in program.smartLists.enumerated()
    where isLocal(list.name, program) && !used.contains(.smartList(SmartListID(position))) {
      report.add("no campaign and no smart list asks about this one", at: list.span)
    }
  }

  private static func isExecuted(_ id: CampaignID, _ program: ResolvedWorkspace) -> Bool {
    program.campaigns.contains { campaign in
      campaign.flow.flatMap(\.actions).contains { action in
        guard case .execute(id, _) = action.effect else { return false }
        return true
      }
    }
  }

  private static func isLocal(_ name: String, _ program: ResolvedWorkspace) -> Bool {
    program.assets.programs.contains { name.hasPrefix($0.name + ".") }
  }
}

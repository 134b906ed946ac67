public import RuleGraph
import RuleSource
public import SyncState

extension SyncPlan {
  /// Returns what looks like the export of another program or campaign: mapped programs that have
  /// members on one side only; `program` is the only one that is looked at, when given.
  ///
  /// It may be so in truth, as before the first sync.
  public static func oneSidedNotes(
    graph: ExecutionGraph, mirror: Mirror, program: ProgramID? = nil
  ) -> [String] {
    let programs = program.map { [$0.index] } ?? Array(graph.assets.programs.indices)
    return programs.compactMap { index in
      let declared = graph.assets.programs[index]
      guard let campaign = declared.sfdcCampaign else { return nil }
      let members = mirror.programs[index].rows.count
      let campaignMembers = mirror.campaigns[campaign.index].members.count
      guard (members == 0) != (campaignMembers == 0) else { return nil }
      let name = Diagnostic.quoted(declared.name)
      let campaignName = Diagnostic.quoted(graph.assets.sfdcCampaigns[campaign.index].name)
      let id = declared.marketoID.map { " (programId \($0))" } ?? ""
      return members == 0
        ? "the exports have \(counted(campaignMembers)) of the campaign \(campaignName) and none of the "
          + "program \(name)\(id); if it has members, export them"
        : "the exports have \(counted(members)) of the program \(name)\(id) and none of the campaign "
          + "\(campaignName); if it has members, export them"
    }
  }

  private static func counted(_ count: Int) -> String {
    "\(count) member\(count == 1 ? "" : "s")"
  }
}

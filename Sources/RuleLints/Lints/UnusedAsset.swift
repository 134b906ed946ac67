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
    let executable = program.campaigns.indices.filter { program.campaigns[$0].kind == .executable }
    let executed = executable.isEmpty ? [] : executed(in: program)
    for position in executable where !executed.contains(CampaignID(position)) {
      report.add(
        "no campaign executes this one, so it never runs", at: program.campaigns[position].span)
    }
    let left = unmentionedSmartLists(in: program)
    guard !left.isEmpty else { return }
    let programs = Set(program.assets.programs.map { Array($0.name.utf8) })
    for list in left where isLocal(list.name, programs) {
      report.add("no campaign and no smart list asks about this one", at: list.span)
    }
  }

  private static func unmentionedSmartLists(in program: ResolvedWorkspace) -> [ResolvedSmartList] {
    var isMentioned = program.smartLists.map { _ in false }
    // A picker of smart lists has no operator for a part of the name, so that all are called by name.
    for position in program.campaigns.indices {
      for id in program.campaigns[position].named.smartLists { isMentioned[id.index] = true }
    }
    for list in program.smartLists {
      for id in list.named.smartLists { isMentioned[id.index] = true }
    }
    return zip(program.smartLists, isMentioned).filter { !$1 }.map(\.0)
  }

  /// The campaigns that some step executes.
  private static func executed(in program: ResolvedWorkspace) -> Set<CampaignID> {
    var executed: Set<CampaignID> = []
    for position in program.campaigns.indices {
      for step in program.campaigns[position].flow {
        for action in step.actions {
          if case .execute(let id, _) = action.effect { executed.insert(id) }
        }
      }
    }
    return executed
  }

  /// Whether a name begins with that of a program and a dot.
  private static func isLocal(_ name: String, _ programs: Set<[UInt8]>) -> Bool {
    let bytes = Array(name.utf8)
    return bytes.indices.contains { position in
      bytes[position] == UInt8(ascii: ".") && programs.contains(Array(bytes[..<position]))
    }
  }
}

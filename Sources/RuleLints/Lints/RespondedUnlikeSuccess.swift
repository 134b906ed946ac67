import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// A status of a mapped program that is success on one side only.
  static let respondedUnlikeSuccess = Lint(
    DiagnosticKind(
      "responded-unlike-success", .note, .sync,
      "A status is a success in Marketo but not responded in Salesforce, or the other way round.",
      rules: ["CS-S11"],
      explanation: """
        *Success* in Marketo and *Responded* in Salesforce are set independently, and reports on \
        the two sides will count different people. Marketo has nothing against that.
        """)
  ) { program, report in
    // Without its channel, a program's statuses are not known.
    guard program.isComplete else { return }
    for (position, mapped) in program.programs.enumerated() {
      guard let span = mapped.mappingSpan,
        let id = program.assets.programs[position].sfdcCampaign
      else { continue }
      let channel = program.assets.channel(of: ProgramID(position))
      for status in program.assets.sfdcCampaigns[id.index].statuses where !status.hasResponded {
        guard let own = channel.status(named: status.label, by: program.settings.statusNames),
          channel.statuses[own.index].isSuccess
        else { continue }
        report.add(
          "`\(status.label)` is a success here, but does not count as responded in Salesforce",
          at: span)
      }
    }
  }
}

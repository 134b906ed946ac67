import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// A status that no flow step sets, in a program of which steps set others.
  static let statusWithoutStep = Lint(
    DiagnosticKind(
      "status-without-step", .note, .logic, "No flow step sets a status of a program.",
      rules: ["SC-M4"], isOptIn: true,
      explanation: """
        Where campaigns move people through a program, a status that none of their steps sets may have \
        been forgotten. Files do not tell whether it has: people also get statuses by hand, by an import, \
        by a form or from the partner of an event. That is why it is looked at only when somebody asks. \
        Mapped programs, whose statuses also come from Salesforce, and programs without any such step \
        are left out.
        """)
  ) { program, report in
    // Without its channel, a program's statuses are not known.
    guard program.isComplete else { return }
    let reached = reachedStatuses(in: program)
    for (position, item) in program.programs.enumerated()
    where item.mappingSpan == nil && !reached[position].isEmpty {
      let statuses = program.assets.channel(of: ProgramID(position)).statuses
      let left = statuses.indices.dropFirst().filter {
        !statuses[$0].isHidden && !reached[position].contains($0)
      }
      guard !left.isEmpty else { continue }
      let names = left.map { Diagnostic.quoted(statuses[$0].name) }.joined(separator: ", ")
      report.add(
        "no flow step sets \(names) of this program", at: item.span,
        notes: ["people may get there by hand, by imports, forms or the partner of an event"])
    }
  }

  /// The statuses of each program that some step sets.
  private static func reachedStatuses(in program: ResolvedWorkspace) -> [Set<Int>] {
    var reached = program.programs.map { _ in Set<Int>() }
    for position in program.campaigns.indices {
      for step in program.campaigns[position].flow {
        for action in step.actions {
          guard case .programStatus(let id, let status) = action.effect else { continue }
          reached[id.index].insert(status.index)
        }
      }
    }
    return reached
  }
}

import RuleSource
import SyncState

/// The rows of what an earlier run left, until all files are there.
struct UnfinishedStage: Sendable {
  /// A row as texts, in the order of the shape's columns; nil for null.
  struct Row: Sendable {
    let cells: [TextID?]
    let place: RowPlace
  }

  private(set) var positions: [Row] = []
  private(set) var waits: [Row] = []
  private(set) var pending: [Row] = []

  /// Takes a row of one of the shapes; whether it can be used turns out in the end.
  mutating func take(
    _ row: CSVReader, _ shape: FileShape, _ columns: [Int], _ context: inout LoadContext
  ) -> Bool {
    let cells = columns.map { context.text(row, $0) }
    let taken = Row(cells: cells, place: context.place(row, columns.first))
    switch shape {
    case .runPosition: positions.append(taken)
    case .flowWaits: waits.append(taken)
    case .syncPending: pending.append(taken)
    case .campaign, .campaignMemberStatus, .campaignMember, .lead, .contact, .opportunity,
      .opportunityContactRole, .people, .programMembers, .activities, .listMembers,
      .campaignHistory, .syncShadow:
      preconditionFailure("the shape is one of what a run leaves")
    }
    return true
  }
}

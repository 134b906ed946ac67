import RuleSource
import SyncState

extension StateLoader {
  /// Says which columns of a header have no field, those by themselves that resemble a field without a
  /// column.
  mutating func report(
    unknown columns: [Int], at places: [DataPosition], among map: HeaderMap, _ shape: FileShape
  ) {
    guard !columns.isEmpty else { return }
    let absent = fieldColumns(of: shape).filter { map.column($0) == nil }
    let meant = columns.map { Suggestion.nearest(to: map.names[$0], among: absent) }
    for (column, meant) in zip(columns, meant) {
      guard let meant else { continue }
      context.log.add(
        ExchangeDiagnostics.misspeltColumn, file: context.file, places[column],
        "no field is declared for the column \(Diagnostic.quoted(map.names[column])); "
          + "did you mean `\(meant)`?")
    }
    let others = zip(columns, meant).filter { $0.1 == nil }.map(\.0)
    guard let first = others.first else { return }
    let names = others.map { Diagnostic.quoted(map.names[$0]) }.joined(separator: ", ")
    context.log.add(
      ExchangeDiagnostics.unknownColumn, file: context.file, places[first],
      "no field is declared for \(others.count == 1 ? "the column" : "the columns") \(names)")
  }

  /// The columns that the fields of a record have in a file.
  private func fieldColumns(of shape: FileShape) -> [String] {
    switch shape {
    case .people: context.assets.fields.fields.map(\.apiName)
    case .lead, .contact: context.assets.fields.fields.compactMap(\.salesforceName)
    case .opportunity: OpportunityField.ofOpportunities.map(\.salesforceName)
    case .campaign, .campaignMember, .campaignMemberStatus, .opportunityContactRole,
      .programMembers, .listMembers, .campaignHistory, .syncShadow, .activities,
      .runPosition, .flowWaits, .syncPending:
      []
    }
  }
}

public import SyncState

extension Predicate {
  /// Returns the fields of people that a filter looks at, in the smart lists that it refers to, too.
  public func fields(in graph: ExecutionGraph) -> Set<FieldID> {
    var found = Found()
    collect(into: &found, graph)
    return found.fields
  }

  private struct Found {
    var fields: Set<FieldID> = []
    var smartLists: Set<SmartListID> = []
  }

  private func collect(into found: inout Found, _ graph: ExecutionGraph) {
    switch self {
    case .field(let field, _), .sharesValue(let field):
      guard found.fields.insert(field).inserted else { return }
      // Who is in a segment depends on what its rules look at.
      for segmentation in graph.segmentations where segmentation.field == field {
        for segment in segmentation.segments { segment.filter.collect(into: &found, graph) }
      }
    case .memberOfSmartList(let list, _):
      guard found.smartLists.insert(list).inserted else { return }
      graph.smartLists[list.index].filter.collect(into: &found, graph)
    case .all(let parts), .any(let parts):
      for part in parts { part.collect(into: &found, graph) }
    case .constant, .memberOfProgram, .memberOfSFDCCampaign, .memberOfList, .memberOfCampaign,
      .activity, .sample, .opportunities:
      break
    }
  }
}

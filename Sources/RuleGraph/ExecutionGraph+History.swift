import SyncState

extension ExecutionGraph {
  /// The types of log entries that some filter looks back at or a communication limit counts, by
  /// id; others need not be remembered.
  public var rememberedTypes: [ActivityType] {
    var types: Set<ActivityType> = []
    if !communicationLimits.isEmpty { types.insert(.sendEmail) }
    for list in smartLists { list.filter.collectRememberedTypes(into: &types) }
    for segment in segmentations.flatMap(\.segments) {
      segment.filter.collectRememberedTypes(into: &types)
    }
    for campaign in campaigns { campaign.filter.collectRememberedTypes(into: &types) }
    return types.sorted()
  }
}

extension Predicate {
  fileprivate func collectRememberedTypes(into types: inout Set<ActivityType>) {
    switch self {
    case .activity(let pattern, _, _, _): types.insert(pattern.type)
    case .all(let parts), .any(let parts):
      for part in parts { part.collectRememberedTypes(into: &types) }
    case .constant, .field, .memberOfProgram, .memberOfSFDCCampaign, .memberOfList,
      .memberOfSmartList, .memberOfCampaign, .sharesValue, .sample, .opportunities:
      break
    }
  }
}

public import SyncState

extension Division {
  /// The types of entry that a change of place can write; the first is that of flow steps and rules,
  /// the last that of people (CAT-8).
  public var moves: [ActivityType] {
    switch kind {
    case .segmentation: [.changeSegment]
    case .revenueModel: [.changeRevenueStage, .changeRevenueStageManually]
    case .partitions: [.changeLeadPartition]
    }
  }
}

// Derived from the folder beside it by SemanticsTests; do not edit.

/// The lints that are declared, one per file.
enum Registry {
  static let lints: [Lint] = [
    .activityWithoutWindow,
    .addOfExistingMember,
    .batchOfNewLeads,
    .campaignSyncOff,
    .deadStatusChange,
    .emptyValuesIncluded,
    .mailAsOnlyStep,
    .onlyNegatedFilters,
    .parallelInstances,
    .respondedUnlikeSuccess,
    .sfdcStepInMappedProgram,
    .scoringOnlyOnce,
    .shortMonthRecurrence,
    .unreachableChoice,
  ]
}

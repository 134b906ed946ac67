// Derived from the folder beside it by SemanticsTests; do not edit.

/// The lints that are declared, one per file.
enum Registry {
  static let lints: [Lint] = [
    .activityWithoutWindow,
    .addOfExistingMember,
    .batchOfNewLeads,
    .campaignSyncOff,
    .contradictingFilters,
    .deadStatusChange,
    .emptyValuesIncluded,
    .filtersForEverybody,
    .mailAsOnlyStep,
    .onlyNegatedFilters,
    .parallelInstances,
    .recurrenceWithoutRun,
    .redundantFilter,
    .referenceToFormerProgram,
    .respondedUnlikeSuccess,
    .sfdcStepInMappedProgram,
    .scoringOnlyOnce,
    .shortMonthRecurrence,
    .splitActivityFilters,
    .staleEntryFilters,
    .statusWithoutStep,
    .stepWithoutEffect,
    .triggerAgainstFilters,
    .unintendedDefault,
    .unreachableChoice,
    .unreachableStep,
    .unusedAsset,
    .windowBeyondRetention,
  ]
}

import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a person went to another partition.
  static let personPartitionChanges = Trigger(
    "person_partition_changes", "Person Partition Changes",
    WordNotes(
      "Fires when a person goes to another partition.", aliases: ["lead_partition_changes"],
      rules: ["CAT-3.2"], activities: [.changeLeadPartition],
      example: "person_partition_changes: Europe"),
    past: PastTense(
      "person_partition_changed", "Person Partition Changed", "went to another partition",
      aliases: ["lead_partition_changed"])
  ) { word in
    let partition = word.required(
      "partition", .partitions, "The partition after the change, several, or `any`.", isMain: true)
    let old = word.optional(
      "old_partition", .partitions, "The partition before the change.")
    return {
      .init(
        .changeLeadPartition, .any,
        constraints((.newValue, partition($0)), (.oldValue, old($0))))
    }
  }
}

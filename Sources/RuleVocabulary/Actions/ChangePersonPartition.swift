import RuleGraph

extension Action {
  /// Moves the person to another partition.
  static let changePersonPartition = Action(
    "change_person_partition", "Change Person Partition",
    WordNotes(
      "Moves the person to another partition.", aliases: ["change_lead_partition"],
      rules: ["CAT-6.3"], activities: [.changeLeadPartition],
      example: "change_person_partition: Europe")
  ) { word in
    let partition = word.required("partition", .partition, "The partition.", isMain: true)
    return { .place(StandardFields.partition, partition($0)) }
  }
}

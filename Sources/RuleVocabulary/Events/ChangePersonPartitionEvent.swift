import RuleGraph

extension Event {
  /// A person is moved to another partition.
  static let changePersonPartition = Event(
    "change_person_partition", "Change Person Partition",
    WordNotes(
      "Somebody moves the person to another partition.", aliases: ["change_lead_partition"],
      rules: ["CAT-6.3"], activities: [.changeLeadPartition],
      example: "{after: 1 hour, person: 1001, change_person_partition: Europe}"),
    by: [.marketo, .api]
  ) { word in
    let partition = word.required("partition", .partition, "The partition.", isMain: true)
    return { .place(StandardFields.partition, partition($0)) }
  }
}

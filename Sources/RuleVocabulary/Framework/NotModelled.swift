/// The words of Marketo that rulec knows and refuses, with what they need that is not in the model.
enum NotModelled {
  private static let opportunities = "opportunities"
  private static let revenue = "revenue models"
  private static let segments = "segmentations and partitions"
  private static let memberData = "custom fields of program members"
  private static let dynamics = "Microsoft Dynamics"
  private static let sampling = "random samples and duplicates"

  /// Returns what a word needs that is not modelled; nil for words that rulec has, and for no words.
  static func subject(of name: String, as position: Vocabulary.Position) -> String? {
    var name = name
    if name.hasPrefix("not_") { name.removeFirst("not_".count) }
    return words(position).first { $0.names.contains(name) }?.subject
  }

  private typealias Group = (subject: String, names: [String])

  private static func words(_ position: Vocabulary.Position) -> [Group] {
    switch position {
    case .trigger: triggers
    case .filter: filters
    case .action: actions
    case .event: []
    }
  }

  private static let triggers: [Group] = [
    (
      opportunities,
      ["added_to_opportunity", "removed_from_opportunity", "opportunity_is_updated"]
    ),
    (revenue, ["revenue_stage_is_changed", "manual_stage_change"]),
    (segments, ["segment_changes", "person_partition_changes", "lead_partition_changes"]),
    (memberData, ["program_member_data_is_changed"]),
  ]

  private static let filters: [Group] = [
    (
      opportunities,
      [
        "has_opportunity", "number_of_opportunities", "total_opportunity_amount",
        "total_opportunity_expected_revenue", "was_added_to_opportunity",
        "was_removed_from_opportunity", "opportunity_was_updated",
      ]
    ),
    (revenue, ["member_of_revenue_model", "member_of_revenue_stage", "revenue_stage_was_changed"]),
    (
      segments,
      [
        "segment_changed", "segment_was_changed", "person_partition_changed",
        "lead_partition_changed", "member_of_segment",
      ]
    ),
    (memberData, ["program_member_data_was_changed"]),
    (sampling, ["random_sample", "duplicate_fields"]),
    (dynamics, ["member_of_microsoft_campaign"]),
  ]

  private static let actions: [Group] = [
    (revenue, ["change_revenue_stage"]),
    (
      segments,
      [
        "change_segment", "change_person_partition", "change_lead_partition", "add_to_field_set",
        "remove_from_field_set",
      ]
    ),
    (memberData, ["change_program_member_data"]),
    (
      dynamics,
      [
        "add_to_microsoft_campaign", "remove_from_microsoft_campaign",
        "change_owner_in_microsoft", "create_task_in_microsoft", "delete_lead_from_microsoft",
        "delete_person_from_microsoft", "sync_lead_to_microsoft", "sync_person_to_microsoft",
      ]
    ),
  ]
}

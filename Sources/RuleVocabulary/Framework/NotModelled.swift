/// The words of Marketo that rulec knows and refuses, with what they need that is not in the model.
enum NotModelled {
  private static let accounts = "opportunities of accounts and contacts"
  private static let fieldSets = "field sets"
  private static let dynamics = "Microsoft Dynamics"

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
      accounts,
      [
        "added_to_opportunity_(account)", "added_to_opportunity_(contact)",
        "removed_from_opportunity_(account)", "removed_from_opportunity_(contact)",
        "opportunity_(account)_is_updated", "opportunity_(contact)_is_updated",
      ]
    ),
    (
      dynamics,
      [
        "added_to_microsoft_campaign", "removed_from_microsoft_campaign",
        "lead_is_deleted_from_microsoft", "lead_is_synced_to_microsoft",
        "person_is_deleted_from_microsoft", "person_is_synced_to_microsoft",
        "owner_changes_in_microsoft",
      ]
    ),
  ]

  private static let filters: [Group] = [
    (
      accounts,
      [
        "was_added_to_opportunity_(account)", "was_added_to_opportunity_(contact)",
        "was_removed_from_opportunity_(account)", "was_removed_from_opportunity_(contact)",
        "opportunity_(account)_was_updated", "opportunity_(contact)_was_updated",
      ]
    ),
    (fieldSets, ["member_of_field_set"]),
    (
      dynamics,
      [
        "member_of_microsoft_campaign", "lead_was_deleted_from_microsoft",
        "lead_was_synced_to_microsoft", "person_was_deleted_from_microsoft",
        "person_was_synced_to_microsoft", "owner_was_changed_in_microsoft", "microsoft_type",
        "microsoft_account_num", "microsoft_created_date", "microsoft_is_deleted",
        "company_microsoft_type",
      ]
    ),
  ]

  private static let actions: [Group] = [
    (
      dynamics,
      [
        "add_to_microsoft_campaign", "remove_from_microsoft_campaign",
        "change_owner_in_microsoft", "create_task_in_microsoft", "delete_lead_from_microsoft",
        "delete_person_from_microsoft", "sync_lead_to_microsoft", "sync_person_to_microsoft",
      ]
    )
  ]
}

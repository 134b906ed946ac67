import RuleGraph
import SyncState

extension Trigger {
  /// Fires when a person was removed from a static list.
  static let removedFromList = Trigger(
    "removed_from_list", "Removed from List",
    WordNotes(
      "Fires when a person is removed from a static list.",
      rules: ["CAT-3.2"],
      activities: [.removeFromList],
      example: "removed_from_list: Newsletter"),
    past: PastTense(
      "was_removed_from_list", "Was Removed from List", "were removed from a static list")
  ) { word in
    let list = word.required(
      "list", .staticLists, "The static list, several, or `any`.", isMain: true)
    return { .init(.removeFromList, .list(list($0))) }
  }
}

import RuleGraph

extension Trigger {
  /// Fires when a person was added to a static list.
  static let addedToList = Trigger(
    "added_to_list", "Added to List",
    WordNotes(
      "Fires when a person is added to a static list.",
      rules: ["CAT-3.2"], activities: [.addToList], example: "added_to_list: Newsletter"),
    past: PastTense(
      "was_added_to_list", "Was Added to List", "were added to a static list")
  ) { word in
    let list = word.required(
      "list", .staticLists, "The static list, several, or `any`.", isMain: true)
    return { .init(.addToList, .list(list($0))) }
  }
}

import RuleGraph

extension Action {
  /// Removes the person from a static list.
  static let removeFromList = Action(
    "remove_from_list", "Remove from List",
    WordNotes(
      "Removes the person from a static list; others are skipped.",
      rules: ["CAT-6.3"], activities: [.removeFromList], example: "remove_from_list: Newsletter")
  ) { word in
    let list = word.required("list", .staticList, "The static list.", isMain: true)
    return { .listMembership(list($0), member: false) }
  }
}

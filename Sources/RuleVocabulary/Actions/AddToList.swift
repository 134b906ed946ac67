import RuleGraph

extension Action {
  /// Adds the person to a static list.
  static let addToList = Action(
    "add_to_list", "Add to List",
    WordNotes(
      "Adds the person to a static list; members are skipped.",
      rules: ["CAT-6.3"], activities: [.addToList], example: "add_to_list: Newsletter")
  ) { word in
    let list = word.required("list", .staticList, "The static list.", isMain: true)
    return { .listMembership(list($0), member: true) }
  }
}

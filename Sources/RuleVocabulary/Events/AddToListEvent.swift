import RuleGraph

extension Event {
  /// Somebody adds a person to a static list.
  static let addToList = Event(
    "add_to_list", "Add to List",
    WordNotes(
      "A person is added to a static list by hand, by an import, or through the API.",
      rules: ["SC-F11"], activities: [.addToList],
      example: "{after: 1 hour, person: 1001, add_to_list: Newsletter}"),
    by: [.marketo, .api]
  ) { word in
    let list = word.required("list", .staticList, "The static list.", isMain: true)
    return { .listMembership(list($0), member: true) }
  }
}

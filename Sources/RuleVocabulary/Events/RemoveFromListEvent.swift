import RuleGraph

extension Event {
  /// Somebody removes a person from a static list.
  static let removeFromList = Event(
    "remove_from_list", "Remove from List",
    WordNotes(
      "A person is removed from a static list by hand, by an import, or through the API.",
      rules: ["SC-F11"], activities: [.removeFromList],
      example: "{after: 1 hour, person: 1002, remove_from_list: Newsletter}"),
    by: [.marketo, .api]
  ) { word in
    let list = word.required("list", .staticList, "The static list.", isMain: true)
    return { .listMembership(list($0), member: false) }
  }
}

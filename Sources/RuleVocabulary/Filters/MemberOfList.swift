import RuleGraph

extension Filter {
  /// Passes people who are in the static list now.
  static let memberOfList = Filter(
    "member_of_list", "Member of List",
    WordNotes(
      "Passes people who are in the static list.", rules: ["CAT-4", "R-24"],
      example: "member_of_list: Newsletter")
  ) { word in
    let list = word.required(
      "list", .staticLists, "The static list, several, or `any`.", isMain: true)
    return {
      let (test, isNegated) = list($0).positive
      return .memberOfList(test, negated: isNegated)
    }
  }
}

import RuleGraph

extension Filter {
  /// Passes people for whom the filters of the smart list hold now.
  static let memberOfSmartList = Filter(
    "member_of_smart_list", "Member of Smart List",
    WordNotes(
      "Passes people for whom the filters of the smart list hold; `is_not` passes the others.",
      rules: ["CAT-4", "SC-A4"], example: "member_of_smart_list: Marketable people")
  ) { word in
    let list = word.required(
      "smart_list", .smartLists, "The smart list, or several.", isMain: true)
    return {
      switch list($0) {
      case .any: .constant(true)
      case .oneOf(let ids): anyOf(ids.map { .memberOfSmartList($0, negated: false) })
      case .noneOf(let ids): allOf(ids.map { .memberOfSmartList($0, negated: true) })
      }
    }
  }

  private static func anyOf(_ parts: [Predicate]) -> Predicate {
    parts.count == 1 ? parts[0] : .any(parts)
  }

  private static func allOf(_ parts: [Predicate]) -> Predicate {
    parts.count == 1 ? parts[0] : .all(parts)
  }
}

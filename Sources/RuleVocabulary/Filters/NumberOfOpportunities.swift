import RuleGraph
import SyncState

extension Filter {
  /// Passes people by how many opportunities they have.
  static let numberOfOpportunities = Filter(
    "number_of_opportunities", "Number of Opportunities",
    WordNotes(
      "Passes people who have a role in so many opportunities now; people without any have 0.",
      rules: ["CAT-4", "CAT-2.2", "CS-D7"],
      example: "number_of_opportunities: {number: {at_least: 2}}")
  ) { word in
    let number = word.required(
      "number", .test(.integer), "How many opportunities.", isMain: true)
    return { .opportunities(.number, [], number($0) ?? .isEmpty(negated: true)) }
  }
}

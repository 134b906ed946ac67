import RuleGraph
import SyncState

extension Filter {
  /// Passes people by the revenue that their opportunities promise.
  static let totalOpportunityExpectedRevenue = Filter(
    "total_opportunity_expected_revenue", "Total Opportunity Expected Revenue",
    WordNotes(
      "Passes people whose opportunities promise so much revenue in all; people without any have 0. "
        + "Amounts are added as they are written, whatever their currency.",
      rules: ["CAT-4", "CAT-2.2", "CS-D7"],
      example: "total_opportunity_expected_revenue: {revenue: {between: [10000, 50000]}}")
  ) { word in
    let revenue = word.required(
      "revenue", .test(.currency), "The sum of the expected revenues.", isMain: true)
    return { .opportunities(.total(.expectedRevenue), [], revenue($0) ?? .isEmpty(negated: true)) }
  }
}

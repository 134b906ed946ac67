import RuleGraph
import SyncState

extension Filter {
  /// Passes people by what their opportunities amount to.
  static let totalOpportunityAmount = Filter(
    "total_opportunity_amount", "Total Opportunity Amount",
    WordNotes(
      "Passes people whose opportunities amount to so much in all, open, won and lost ones; people "
        + "without any have 0. Amounts are added as they are written, whatever their currency.",
      rules: ["CAT-4", "CAT-2.2", "CS-D7"],
      example: "total_opportunity_amount: {amount: {greater_than: 20000}}")
  ) { word in
    let amount = word.required(
      "amount", .test(.currency), "The sum of the amounts.", isMain: true)
    return { .opportunities(.total(.amount), [], amount($0) ?? .isEmpty(negated: true)) }
  }
}

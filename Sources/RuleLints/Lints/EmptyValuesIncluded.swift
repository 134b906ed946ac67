import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// *Before*, *in past before* or *is 0*, which people without a value pass too.
  static let emptyValuesIncluded = Lint.ofFilters(
    DiagnosticKind(
      "empty-values-included", .warning, .logic,
      "A condition also holds for people whose field is empty.",
      rules: ["V-19", "CAT-2.2"],
      explanation: """
        *Before*, *on or before* and *in past before* include people whose date is empty, and *is \
        0* includes people without a number. Marketo's documentation warns of the former. Add a \
        filter with `is_not_empty: true` on the same field, or use *between*.
        """)
  ) { filters, report in
    for use in filters.uses {
      guard case .field(let id, let test) = use.predicate, isSurprising(test),
        !filters.uses.contains(where: { restricts($0.predicate, id) })
      else { continue }
      let name = filters.program.assets.fields[id].name
      report.add(
        "this also holds where \(Diagnostic.quoted(name)) is empty", at: use.span,
        notes: ["add `person: {\(name): {is_not_empty: true}}` to leave empty values out"])
    }
  }

  private static func isSurprising(_ test: ValueTest) -> Bool {
    switch test {
    case .dayRange(_, _, let nullMatches): nullMatches
    case .relative(let name, _): name == .inPastBefore
    case .number(let numbers, let negated): !negated && numbers.contains(0)
    case .isEmpty, .text, .exactText, .numberRange, .day, .timeFrame, .boolean: false
    }
  }

  /// Whether another filter says something about empty values of the field.
  private static func restricts(_ predicate: Predicate, _ id: FieldID) -> Bool {
    guard case .field(id, let test) = predicate else { return false }
    if case .isEmpty = test { return true }
    return !test.acceptsEmpty
  }
}

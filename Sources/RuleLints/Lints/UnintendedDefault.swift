import RuleAnalysis
import RuleGraph
import RuleSemantics
import RuleSource
import SyncState

extension Lint {
  /// Choices that leave a few people over, who get the default.
  static let unintendedDefault = Lint.ofCampaigns(
    DiagnosticKind(
      "unintended-default", .warning, .logic,
      "Choices cover every value but a last few, and these people get the default.",
      rules: ["V-10", "SC-H2", "CAT-2.2"],
      explanation: """
        The choices of a step divide the values of a field among them, and leave out only the empty \
        field, or a single value between two ranges. Those people get the default, which does \
        something: is it meant for them? Close the gap (`at_least` instead of `greater_than`), or give \
        people with an empty field a choice of their own. The note shows somebody for whom the \
        interpreter takes the default. Defaults for wider gaps, and `do: nothing`, are taken as meant.
        """)
  ) { facts, report in
    for step in facts.campaign.flow {
      guard step.hasChoices, let fallback = step.fallback, let field = commonField(step) else {
        continue
      }
      let choices = step.choices.map(\.condition.predicate)
      guard let left = leftOver(field, choices, facts) else { continue }
      report.add(
        "only people whose \(left.who) get the default: no choice covers them",
        at: fallback.span, labels: step.choices.map { .init($0.condition.span, "a choice") },
        notes: ["a dry run takes the default for a person whose \(left.witness)"])
    }
  }

  /// The field with an order that all choices ask about.
  private static func commonField(_ step: ResolvedStep) -> FieldID? {
    var common: FieldID?
    for choice in step.choices {
      guard case .field(let id, let test) = choice.condition.predicate, common ?? id == id,
        hasOrder(test)
      else { return nil }
      common = id
    }
    return step.choices.count > 1 ? common : nil
  }

  private static func hasOrder(_ test: ValueTest) -> Bool {
    switch test {
    case .isEmpty, .number, .numberRange, .day, .dayRange, .relative, .timeFrame: true
    case .text, .exactText, .boolean: false
    }
  }

  private static func leftOver(
    _ id: FieldID, _ choices: [Predicate], _ facts: CampaignFacts
  ) -> (who: String, witness: String)? {
    let theory = facts.theory
    let name = "`\(facts.program.assets.fields[id].name)`"
    let empty = Predicate.field(id, .isEmpty(negated: false))
    let filled = Predicate.field(id, .isEmpty(negated: true))
    let acceptsEmpty = theory.witness(all: [empty], none: choices) != nil
    guard let sample = theory.witness(all: [filled], none: choices) else {
      guard acceptsEmpty, theory.isImpossible(all: [filled], none: choices) else { return nil }
      return ("\(name) is empty", "\(name) is empty")
    }
    let (other, spelled): (ValueTest, String)
    switch sample.value(of: id) {
    case .number(let number)?:
      (other, spelled) = (.number([number], negated: true), number.decimalText)
    case .date(let day)?: (other, spelled) = (.day([day], negated: true), day.description)
    case .text, .boolean, .datetime, .null, nil: return nil
    }
    guard theory.isImpossible(all: [filled, .field(id, other)], none: choices) else { return nil }
    let who = acceptsEmpty ? "\(name) is `\(spelled)` or empty" : "\(name) is `\(spelled)`"
    return (who, "\(name) is `\(spelled)`")
  }
}

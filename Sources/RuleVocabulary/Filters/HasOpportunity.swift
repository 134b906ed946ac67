import RuleGraph
import SyncState

extension Filter {
  /// Passes people who have an opportunity now.
  static let hasOpportunity = Filter(
    "has_opportunity", "Has Opportunity",
    WordNotes(
      "Passes contacts who have a role in an opportunity now. Everything that is asked must hold for "
        + "one and the same opportunity.",
      rules: ["CAT-4", "SC-C8", "CS-D7"],
      example: "has_opportunity: {stage: Negotiation, amount: {at_least: 10000}}")
  ) { word in
    let constraints = OpportunityField.allCases.map { field in
      let (name, summary) = (Vocabulary.snakeCase(field.rawValue), field.summary)
      return switch field.fieldType {
      case .boolean: OpportunityParameter.flag(field, word.optional(name, .boolean, summary))
      case .string, .email, .phone, .url, .textArea, .integer, .percent, .currency, .score, .float,
        .date, .datetime, .formula, .reference:
        OpportunityParameter.test(field, word.optional(name, .test(field.fieldType), summary))
      }
    }
    return { arguments in
      .opportunities(.number, constraints.compactMap { $0.constraint(arguments) }, .atLeastOne)
    }
  }
}

/// A parameter that asks something of an opportunity.
private enum OpportunityParameter: Sendable {
  case test(OpportunityField, OptionalParameter<ValueTest?>)
  case flag(OpportunityField, OptionalParameter<Bool>)

  /// Returns the condition; nil when nothing is asked.
  func constraint(_ arguments: Arguments) -> Predicate.OpportunityConstraint? {
    switch self {
    case .test(let field, let parameter):
      parameter(arguments).flatMap { $0 }.map { Predicate.OpportunityConstraint(field, $0) }
    case .flag(let field, let parameter):
      parameter(arguments).map {
        Predicate.OpportunityConstraint(field, .boolean($0, nullIsFalse: true))
      }
    }
  }
}

extension OpportunityField {
  /// What the parameter means, in a sentence.
  fileprivate var summary: String {
    switch self {
    case .name: "The name of the opportunity."
    case .type: "The kind of business."
    case .stage: "The stage."
    case .amount: "The amount, as it is written, whatever the currency."
    case .expectedRevenue: "The amount times the probability, as Salesforce has worked it out."
    case .probability: "How likely it is to be won, in percent."
    case .quantity: "The number of things sold."
    case .closeDate: "The day on which it was or should be closed."
    case .isClosed: "Whether it is closed, won or lost."
    case .isWon: "Whether it is won."
    case .forecastCategory: "The category of the forecast."
    case .leadSource: "Where the opportunity came from."
    case .nextStep: "What is to be done next."
    case .createdDate: "When it was created."
    case .role: "What the person is to the same opportunity."
    case .isPrimary: "Whether the person is the primary contact of the same opportunity."
    }
  }
}

/// What filters can ask about an opportunity, or about a contact's role in it (CAT-4).
public enum OpportunityField: String, Sendable, CaseIterable {
  /// The name.
  case name = "Name"
  /// The kind of business.
  case type = "Type"
  /// The stage of the sale.
  case stage = "Stage"
  /// The amount, in whatever currency the opportunity has.
  case amount = "Amount"
  /// The amount times the probability, as Salesforce works it out.
  case expectedRevenue = "Expected Revenue"
  /// How likely it is to be won, in percent.
  case probability = "Probability"
  /// The number of things sold.
  case quantity = "Quantity"
  /// The day on which it was or should be closed.
  case closeDate = "Close Date"
  /// Whether the stage is a last one.
  case isClosed = "Is Closed"
  /// Whether the stage means success.
  case isWon = "Is Won"
  /// The category of the forecast.
  case forecastCategory = "Forecast Category"
  /// Where it came from.
  case leadSource = "Lead Source"
  /// What is to be done next.
  case nextStep = "Next Step"
  /// When it was created.
  case createdDate = "Created Date"
  /// What the contact is to the opportunity.
  case role = "Role"
  /// Whether the contact is the first one to talk to.
  case isPrimary = "Is Primary"

  /// The fields of opportunities themselves, in the order of their columns.
  public static let ofOpportunities = allCases.filter { !$0.isOfRole }

  /// Whether it belongs to the contact's role.
  var isOfRole: Bool { self == .role || self == .isPrimary }

  /// The name in Salesforce.
  public var salesforceName: String {
    switch self {
    case .name, .type, .amount, .probability, .role: rawValue
    case .stage: "StageName"
    case .expectedRevenue: "ExpectedRevenue"
    case .quantity: "TotalOpportunityQuantity"
    case .closeDate: "CloseDate"
    case .isClosed: "IsClosed"
    case .isWon: "IsWon"
    case .forecastCategory: "ForecastCategoryName"
    case .leadSource: "LeadSource"
    case .nextStep: "NextStep"
    case .createdDate: "CreatedDate"
    case .isPrimary: "IsPrimary"
    }
  }

  /// The type, which decides what filters offer (CAT-2.1).
  public var fieldType: FieldType {
    switch self {
    case .name, .type, .stage, .forecastCategory, .leadSource, .nextStep, .role: .string
    case .amount, .expectedRevenue: .currency
    case .probability: .percent
    case .quantity: .float
    case .closeDate: .date
    case .createdDate: .datetime
    case .isClosed, .isWon, .isPrimary: .boolean
    }
  }
}

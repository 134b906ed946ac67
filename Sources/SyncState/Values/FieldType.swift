/// The type of a Marketo field; it decides which operators a filter offers (CAT-2.1).
public enum FieldType: String, Sendable, CaseIterable {
  /// Text of at most 255 characters.
  case string
  /// An email address.
  case email
  /// A telephone number.
  case phone
  /// A web address.
  case url
  /// Long text.
  case textArea = "text_area"
  /// A whole number of 32 bits.
  case integer
  /// A percentage.
  case percent
  /// An amount in the subscription's currency.
  case currency
  /// A score: a signed whole number of 32 bits.
  case score
  /// A decimal number.
  case float
  /// A calendar day.
  case date
  /// An instant.
  case datetime
  /// True, false or empty.
  case boolean
  /// A calculated text; smart campaigns cannot use it.
  case formula
  /// The key of another record.
  case reference

  /// The family whose values and operators the type shares.
  public var family: ValueFamily {
    switch self {
    case .string, .email, .phone, .url, .textArea, .formula, .reference: .text
    case .integer, .percent, .currency, .score, .float: .number
    case .date: .date
    case .datetime: .datetime
    case .boolean: .boolean
    }
  }
}

/// How values of a field are stored and compared.
public enum ValueFamily: String, Sendable, CaseIterable {
  /// Texts of a ``TextPool``.
  case text
  /// Numbers.
  case number
  /// Calendar days.
  case date
  /// Instants.
  case datetime
  /// Truth values.
  case boolean
}

public import SyncState

// A program that is resolved in parts has a pool of texts for each part; when the parts come
// together, their texts get the identifiers of one pool.

extension Template {
  /// Returns the template with other identifiers for its texts.
  public func mapTexts(_ map: (TextID) -> TextID) -> Template {
    Template(
      parts.map { part in
        switch part {
        case .literal(let text): .literal(map(text))
        case .token(let token, let fallback):
          .token(token.mapTexts(map), default: fallback.map(map))
        }
      })
  }
}

extension Token {
  /// Returns the token with another identifier for its text.
  public func mapTexts(_ map: (TextID) -> TextID) -> Token {
    switch self {
    case .my(let name): .my(map(name))
    case .field, .campaign, .program, .system, .trigger, .member: self
    }
  }
}

extension ValueTest {
  /// Returns the test with other identifiers for its texts.
  public func mapTexts(_ map: (TextID) -> TextID) -> ValueTest {
    switch self {
    case .text(let comparison, let texts, let negated):
      .text(comparison, texts.map(map), negated: negated)
    case .exactText(let texts, let negated): .exactText(texts.map(map), negated: negated)
    case .isEmpty, .number, .numberRange, .day, .dayRange, .relative, .timeFrame, .boolean: self
    }
  }
}

extension Value {
  /// Returns the value with another identifier for its text.
  public func mapTexts(_ map: (TextID) -> TextID) -> Value {
    switch self {
    case .text(let text): .text(map(text))
    case .null, .number, .boolean, .date, .datetime: self
    }
  }
}

extension ScoreChange {
  /// Returns the change with other identifiers for its texts.
  public func mapTexts(_ map: (TextID) -> TextID) -> ScoreChange {
    switch self {
    case .template(let template): .template(template.mapTexts(map))
    case .add, .set: self
    }
  }
}

extension SFDCCampaignOperand {
  /// Returns the operand with other identifiers for its texts.
  public func mapTexts(_ map: (TextID) -> TextID) -> SFDCCampaignOperand {
    switch self {
    case .named(let template): .named(template.mapTexts(map))
    case .fixed: self
    }
  }
}

extension Wait.DayOffset {
  /// Returns the offset with another identifier for its text.
  public func mapTexts(_ map: (TextID) -> TextID) -> Wait.DayOffset {
    switch self {
    case .token(let token, let isNegative): .token(token.mapTexts(map), isNegative: isNegative)
    case .days: self
    }
  }
}

/// How sure a domain rule is.
public enum Confidence: String, Sendable, CaseIterable {
  /// Stated by the vendor's documentation.
  case doc
  /// Not stated, but a documented procedure works only if it is true.
  case implied
  /// Stated by vendor staff or practitioners.
  case nation
  /// Undocumented; what rulec does is a choice.
  case undocumented = "UNDOC"
}

/// A domain rule that a decision rests on; `docs/semantics/` states it.
public struct Rule: Sendable, Hashable {
  /// The identifier, such as `SC-Q2`.
  public let id: String
  /// How sure it is.
  public let confidence: Confidence

  /// Names a rule.
  public init(_ id: String, _ confidence: Confidence) {
    self.id = id
    self.confidence = confidence
  }
}

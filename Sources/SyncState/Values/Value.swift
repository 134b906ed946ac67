/// One value of a field; texts stand as identifiers of the model's ``TextPool``.
public enum Value: Hashable, Sendable {
  /// No value: what the product shows as an empty field.
  case null
  /// A text.
  case text(TextID)
  /// A number.
  case number(Double)
  /// A truth value.
  case boolean(Bool)
  /// A calendar day.
  case date(CivilDate)
  /// An instant.
  case datetime(Instant)

  /// Whether there is no value.
  public var isNull: Bool { self == .null }
}

public import RuleRuntime
public import SyncState

/// One entry of an activity extract, as it stands in the file: nothing is resolved.
public struct ImportedActivity: Sendable, Hashable {
  /// An attribute; texts are in the reader's pool.
  public struct Attribute: Sendable, Hashable {
    /// The name, such as `New Value`.
    public let name: TextID
    /// The value; typed JSON gives numbers and truth values, quoted JSON texts (MX-A8).
    public let value: Value

    /// Creates an attribute.
    public init(name: TextID, value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// The id of the entry.
  public let guid: TextID
  /// The Marketo id of the person.
  public let leadID: Int64
  /// When it happened.
  public let at: Instant
  /// The number of the type, known to us or not.
  public let typeID: Int64
  /// The id of the smart campaign that caused it (MX-A4).
  public let campaignID: Int64?
  /// The id of the primary attribute.
  public let primaryID: Int64?
  /// The primary attribute, such as the name of a program.
  public let primaryValue: TextID?
  /// The attributes, in the order of the file.
  public let attributes: [Attribute]
  /// How the step ended, for entries of steps (MX-A3).
  public let result: StepResult?
  /// The position of the file in the order of reading.
  public let file: Int
  /// The line at which the row begins.
  public let line: Int

  /// Returns the value of an attribute; null when it is not there.
  public func value(of name: TextID?) -> Value {
    guard let name else { return .null }
    return attributes.first { $0.name == name }?.value ?? .null
  }
}

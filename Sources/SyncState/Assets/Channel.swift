/// A progression status of a channel (SC-M4).
public struct ProgressionStatus: Sendable, Hashable {
  /// The name, which is also the key of the sync (CS-S3).
  public let name: String
  /// The step number, 0 for Not in Program; a change never goes to a lower one (SC-M5).
  public let step: Int
  /// Whether reaching it is success (SC-M9).
  public let isSuccess: Bool
  /// Whether it is hidden: kept by those who hold it, not offered any more (SC-M11).
  public let isHidden: Bool

  /// Creates a progression status.
  public init(name: String, step: Int, success: Bool = false, hidden: Bool = false) {
    self.name = name
    self.step = step
    isSuccess = success
    isHidden = hidden
  }

  /// The status at step 0 that every channel has; setting it removes the person (SC-M7).
  public static let notInProgram = ProgressionStatus(name: "Not in Program", step: 0)
}

/// A channel: the kind of a program and its progression statuses.
public struct Channel: Sendable {
  /// The name; the sync writes it to Salesforce as the campaign's type (CS-D1).
  public let name: String
  /// The statuses; position 0 is *Not in Program*, the others by step, then as declared.
  public let statuses: [ProgressionStatus]

  /// Creates a channel; `statuses` excludes *Not in Program*, which is added at position 0.
  public init(name: String, statuses: [ProgressionStatus]) {
    self.name = name
    self.statuses = [.notInProgram] + statuses
  }

  /// The status that people get who become members without one: the first that is not hidden.
  public var firstStatus: StatusIndex? {
    statuses.indices.dropFirst().first { !statuses[$0].isHidden }.map { StatusIndex($0) }
  }

  /// Returns the position of a status by its exact name.
  public func status(named name: String) -> StatusIndex? {
    statuses.firstIndex { sameBytes($0.name, name) }.map { StatusIndex($0) }
  }

  /// Returns the position of the status that has a name by a reading of CS-S3.
  public func status(named name: String, by names: SyncSettings.StatusNames) -> StatusIndex? {
    if let exact = status(named: name) { return exact }
    guard names != .exact else { return nil }
    return statuses.firstIndex { names.areSame($0.name, name) }.map { StatusIndex($0) }
  }
}

/// A position in the status list of a channel or of a Salesforce campaign.
@frozen public struct StatusIndex: DenseID {
  /// The position, from 0.
  public let rawValue: UInt32
  /// Creates a position.
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  /// *Not in Program*, the first status of every channel.
  public static let notInProgram = StatusIndex(UInt32(0))
}

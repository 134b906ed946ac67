/// A position in one table of the model, typed by that table.
///
/// Everything that the interpreter compares is such a position; names are resolved before a run.
public protocol DenseID: Hashable, Comparable, Sendable {
  /// The position, from 0.
  var rawValue: UInt32 { get }
  /// Creates the identifier of a position.
  init(_ rawValue: UInt32)
}

extension DenseID {
  /// Creates the identifier of a position given as an `Int`, which must fit.
  @inlinable public init(_ position: Int) { self.init(UInt32(position)) }
  /// The position as an array index.
  @inlinable public var index: Int { Int(rawValue) }
  /// Orders identifiers by position.
  @inlinable public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// An identifier or nil in the four bytes of an identifier, for tables of many rows; no table has so
/// many rows that it would need the largest one.
@frozen @usableFromInline struct OptionalID<ID: DenseID>: Hashable, Sendable {
  @usableFromInline var rawValue: UInt32

  @inlinable init(_ id: ID?) { rawValue = id?.rawValue ?? .max }

  /// The identifier.
  @inlinable var id: ID? { rawValue == .max ? nil : ID(rawValue) }
}

/// A row of the table of Marketo people, in the order of Marketo ids when a state is loaded.
@frozen public struct PersonID: DenseID {
  /// The position, from 0.
  public let rawValue: UInt32
  /// Creates the identifier of a position.
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// A field of the person schema.
@frozen public struct FieldID: DenseID {
  /// The position, from 0.
  public let rawValue: UInt32
  /// Creates the identifier of a position.
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// A channel of the workspace.
@frozen public struct ChannelID: DenseID {
  /// The position, from 0.
  public let rawValue: UInt32
  /// Creates the identifier of a position.
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// A Marketo program of the workspace.
@frozen public struct ProgramID: DenseID {
  /// The position, from 0.
  public let rawValue: UInt32
  /// Creates the identifier of a position.
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// A static list of the workspace.
@frozen public struct ListID: DenseID {
  /// The position, from 0.
  public let rawValue: UInt32
  /// Creates the identifier of a position.
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// A smart list of the workspace.
@frozen public struct SmartListID: DenseID {
  /// The position, from 0.
  public let rawValue: UInt32
  /// Creates the identifier of a position.
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// A smart campaign of the workspace.
@frozen public struct CampaignID: DenseID {
  /// The position, from 0.
  public let rawValue: UInt32
  /// Creates the identifier of a position.
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// A Salesforce campaign of the workspace.
@frozen public struct SFDCCampaignID: DenseID {
  /// The position, from 0.
  public let rawValue: UInt32
  /// Creates the identifier of a position.
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// A lead or contact record in Salesforce.
@frozen public struct RecordID: DenseID {
  /// The position, from 0.
  public let rawValue: UInt32
  /// Creates the identifier of a position.
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// An opportunity in Salesforce.
@frozen public struct OpportunityID: DenseID {
  /// The position, from 0.
  public let rawValue: UInt32
  /// Creates the identifier of a position.
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// A distinct text of a ``TextPool``; position 0 is the empty text.
@frozen public struct TextID: DenseID {
  /// The position, from 0.
  public let rawValue: UInt32
  /// Creates the identifier of a position.
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  /// The empty text.
  public static let empty = TextID(UInt32(0))
}

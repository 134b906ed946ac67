/// A division of people into named places, of which everybody holds at most one: the segments of a
/// segmentation, the stages of a revenue model, the partitions of the workspace.
///
/// The place of a person is kept as a text in a field that only the system changes.
public struct Division: Sendable, Hashable {
  /// The name.
  public let name: String
  /// What it is.
  public let kind: Kind
  /// The names of the places, in order.
  public let places: [String]
  /// The field that holds the place.
  public let field: FieldID
  /// Whether steps may move people: a revenue model must be approved (CAT-6.3).
  public let isApproved: Bool

  /// What divides people.
  public enum Kind: String, Sendable, CaseIterable {
    /// By rules: everybody is in the first segment whose rules hold, or else in the default one.
    case segmentation
    /// By the stage of the way to a purchase; people outside the model hold none.
    case revenueModel = "revenue_model"
    /// By who may see them; everybody is in one.
    case partitions
  }

  /// Creates a division.
  public init(
    name: String, kind: Kind, places: [String], field: FieldID, isApproved: Bool = true
  ) {
    self.name = name
    self.kind = kind
    self.places = places
    self.field = field
    self.isApproved = isApproved
  }
}

extension Assets {
  /// Returns the division whose places a field holds.
  public func division(of field: FieldID) -> Division? { divisions.first { $0.field == field } }

  /// The partitions of the workspace.
  public var partitions: Division? { divisions.first { $0.kind == .partitions } }
}

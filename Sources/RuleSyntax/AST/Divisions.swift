public import RuleSource

/// A segmentation: everybody is in exactly one of its segments.
public struct SegmentationDefinition: Sendable {
  /// The name.
  public var name: Located<String>
  /// The segments in order: people are in the first whose filters they pass.
  public var segments: [Segment] = []
  /// The name of the segment of all others; `Default` when not said.
  public var fallback: Located<String>?
  /// The whole document.
  public var span: Span

  /// A segment with its filters.
  public struct Segment: Sendable {
    /// The name.
    public let name: Located<String>
    /// Who belongs to it; triggers are not allowed here.
    public let rules: SmartListRules
  }
}

/// A revenue model with its stages.
public struct RevenueModelDefinition: Sendable {
  /// The name.
  public var name: Located<String>
  /// The stages, in order.
  public var stages: [Located<String>] = []
  /// Whether it is approved, so that steps can use it; true unless said otherwise.
  public var isApproved = true
  /// The whole document.
  public var span: Span
}

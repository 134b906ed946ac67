/// A large part of a syntax tree, in a place of its own.
///
/// A class, because every stage passes it on: a copy of what is in it counts a dozen references.
public final class Shared<Content: Sendable>: Sendable {
  /// The part.
  public let content: Content

  /// Gives a part its place.
  init(_ content: Content) { self.content = content }
}

public import RuleSource

/// What one file defines, as far as it could be understood.
public struct SyntaxTree: Sendable {
  /// The file.
  public let file: FileID
  /// The definitions, in the order of the file.
  public let definitions: [Definition]
}

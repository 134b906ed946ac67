/// The bounds on what is read; each has a diagnostic, and `docs/limits.md` lists them.
public struct Limits: Sendable {
  /// The largest rule file, in bytes.
  public var fileBytesMax = 4 * 1024 * 1024
  /// The deepest nesting of collections in a rule file.
  public var nestingDepthMax = 64
  /// The number of nodes of a rule file, documents together.
  public var nodesMax = 400_000
  /// The number of aliases in a rule file.
  public var aliasesMax = 1_000
  /// The number of nodes that the aliases of a file may stand for.
  public var aliasExpandedNodesMax = 100_000
  /// The number of anchors in a rule file.
  public var anchorsMax = 10_000
  /// The number of documents in a rule file.
  public var documentsMax = 1_000
  /// The longest scalar, in bytes.
  public var scalarBytesMax = 64 * 1024
  /// The longest key, in bytes.
  public var keyBytesMax = 1_024
  /// The longest cell of a CSV file, in bytes.
  public var csvCellBytesMax = 1024 * 1024
  /// The longest row of a CSV file, in bytes.
  public var csvRowBytesMax = 16 * 1024 * 1024
  /// The number of columns of a CSV file.
  public var csvColumnsMax = 1_024
  /// The number of findings that a report prints before it only counts.
  public var diagnosticsPrintedMax = 1_000

  /// The bounds that every command uses.
  public static let standard = Limits()

  private init() {}

  /// Returns a copy with changes, for tests of the bounds themselves.
  public func with(_ change: (inout Limits) -> Void) -> Limits {
    var copy = self
    change(&copy)
    return copy
  }
}

public import RuleSource

/// One finding about a place in a file of data.
///
/// Such files are too large to be kept like rule files, so the place is a line and a column.
public struct DataDiagnostic: Sendable, Hashable {
  /// What kind of finding it is.
  public let kind: DiagnosticKind
  /// The file, under the name that the caller gave it.
  public let file: String
  /// Where it is; nil for a finding about the file or the state as a whole.
  public let position: DataPosition?
  /// What is wrong and what was expected: one line, lower-case start, no full stop.
  public let message: String

  /// Creates a finding.
  public init(
    _ kind: DiagnosticKind, file: String, position: DataPosition?, _ message: String
  ) {
    self.kind = kind
    self.file = file
    self.position = position
    self.message = message
  }

  /// The finding on one line: `path:line:column: severity[name] message`.
  public var concise: String {
    var place = file
    if let position { place += ":\(position.line):\(position.column)" }
    if !place.isEmpty { place += ": " }
    return "\(place)\(kind.severity.rawValue)[\(kind.name)] \(message)"
  }
}

/// What happens at the first row that cannot be used.
public enum BadRowPolicy: String, Sendable, CaseIterable {
  /// Loading ends with an error.
  case stop
  /// The row is left out and counted.
  case skip
}

/// How often one kind of finding occurred.
public struct FindingCount: Sendable, Hashable {
  /// The kind.
  public let kind: DiagnosticKind
  /// How often.
  public let count: Int
}

/// The findings of a load: all are counted, the first of each kind are kept.
struct FindingLog: Sendable {
  /// How many findings of a kind are kept.
  static let examplesMax = 20

  let policy: BadRowPolicy
  /// Whether an error ended the loading.
  private(set) var isStopped = false
  /// Whether a whole file could not be used.
  private(set) var hasFileError = false
  private(set) var findings: [DataDiagnostic] = []
  private var counts: [String: FindingCount] = [:]

  init(policy: BadRowPolicy) { self.policy = policy }

  /// Counts a finding about a row or a cell; the message is made only when it is kept.
  mutating func add(
    _ kind: DiagnosticKind, file: String, _ position: @autoclosure () -> DataPosition?,
    _ message: @autoclosure () -> String
  ) {
    // The first error ends the loading; what is noticed after it would only be its echo.
    if isStopped { return }
    let count = (counts[kind.name]?.count ?? 0) + 1
    counts[kind.name] = FindingCount(kind: kind, count: count)
    if count <= Self.examplesMax {
      findings.append(DataDiagnostic(kind, file: file, position: position(), message()))
    }
    if policy == .stop, kind.severity == .error { isStopped = true }
  }

  /// Counts a finding after which a whole file cannot be used.
  mutating func addFileError(
    _ kind: DiagnosticKind, file: String, _ position: DataPosition?, _ message: String
  ) {
    hasFileError = true
    add(kind, file: file, position, message)
  }

  /// The counts, by name.
  var sortedCounts: [FindingCount] { counts.values.sorted { $0.kind.name < $1.kind.name } }
}

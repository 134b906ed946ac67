public import RuleSource

/// One of the small languages that are written inside a single YAML value.
public protocol Notation: Sendable {
  /// Reads a whole text, or says what is wrong with it and where.
  static func parse(_ text: String) -> Result<Self, NotationError>
}

/// What is wrong with a text of a ``Notation``, and where in the text.
public struct NotationError: Error, Hashable, Sendable {
  /// What kind of finding it is.
  public let kind: DiagnosticKind
  /// What is wrong and what was expected.
  public let message: String
  /// The part of the text that is wrong, in UTF-8 offsets.
  public let range: Range<Int>
  /// What was probably meant instead of that part.
  let replacement: String?
  /// Further lines of explanation.
  let notes: [String]

  /// Creates an error about a part of a text.
  init(
    _ kind: DiagnosticKind, _ message: String, at range: Range<Int>, replacement: String? = nil,
    notes: [String] = []
  ) {
    self.kind = kind
    self.message = message
    self.range = range
    self.replacement = replacement
    self.notes = notes
  }

  /// Returns the error as a finding about a scalar whose text was read.
  public func diagnostic(in scalar: ScalarLiteral) -> Diagnostic {
    diagnostic(at: scalar.span(ofText: range))
  }

  /// Returns the error as a finding, given where its part of the text stands in the file.
  func diagnostic(at span: Span) -> Diagnostic {
    Diagnostic(kind, message, at: span, notes: notes, fixes: fixes(at: span))
  }

  /// The edit that puts the replacement; it may change what the product does, so it is not safe.
  private func fixes(at span: Span) -> [Fix] {
    guard let replacement, span.count == range.count else { return [] }
    let edit = Fix.Edit(span, replacement)
    return [Fix("replace with `\(replacement)`", .unsafe, [edit])]
  }
}

/// How grave a finding is.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// A hint that needs no action.
  case note
  /// Something that is probably not meant.
  case warning
  /// Something that is wrong.
  case error

  /// Orders severities from the mildest to the gravest.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// What a finding is about; users may select findings by category.
public enum Category: String, Sendable, CaseIterable {
  /// The text is not well-formed.
  case syntax
  /// A name does not lead anywhere.
  case reference
  /// A value or operator does not fit.
  case type
  /// A rule cannot do what it seems to.
  case logic
  /// Several campaigns get into each other's way.
  case interaction
  /// The program and the Salesforce campaign do not fit each other.
  case sync
  /// Marketo or Salesforce would refuse it.
  case platform
  /// There is a plainer way to say it.
  case style
  /// A file of data has an unexpected shape.
  case data
}

/// A kind of finding: its identity, and what the manual says about it.
public struct DiagnosticKind: Sendable, Hashable {
  /// The kebab-case name, the only identity a user types.
  public let name: String
  /// The severity unless the user chose another.
  public let severity: Severity
  /// What the finding is about.
  public let category: Category
  /// One sentence for lists.
  public let summary: String
  /// What it means and why it matters, in Markdown.
  public let explanation: String
  /// The domain rules that it rests on, such as `SC-W5` or `V-07`.
  public let rules: [String]
  /// Whether it is reported only where somebody asks for it by name.
  public let isOptIn: Bool

  /// Creates a kind of finding; `name` is kebab-case.
  public init(
    _ name: String, _ severity: Severity, _ category: Category, _ summary: String,
    rules: [String] = [], isOptIn: Bool = false, explanation: String
  ) {
    self.isOptIn = isOptIn
    self.name = name
    self.severity = severity
    self.category = category
    self.summary = summary
    self.rules = rules
    self.explanation = explanation
  }

  /// Compares kinds by name, which identifies them.
  public static func == (left: DiagnosticKind, right: DiagnosticKind) -> Bool {
    left.name == right.name
  }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// One finding about a place in a file.
public struct Diagnostic: Sendable {
  /// What kind of finding it is.
  public var kind: DiagnosticKind
  /// The severity of this finding; the kind's, unless configuration changed it.
  public var severity: Severity
  /// What is wrong and what was expected: one line, lower-case start, no full stop.
  public var message: String
  /// Where it is.
  public var span: Span
  /// Other places that matter, each with a text.
  public var labels: [Label]
  /// Further lines of explanation.
  public var notes: [String]
  /// Edits that would resolve it.
  public var fixes: [Fix]

  /// A secondary place of a finding.
  public struct Label: Sendable, Hashable {
    /// Where it is; may lie in another file.
    public let span: Span
    /// What is said about it.
    public let text: String

    /// Creates a secondary place with its text.
    public init(_ span: Span, _ text: String) {
      self.span = span
      self.text = text
    }
  }

  /// Creates a finding of a kind at a place.
  public init(
    _ kind: DiagnosticKind, _ message: String, at span: Span, labels: [Label] = [],
    notes: [String] = [], fixes: [Fix] = []
  ) {
    self.kind = kind
    severity = kind.severity
    self.message = message
    self.span = span
    self.labels = labels
    self.notes = notes
    self.fixes = fixes
  }

  /// The order of reports: file, start, end, name, message.
  public static func reportOrder(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    if left.span != right.span { return left.span < right.span }
    if left.kind.name != right.kind.name { return left.kind.name < right.kind.name }
    return left.message < right.message
  }
}

/// An edit that resolves a finding.
public struct Fix: Sendable, Hashable {
  /// Whether the edit may be applied without thought.
  public enum Applicability: String, Sendable {
    /// Keeps the meaning; `--fix` applies it.
    case safe
    /// May change the meaning; `--fix --unsafe-fixes` applies it.
    case unsafe
    /// Only shown.
    case display
  }

  /// A replacement of a span by a text.
  public struct Edit: Sendable, Hashable {
    /// What is replaced; empty for an insertion.
    public let span: Span
    /// The new text.
    public let replacement: String

    /// Creates a replacement of a span.
    public init(_ span: Span, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// What the edit does, in the imperative, such as "replace with `member_of_program`".
  public let message: String
  /// Whether it may be applied without thought.
  public let applicability: Applicability
  /// The replacements; they do not overlap.
  public let edits: [Edit]

  /// Creates an edit with its description.
  public init(_ message: String, _ applicability: Applicability, _ edits: [Edit]) {
    self.message = message
    self.applicability = applicability
    self.edits = edits
  }

  /// Returns the safe edit that replaces one word by another.
  public static func replace(_ span: Span, with replacement: String) -> Fix {
    Fix("replace with `\(replacement)`", .safe, [Edit(span, replacement)])
  }
}

public import RuleSource

/// A value together with where it stands.
public struct Located<Content> {
  /// The value.
  public let value: Content
  /// Where it stands.
  public let span: Span

  /// Creates a value with its place.
  init(_ value: Content, _ span: Span) {
    self.value = value
    self.span = span
  }
}

extension Located: Sendable where Content: Sendable {}
extension Located: Equatable where Content: Equatable {}
extension Located: Hashable where Content: Hashable {}

/// A piece of data inside a definition, free of the notation it was written in.
public enum Literal: Sendable {
  /// Nothing: an empty value, `~` or `null`.
  case null(Span)
  /// A single text, quoted or plain.
  case scalar(ScalarLiteral)
  /// A list.
  case list([Literal], Span)
  /// Keys with values, in the order of the file.
  case map([Entry], Span)

  /// A key with its value.
  public struct Entry: Sendable {
    /// The key.
    public let key: Located<String>
    /// The value.
    public let value: Literal

    /// Creates a key with its value.
    init(_ key: Located<String>, _ value: Literal) {
      self.key = key
      self.value = value
    }
  }

  /// Where the literal stands.
  public var span: Span {
    switch self {
    case .null(let span), .list(_, let span), .map(_, let span): span
    case .scalar(let scalar): scalar.span
    }
  }

  /// Where a text stands in the literal: as all of it, in a list, or as the value of a key; nil where it
  /// does not.
  public func span(of text: String) -> Span? {
    switch self {
    case .null: nil
    case .scalar(let scalar): scalar.text.utf8.elementsEqual(text.utf8) ? scalar.span : nil
    case .list(let items, _): items.lazy.compactMap { $0.span(of: text) }.first
    case .map(let entries, _): entries.lazy.compactMap { $0.value.span(of: text) }.first
    }
  }
}

/// A single text inside a definition.
public struct ScalarLiteral: Sendable, Hashable {
  /// The text without quotes and escapes.
  public let text: String
  /// Where it stands, quotes included.
  public let span: Span
  /// The bytes from the start of the span to that of the content.
  private let contentDistance: Int32
  /// Whether it was quoted or a block; what is plain may be a number, a date or a truth value.
  public let isQuoted: Bool

  /// Where its content begins, after an opening quote; offsets in `text` count from here as long
  /// as the text has neither escapes nor line breaks.
  public var contentStart: Int { span.start + Int(contentDistance) }

  /// Creates a text with its place.
  public init(text: String, isQuoted: Bool, span: Span, contentStart: Int) {
    self.text = text
    self.isQuoted = isQuoted
    self.span = span
    contentDistance = Int32(contentStart - span.start)
  }

  /// The text with its place.
  public var located: Located<String> { Located(text, span) }

  /// Returns the place of a range of UTF-8 offsets of the text, as exactly as can be told.
  public func span(ofText range: Range<Int>) -> Span {
    let start = min(contentStart + range.lowerBound, span.end)
    let end = min(max(contentStart + range.upperBound, start), span.end)
    return Span(file: span.file, start: start, end: end)
  }
}

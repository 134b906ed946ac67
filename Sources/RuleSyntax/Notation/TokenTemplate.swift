import RuleSource

/// A text with tokens such as `Dear {{lead.First Name:default=friend}}` (SC-T3).
public struct TokenTemplate: Hashable, Sendable {
  /// The parts, in order; no two texts follow each other.
  public let parts: [Part]

  /// A piece of a template.
  public enum Part: Hashable, Sendable {
    /// Text as it stands.
    case text(String)
    /// A token.
    case token(Token)
  }

  /// A token.
  public struct Token: Hashable, Sendable {
    /// What the token reads from.
    public let namespace: Namespace
    /// The name within the namespace, such as `First Name`.
    public let name: String
    /// The text that stands in when the token is empty (SC-T7).
    public let fallback: String?
    /// The token with its braces, in UTF-8 offsets of the text.
    public let range: Range<Int>
    /// The name, in UTF-8 offsets of the text.
    public let nameRange: Range<Int>
  }

  /// What tokens read from (SC-T3).
  public enum Namespace: String, Sendable, CaseIterable {
    /// A field of the person.
    case lead
    /// A field of the company.
    case company
    /// A token of the program or the workspace.
    case my
    /// The smart campaign that runs.
    case campaign
    /// Its program.
    case program
    /// A custom field of the program member.
    case member
    /// The clock.
    case system
    /// The activity that started the campaign.
    case trigger
  }

  /// The text of a template without tokens; nil when it has some.
  public var plainText: String? {
    guard let first = parts.first else { return "" }
    guard parts.count == 1, case .text(let text) = first else { return nil }
    return text
  }

  /// The token of a template that consists of one token and nothing else.
  public var onlyToken: Token? {
    guard parts.count == 1, case .token(let token)? = parts.first else { return nil }
    return token
  }

  /// The tokens, from left to right.
  public var tokens: [Token] {
    parts.compactMap { part in
      guard case .token(let token) = part else { return nil }
      return token
    }
  }

  /// Returns whether a text has a token in it, well-formed or not.
  public static func hasTokens(_ text: String) -> Bool {
    let bytes = text.utf8.span
    var index = 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "{"), bytes[index - 1] == UInt8(ascii: "{") { return true }
      index += 1
    }
    return false
  }

  /// Reads a text; malformed tokens are reported, and stay in the template as text.
  public static func parse(_ text: String) -> (template: TokenTemplate, errors: [NotationError]) {
    var builder = TemplateBuilder(text)
    builder.run()
    return (TokenTemplate(parts: builder.parts), builder.errors)
  }
}

/// Collects the parts of a template from left to right.
private struct TemplateBuilder {
  private let bytes: [UInt8]
  private(set) var parts: [TokenTemplate.Part] = []
  private(set) var errors: [NotationError] = []
  private var textStart = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func run() {
    var offset = 0
    while let start = find({ $0 == 0x7B }, from: offset) {
      let end = find({ $0 == 0x7B || $0 == 0x7D }, from: start + 2)
      offset = end ?? bytes.count
      if let end, bytes[end] == 0x7D {
        offset = end + 2
        addToken(start..<offset)
      } else {
        let range = start..<offset
        errors.append(
          NotationError(
            SyntaxDiagnostics.malformedToken, "the token is never closed; expected `}}`", at: range)
        )
      }
    }
    addText(upTo: bytes.count)
  }

  private mutating func addToken(_ range: Range<Int>) {
    let inside = (range.lowerBound + 2)..<(range.upperBound - 2)
    switch token(inside, range) {
    case .success(let token):
      addText(upTo: range.lowerBound)
      parts.append(.token(token))
      textStart = range.upperBound
    case .failure(let error):
      errors.append(error)
    }
  }

  private func token(
    _ inside: Range<Int>, _ range: Range<Int>
  ) -> Result<TokenTemplate.Token, NotationError> {
    guard let dot = bytes[inside].firstIndex(of: 0x2E) else {
      let names = TokenTemplate.Namespace.allCases.map(\.rawValue).joined(separator: "`, `")
      return .failure(
        NotationError(
          SyntaxDiagnostics.malformedToken,
          "expected a token such as `{{my.Name}}`, which begins with one of `\(names)`", at: range))
    }
    let word = text(inside.lowerBound..<dot)
    guard let namespace = TokenTemplate.Namespace(rawValue: word) else {
      let names = TokenTemplate.Namespace.allCases.map(\.rawValue)
      return .failure(
        NotationError(
          SyntaxDiagnostics.unknownTokenNamespace,
          "unknown kind of token `\(word)`\(Suggestion.phrase(for: word, among: names))",
          at: inside.lowerBound..<dot, replacement: Suggestion.nearest(to: word, among: names),
          notes: ["a token begins with one of `\(names.joined(separator: "`, `"))`"]))
    }
    var nameRange = (dot + 1)..<inside.upperBound
    var fallback: String?
    if let mark = defaultMark(in: nameRange) {
      fallback = text((mark + Self.defaultWord.count)..<inside.upperBound)
      nameRange = nameRange.lowerBound..<mark
    }
    guard !nameRange.isEmpty else {
      return .failure(
        NotationError(
          SyntaxDiagnostics.malformedToken, "the token has no name after `\(word).`", at: range))
    }
    return .success(
      TokenTemplate.Token(
        namespace: namespace, name: text(nameRange), fallback: fallback, range: range,
        nameRange: nameRange))
  }

  private static let defaultWord = Array(":default=".utf8)

  /// Returns where `:default=` begins.
  private func defaultMark(in range: Range<Int>) -> Int? {
    let word = Self.defaultWord
    guard range.count >= word.count else { return nil }
    return (range.lowerBound...(range.upperBound - word.count)).first { start in
      bytes[start..<(start + word.count)].elementsEqual(word)
    }
  }

  /// Returns where one of some characters next stands twice in a row.
  private func find(_ isWanted: (UInt8) -> Bool, from start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    return (start..<(bytes.count - 1)).first { bytes[$0] == bytes[$0 + 1] && isWanted(bytes[$0]) }
  }

  private mutating func addText(upTo end: Int) {
    if end > textStart { parts.append(.text(text(textStart..<end))) }
    textStart = end
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

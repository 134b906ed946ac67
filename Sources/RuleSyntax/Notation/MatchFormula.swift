import RuleSource

/// How the filters of a smart list combine: the value of `match:` (SC-C2).
public enum MatchNotation: Notation, Hashable {
  /// `all`: every filter must hold.
  case all
  /// `any`: one filter is enough.
  case any
  /// A formula over the filters.
  case formula(MatchFormula)

  /// Reads `all`, `any` or a formula.
  public static func parse(_ text: String) -> Result<MatchNotation, NotationError> {
    switch text {
    case "all": .success(.all)
    case "any": .success(.any)
    default: MatchFormula.parse(text).map { .formula($0) }
    }
  }
}

/// A formula such as `1 and (2 or eu)` over the numbers and names of filters (SC-C5, SC-C6).
public struct MatchFormula: Notation, Hashable {
  /// What the formula says.
  public let expression: Expression

  /// A part of a formula.
  public enum Expression: Hashable, Sendable {
    /// The filter that is meant.
    case filter(Reference)
    /// All of at least two parts.
    case all([Expression])
    /// Any of at least two parts.
    case any([Expression])
  }

  /// A mention of a filter.
  public struct Reference: Hashable, Sendable {
    /// How the filter is named.
    public let target: Target
    /// Where it is named, in UTF-8 offsets of the formula.
    public let range: Range<Int>
  }

  /// How a filter is named.
  public enum Target: Hashable, Sendable {
    /// By its number, from 1.
    case number(Int)
    /// By its `id`.
    case name(String)
  }

  /// The filters that are mentioned, from left to right, repetitions included.
  public var references: [Reference] { Self.references(of: expression) }

  private static func references(of expression: Expression) -> [Reference] {
    switch expression {
    case .filter(let reference): [reference]
    case .all(let parts), .any(let parts): parts.flatMap(references)
    }
  }

  /// A word that a formula gives a meaning, which no filter can have as its name.
  fileprivate enum ReservedWord: String, CaseIterable {
    case and
    case or
    case not
    case all
    case any

    /// Recognises a word in whatever letters; nil for names.
    init?(_ text: Swift.Span<UInt8>) {
      guard text.count <= 3 else { return nil }
      let wanted = Self.packed(text)
      guard let known = Self.known.first(where: { $0.packed == wanted }) else { return nil }
      self = known.word
    }

    private static let known = allCases.map { (word: $0, packed: packed($0.rawValue.utf8.span)) }

    /// The small letters of a word in one number.
    private static func packed(_ text: Swift.Span<UInt8>) -> UInt32 {
      var packed: UInt32 = 0
      for index in text.indices { packed = packed << 8 | UInt32(text[index] | 0x20) }
      return packed
    }
  }

  /// Reads a formula.
  public static func parse(_ text: String) -> Result<MatchFormula, NotationError> {
    Result { () throws(NotationError) in
      var parser = Parser(text)
      return MatchFormula(expression: try parser.formula())
    }
  }
}

extension MatchFormula {
  /// Reads formulas; goes down one level for each parenthesis.
  private struct Parser {
    private var scanner: TextScanner
    private static let example = "a formula such as `1 and (2 or 3)`"

    init(_ text: String) { scanner = TextScanner(text) }

    mutating func formula() throws(NotationError) -> Expression {
      let expression = try level(depth: 0)
      guard scanner.isAtEnd else {
        throw error("unexpected `)`: there is no open parenthesis", at: oneByte)
      }
      return expression
    }

    /// Reads parts joined by one connective, up to the end or a closing parenthesis.
    private mutating func level(depth: Int) throws(NotationError) -> Expression {
      var parts = [try operand(depth: depth)]
      var connective: ReservedWord?
      while let next = try self.connective() {
        if let connective, connective != next.connective {
          throw NotationError(
            SyntaxDiagnostics.mixedMatch,
            "`and` and `or` are mixed; put parentheses around the part that belongs together",
            at: next.range, notes: ["for example `1 and (2 or 3)` or `(1 and 2) or 3`"])
        }
        connective = next.connective
        parts.append(try operand(depth: depth))
      }
      guard let connective else { return parts[0] }
      return connective == .and ? .all(parts) : .any(parts)
    }

    private mutating func operand(depth: Int) throws(NotationError) -> Expression {
      scanner.skipBlanks()
      guard let byte = scanner.next else {
        let expected = "the formula breaks off; expected the number or name of a filter"
        throw error(scanner.whole.isEmpty ? "expected \(Self.example)" : expected, at: oneByte)
      }
      if TextScanner.isDigit(byte) { return try number() }
      if TextScanner.isLetter(byte) { return try name() }
      guard byte == UInt8(ascii: "(") else {
        throw error("expected the number or name of a filter, found `\(found)`", at: foundRange)
      }
      return try parenthesis(depth: depth + 1)
    }

    private mutating func parenthesis(depth: Int) throws(NotationError) -> Expression {
      let opening = oneByte
      _ = scanner.take("(")
      let depthMax = Limits.standard.nestingDepthMax
      guard depth <= depthMax else {
        throw error("parentheses are nested more than \(depthMax) deep", at: opening)
      }
      let inner = try level(depth: depth)
      guard scanner.take(")") else { throw error("this parenthesis is never closed", at: opening) }
      return inner
    }

    private mutating func number() throws(NotationError) -> Expression {
      let digits = scanner.digits()
      guard digits.range.count <= 6, let number = Int(digits.text), number > 0 else {
        throw error("there is no filter `\(digits.text)`; filters count from 1", at: digits.range)
      }
      return .filter(Reference(target: .number(number), range: digits.range))
    }

    private mutating func name() throws(NotationError) -> Expression {
      let name = scanner.take(while: FilterNameNotation.isNameByte)
      switch ReservedWord(name.bytes.span.extracting(name.range)) {
      case .not:
        throw error(
          "a formula has no `not`; use an operator such as `is_not` in the filter", at: name.range)
      case .and, .or:
        throw error(
          "expected the number or name of a filter before `\(name.text)`", at: name.range)
      case .all, .any:
        throw error("`\(name.text)` stands alone, not within a formula", at: name.range)
      case nil:
        return .filter(Reference(target: .name(name.text), range: name.range))
      }
    }

    /// Reads `and` or `or`; nothing at the end and before a closing parenthesis.
    private mutating func connective() throws(NotationError) -> (
      connective: ReservedWord, range: Range<Int>
    )? {
      let start = scanner.offset
      scanner.skipBlanks()
      guard let byte = scanner.next, byte != UInt8(ascii: ")") else { return nil }
      let hasBlank = scanner.offset > start
      let word = scanner.take(while: FilterNameNotation.isNameByte)
      let connective = ReservedWord(word.bytes.span.extracting(word.range))
      if let connective, connective == .and || connective == .or {
        guard hasBlank, scanner.next.map(TextScanner.isBlank) ?? true else {
          throw error("put blanks around `\(word.text)`", at: word.range)
        }
        return (connective, word.range)
      }
      guard word.range.isEmpty else {
        throw error("expected `and` or `or`, found `\(word.text)`", at: word.range)
      }
      // Other languages write `&&` and `||`.
      let meant = byte == UInt8(ascii: "&") ? "and" : byte == UInt8(ascii: "|") ? "or" : nil
      throw error(
        "expected \(meant.map { "`\($0)`" } ?? "`and` or `or`"), found `\(found)`", at: foundRange)
    }

    /// The character that comes next, as it may be shown.
    private var found: String { scanner.rest.text.first.map { String($0) } ?? "" }

    private var foundRange: Range<Int> {
      scanner.offset..<(scanner.offset + found.utf8.count)
    }

    private var oneByte: Range<Int> {
      scanner.offset..<(scanner.isAtEnd ? scanner.offset : scanner.offset + 1)
    }

    private func error(_ message: String, at range: Range<Int>) -> NotationError {
      NotationError(SyntaxDiagnostics.malformedMatch, message, at: range)
    }
  }
}

/// The name that a filter is given with `id:`, for use in match formulas.
public struct FilterNameNotation: Notation, Hashable {
  /// The name.
  let name: String

  /// Reads a name: a letter, then letters, digits, `_` and `-`.
  public static func parse(_ text: String) -> Result<FilterNameNotation, NotationError> {
    let bytes = text.utf8
    guard let first = bytes.first, TextScanner.isLetter(first), bytes.allSatisfy(isNameByte) else {
      return .failure(
        NotationError(
          SyntaxDiagnostics.malformedFilterName,
          "a filter's name is a letter followed by letters, digits, `_` or `-`, such as `eu`",
          at: 0..<bytes.count))
    }
    guard MatchFormula.ReservedWord(bytes.span) == nil else {
      return .failure(
        NotationError(
          SyntaxDiagnostics.malformedFilterName,
          "`\(text)` has a meaning of its own in match formulas; choose another name",
          at: 0..<bytes.count))
    }
    return .success(FilterNameNotation(name: text))
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    TextScanner.isLetter(byte) || TextScanner.isDigit(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
  }
}

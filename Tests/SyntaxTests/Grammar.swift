/// A grammar in EBNF that can tell whether a rule accepts a text.
///
/// It follows every alternative at once, so that the order of alternatives has no meaning.
struct Grammar {
  /// A rule with the examples that follow it.
  struct Rule {
    let name: String
    let expression: Expression
    var accepted: [String] = []
    var refused: [String] = []
  }

  indirect enum Expression {
    case choice([Expression])
    case sequence([Expression])
    case optional(Expression)
    case repetition(Expression)
    case times(Int, Expression)
    case terminal([Character])
    case rule(String)
    case special(String)
  }

  private(set) var rules: [Rule] = []

  /// Reads a grammar; returns nil when it is not well-formed.
  init?(_ text: String) {
    var reader = Reader(text)
    while let item = reader.next() {
      switch item {
      case .rule(let name, let expression):
        rules.append(Rule(name: name, expression: expression))
      case .comment(let comment):
        guard let quote = comment.firstIndex(of: "\""), comment.hasSuffix("\" ") else { continue }
        let example = String(comment[comment.index(after: quote)...].dropLast(2))
        switch comment[..<quote] {
        case " yes ": rules[rules.count - 1].accepted.append(example)
        case " no ": rules[rules.count - 1].refused.append(example)
        default: continue
        }
      }
    }
    guard reader.isAtEnd, rules.allSatisfy({ isComplete($0.expression) }) else { return nil }
  }

  /// Returns whether a rule accepts a whole text.
  func accepts(_ text: String, by name: String) -> Bool {
    let characters = Array(text)
    return ends(.rule(name), characters, 0).contains(characters.count)
  }

  private func rule(_ name: String) -> Rule? { rules.first { $0.name == name } }

  /// Whether every rule that an expression mentions exists.
  private func isComplete(_ expression: Expression) -> Bool {
    switch expression {
    case .choice(let parts), .sequence(let parts): parts.allSatisfy(isComplete)
    case .optional(let part), .repetition(let part), .times(_, let part): isComplete(part)
    case .rule(let name): rule(name) != nil
    case .terminal, .special: true
    }
  }

  /// Returns where a match of an expression that begins at a position can end.
  private func ends(_ expression: Expression, _ text: [Character], _ start: Int) -> Set<Int> {
    switch expression {
    case .choice(let parts):
      return Set(parts.flatMap { ends($0, text, start) })
    case .sequence(let parts):
      return parts.reduce([start]) { starts, part in
        Set(starts.flatMap { ends(part, text, $0) })
      }
    case .optional(let part):
      return ends(part, text, start).union([start])
    case .times(let count, let part):
      return ends(.sequence(Array(repeating: part, count: count)), text, start)
    case .repetition(let part):
      var found: Set<Int> = [start]
      var fresh = found
      while !fresh.isEmpty {
        fresh = Set(fresh.flatMap { ends(part, text, $0) }).subtracting(found)
        found.formUnion(fresh)
      }
      return found
    case .terminal(let characters):
      return text[start...].starts(with: characters) ? [start + characters.count] : []
    case .rule(let name):
      return rule(name).map { ends($0.expression, text, start) } ?? []
    case .special(let description):
      return start < text.count && isMatch(text, start, description) ? [start + 1] : []
    }
  }

  private func isMatch(_ text: [Character], _ position: Int, _ description: String) -> Bool {
    let character = text[position]
    let isDoubled = position + 1 < text.count && text[position + 1] == character
    switch description {
    case "a letter from A to Z or a to z":
      return character.isASCII && character.isLetter
    case "a character that is not the first of two opening braces":
      return !(character == "{" && isDoubled)
    case "a character that is not the first of two equal braces":
      return !((character == "{" || character == "}") && isDoubled)
    default:
      return false
    }
  }
}

extension Grammar {
  private struct Reader {
    enum Item {
      case rule(String, Expression)
      case comment(String)
    }

    private let text: [Character]
    private var position = 0

    init(_ text: String) { self.text = Array(text) }

    var isAtEnd: Bool { position == text.count }

    mutating func next() -> Item? {
      skipBlanks()
      if take("(*") { return .comment(upTo("*)")) }
      let name = name()
      guard !name.isEmpty, take("="), let expression = choice(), take(";") else { return nil }
      return .rule(name, expression)
    }

    private mutating func choice() -> Expression? {
      var parts: [Expression] = []
      repeat {
        guard let part = sequence() else { return nil }
        parts.append(part)
      } while take("|")
      return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() -> Expression? {
      var parts: [Expression] = []
      repeat {
        guard let part = term() else { return nil }
        parts.append(part)
      } while take(",")
      return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func term() -> Expression? {
      if take("(") { return enclosed(")") { $0 } }
      if take("[") { return enclosed("]") { .optional($0) } }
      if take("{") { return enclosed("}") { .repetition($0) } }
      if take("\"") { return .terminal(Array(upTo("\""))) }
      if take("?") {
        return .special(
          String(upTo("?").drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
      }
      let name = name()
      guard !name.isEmpty else { return nil }
      guard let count = Int(name) else { return .rule(name) }
      return take("*") ? term().map { .times(count, $0) } : nil
    }

    private mutating func enclosed(
      _ end: String, _ make: (Expression) -> Expression
    ) -> Expression? {
      guard let inner = choice(), take(end) else { return nil }
      return make(inner)
    }

    /// Reads a name: words of letters and digits with blanks between them.
    private mutating func name() -> String {
      skipBlanks()
      let start = position
      while !isAtEnd, text[position].isLetter || text[position].isNumber || text[position] == " " {
        position += 1
      }
      return String(String(text[start..<position]).reversed().drop { $0 == " " }.reversed())
    }

    private mutating func upTo(_ end: String) -> String {
      let start = position
      while !isAtEnd, !text[position...].starts(with: end) { position += 1 }
      defer { position = min(position + end.count, text.count) }
      return String(text[start..<position])
    }

    private mutating func take(_ wanted: String) -> Bool {
      skipBlanks()
      guard text[position...].starts(with: wanted) else { return false }
      position += wanted.count
      return true
    }

    private mutating func skipBlanks() {
      while !isAtEnd, text[position].isWhitespace { position += 1 }
    }
  }
}

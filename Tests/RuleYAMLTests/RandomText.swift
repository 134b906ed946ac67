import RuleTestKit

/// Writes random YAML together with what it means.
struct RandomText {
  /// What the text means.
  indirect enum Value: Equatable {
    case scalar(String)
    case sequence([Value])
    case mapping([(key: String, value: Value)])

    static func == (left: Value, right: Value) -> Bool {
      switch (left, right) {
      case (.scalar(let left), .scalar(let right)): Array(left.utf8) == Array(right.utf8)
      case (.sequence(let left), .sequence(let right)): left == right
      case (.mapping(let left), .mapping(let right)):
        left.map(\.key) == right.map(\.key) && left.map(\.value) == right.map(\.value)
      case (.scalar, _), (.sequence, _), (.mapping, _): false
      }
    }
  }

  private var random: SplitMix64
  private(set) var text = ""
  private(set) var value = Value.scalar("")

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    if random.chance(20) { text += "# 😀 comment\n" }
    if random.chance(20) { text += "---\n" }
    value = random.chance(50) ? mapping(0, 0) : sequence(0, 0)
    if random.chance(10) { text += "...\n# the end" }
  }

  private static let words = [
    "a", "Registered", "Q4", "é", "→", "😀", "x-y", "1", "2026-10", "no", "09:00", "a:b", "b#c",
    "~a",
  ]

  private mutating func word() -> String {
    (0...Int.random(in: 0...2, using: &random)).map { _ in random.pick(Self.words) }
      .joined(separator: " ")
  }

  /// Ends a line, sometimes with a comment, blank lines or CRLF.
  private mutating func endLine() {
    if random.chance(10) { text += "  # c" }
    text += random.chance(10) ? "\r\n" : "\n"
    if random.chance(8) { text += "\n" }
    if random.chance(5) { text += "      # own line\n" }
  }

  private func pad(_ indent: Int) -> String { String(repeating: " ", count: indent) }

  // MARK: Blocks; the text before is at the start of a line, or after `- ` in the right column.

  private mutating func mapping(_ indent: Int, _ depth: Int) -> Value {
    var entries: [(key: String, value: Value)] = []
    for count in 0...Int.random(in: 0...3, using: &random) {
      if count > 0 { text += pad(indent) }
      let key = "k\(count) " + word()
      text += random.chance(20) ? "\"\(key)\"" : key
      text += ":"
      entries.append((key, blockValue(indent, depth, afterDash: false)))
    }
    return .mapping(entries)
  }

  private mutating func sequence(_ indent: Int, _ depth: Int) -> Value {
    var items: [Value] = []
    for count in 0...Int.random(in: 0...3, using: &random) {
      if count > 0 { text += pad(indent) }
      text += "-"
      items.append(blockValue(indent, depth, afterDash: true))
    }
    return .sequence(items)
  }

  private mutating func blockValue(_ indent: Int, _ depth: Int, afterDash: Bool) -> Value {
    let inner = indent + Int.random(in: 1...4, using: &random)
    switch depth > 5 ? 9 : Int.random(in: 0...11, using: &random) {
    case 0, 1:
      endLine()
      text += pad(inner)
      return mapping(inner, depth + 1)
    case 2:
      endLine()
      text += pad(inner)
      return sequence(inner, depth + 1)
    case 3 where afterDash:
      text += " "
      return mapping(indent + 2, depth + 1)
    case 4: return literal(inner)
    case 5: return folded(inner)
    case 6:
      text += " "
      let value = flow(depth + 1)
      endLine()
      return value
    case 7:
      endLine()
      return .scalar("")
    case 8: return lines(inner)
    default:
      text += " "
      let value = quotedOrPlain()
      endLine()
      return value
    }
  }

  private mutating func literal(_ indent: Int) -> Value {
    let lines = (0...Int.random(in: 0...2, using: &random)).map { _ in word() }
    let strips = random.chance(30)
    text += strips ? " |-\n" : " |\n"
    for line in lines { text += pad(indent) + line + "\n" }
    return .scalar(lines.joined(separator: "\n") + (strips ? "" : "\n"))
  }

  private mutating func folded(_ indent: Int) -> Value {
    let lines = (0...Int.random(in: 0...2, using: &random)).map { _ in word() }
    text += " >  # c\n"
    for line in lines { text += pad(indent) + line + "\n" }
    return .scalar(lines.joined(separator: " ") + "\n")
  }

  /// A text over several lines, without quotes or in them.
  private mutating func lines(_ indent: Int) -> Value {
    let lines = (0...Int.random(in: 1...2, using: &random)).map { _ in word() }
    let quote = random.pick(["", "'", "\""])
    let blank = random.chance(30)
    text += " " + quote + lines.joined(separator: (blank ? "\n\n" : "\n") + pad(indent)) + quote
    endLine()
    return .scalar(lines.joined(separator: blank ? "\n" : " "))
  }

  // MARK: Flow

  private mutating func flow(_ depth: Int) -> Value {
    guard depth < 8, random.chance(60) else { return quotedOrPlain() }
    let count = Int.random(in: 0...3, using: &random)
    if random.chance(50) {
      text += "["
      var items: [Value] = []
      for index in 0..<count {
        if index > 0 { text += random.pick([",", ", ", " , "]) }
        items.append(flow(depth + 1))
      }
      text += "]"
      return .sequence(items)
    }
    text += "{"
    var entries: [(key: String, value: Value)] = []
    for index in 0..<count {
      if index > 0 { text += ", " }
      let key = "f\(index) " + word()
      text += key + ": "
      entries.append((key, flow(depth + 1)))
    }
    text += "}"
    return .mapping(entries)
  }

  private mutating func quotedOrPlain() -> Value {
    let value = word()
    switch Int.random(in: 0...4, using: &random) {
    case 0: text += "'\(value) it''s'"
    case 1: text += "\"\(value) \\t\\\"\\u00e9\\n\""
    case 2:
      text += "\"\(value)\""
      return .scalar(value)
    default:
      text += value
      return .scalar(value)
    }
    return .scalar(value + (text.hasSuffix("it''s'") ? " it's" : " \t\"é\n"))
  }
}

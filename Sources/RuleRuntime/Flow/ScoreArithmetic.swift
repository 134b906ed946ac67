import RuleGraph

/// A change of a score with its number, as a step or a token spells it.
enum ScoreOperation: Hashable, Sendable {
  /// Adds, or subtracts when negative.
  case add(Int64)
  /// Sets.
  case set(Int64)

  /// Reads `+5`, `-5`, `=5`, `=-5`, or a bare `5`, which adds (CAT-6.3); nil for anything else.
  init?(_ text: String) {
    var rest = text.utf8[...]
    while let last = rest.last, last == UInt8(ascii: " ") { rest.removeLast() }
    while let first = rest.first, first == UInt8(ascii: " ") { rest.removeFirst() }
    let isSet = rest.first == UInt8(ascii: "=")
    if isSet { rest.removeFirst() }
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    guard !rest.isEmpty, rest.count <= 10 else { return nil }
    var number: Int64 = 0
    for byte in rest {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      number = number * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    if isNegative { number = -number }
    self = isSet ? .set(number) : .add(number)
  }

  /// The change as a step spells it: `+5`, `-5`, `=5`.
  var text: String {
    switch self {
    case .add(let number): number < 0 ? String(number) : "+\(number)"
    case .set(let number): "=\(number)"
    }
  }

  /// Returns the new score, or nil outside 32 bits; no score counts as 0 (CAT-6.3).
  func applied(to score: Double?) -> Int32? {
    switch self {
    case .set(let number): return Int32(exactly: number)
    case .add(let number):
      guard let old = Int64(exactly: score ?? 0) else { return nil }
      let (sum, overflow) = old.addingReportingOverflow(number)
      return overflow ? nil : Int32(exactly: sum)
    }
  }
}

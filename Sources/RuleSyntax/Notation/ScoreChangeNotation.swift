import RuleSource

/// A change of a score: `+5`, `-5` or `=5` (CAT-6.3).
public struct ScoreChangeNotation: Notation, Hashable {
  /// What is done with the amount.
  public enum Operation: Hashable, Sendable {
    /// The amount, which may be negative, is added.
    case add
    /// The score becomes the amount.
    case set
  }

  /// What is done with the amount.
  public let operation: Operation
  /// The amount, a whole number of 32 bits.
  public let amount: Int
  /// Whether there was neither a sign nor `=`, so that it is a guess that adding is meant (V-27).
  public let isBare: Bool

  /// Reads a whole number after `+`, `-`, `=` or `=-`.
  public static func parse(_ text: String) -> Result<ScoreChangeNotation, NotationError> {
    Result { () throws(NotationError) in
      var scanner = TextScanner(text)
      let isSet = scanner.take("=")
      let isNegative = scanner.take("-")
      let hasPlus = !isNegative && scanner.take("+")
      let digits = scanner.digits()
      guard !digits.range.isEmpty, scanner.isAtEnd else {
        throw malformed(
          "expected a score change: `+5` adds, `-5` subtracts, `=5` sets", at: scanner.whole)
      }
      guard digits.range.count <= 10, let magnitude = Int(digits.text),
        let amount = Int32(exactly: isNegative ? -magnitude : magnitude)
      else {
        throw malformed("a score lies between \(Int32.min) and \(Int32.max)", at: digits.range)
      }
      return ScoreChangeNotation(
        operation: isSet ? .set : .add, amount: Int(amount),
        isBare: !isSet && !isNegative && !hasPlus)
    }
  }

  private static func malformed(_ message: String, at range: Range<Int>) -> NotationError {
    NotationError(SyntaxDiagnostics.malformedScoreChange, message, at: range)
  }
}

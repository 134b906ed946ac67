/// How a step ended, with the reason and the rules it rests on.
public struct StepOutcome: Error {
  /// The result.
  public let result: StepResult
  /// Why, for people; empty when it simply succeeded.
  public let note: String
  /// The rules that it rests on.
  public let rules: [Rule]

  /// Creates an outcome.
  init(_ result: StepResult, _ note: String = "", rules: [Rule] = []) {
    self.result = result
    self.note = note
    self.rules = rules
  }
}

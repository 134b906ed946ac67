public import RuleSource

/// One step of a flow: choices in order, the first that holds wins, then the default (SC-H1, H2).
public struct FlowStep: Sendable {
  /// The choices, in order.
  public let choices: [Choice]
  /// What happens when no choice holds; nil means do nothing (SC-H3).
  public let fallback: Effect?
  /// Every effect that the step can have, in the order of the choices, the default last.
  public let effects: [Effect]
  /// The screen name of the action, such as `Add to SFDC Campaign`.
  public let name: String
  /// Where the step stands.
  public let span: Span

  /// A condition with its effect.
  public struct Choice: Sendable {
    /// The condition, evaluated when the step is reached (SC-H9).
    public let condition: Predicate
    /// What happens; nil means do nothing (SC-H3).
    public let effect: Effect?

    /// Creates a choice.
    public init(_ condition: Predicate, _ effect: Effect?) {
      self.condition = condition
      self.effect = effect
    }
  }

  /// Creates a step.
  public init(choices: [Choice], fallback: Effect?, name: String, span: Span) {
    self.choices = choices
    self.fallback = fallback
    var effects = choices.compactMap(\.effect)
    if let fallback { effects.append(fallback) }
    self.effects = effects
    self.name = name
    self.span = span
  }
}

import RuleGraph

extension Trigger {
  /// Fires when somebody talks with an agent in a dialogue of the chat.
  static let engagesWithAnAgentInDialogue = Trigger(
    "engages_with_an_agent_in_dialogue", "Engages with an Agent in Dialogue",
    when: "talks with an agent in a dialogue of the chat", .engageWithAgentInDialogue,
    about: ("dialogue", "The dialogue"), example: "Pricing help",
    past: PastTense(
      "engaged_with_an_agent_in_dialogue", "Engaged with an Agent in Dialogue",
      "talked with an agent in a dialogue of the chat"))
}

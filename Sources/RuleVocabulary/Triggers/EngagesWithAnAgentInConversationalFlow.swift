import RuleGraph

extension Trigger {
  /// Fires when somebody talks with an agent in a conversational flow of the chat.
  static let engagesWithAnAgentInConversationalFlow = Trigger(
    "engages_with_an_agent_in_conversational_flow", "Engages with an Agent in Conversational Flow",
    when: "talks with an agent in a conversational flow of the chat", .engageWithAgentInFlow,
    about: ("flow", "The conversational flow"), example: "Event help",
    past: PastTense(
      "engaged_with_an_agent_in_conversational_flow",
      "Engaged with an Agent in Conversational Flow",
      "talked with an agent in a conversational flow of the chat"))
}

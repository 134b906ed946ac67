import RuleGraph

extension Trigger {
  /// Fires when somebody enters a conversational flow of the chat.
  static let engagesWithAConversationalFlow = Trigger(
    "engages_with_a_conversational_flow", "Engages with a Conversational Flow",
    when: "enters a conversational flow of the chat", .engageWithFlow,
    about: ("flow", "The conversational flow"), example: "Event help",
    past: PastTense(
      "engaged_with_a_conversational_flow", "Engaged with a Conversational Flow",
      "entered a conversational flow of the chat"))
}

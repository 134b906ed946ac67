import RuleGraph

extension Trigger {
  /// Fires when somebody reaches the goal of a conversational flow of the chat.
  static let reachesGoalInConversationalFlow = Trigger(
    "reaches_goal_in_conversational_flow", "Reaches Goal in Conversational Flow",
    when: "reaches the goal of a conversational flow of the chat", .reachFlowGoal,
    about: ("flow", "The conversational flow"), example: "Event help",
    past: PastTense(
      "reached_goal_in_conversational_flow", "Reached Goal in Conversational Flow",
      "reached the goal of a conversational flow of the chat"))
}

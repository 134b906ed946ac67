import RuleGraph

extension Trigger {
  /// Fires when somebody reaches the goal of a dialogue of the chat.
  static let reachesDialogueGoal = Trigger(
    "reaches_dialogue_goal", "Reaches Dialogue Goal",
    when: "reaches the goal of a dialogue of the chat", .reachDialogueGoal,
    about: ("dialogue", "The dialogue"), example: "Pricing help",
    past: PastTense(
      "reached_dialogue_goal", "Reached Dialogue Goal", "reached the goal of a dialogue of the chat"
    ))
}

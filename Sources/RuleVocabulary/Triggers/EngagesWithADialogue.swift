import RuleGraph

extension Trigger {
  /// Fires when somebody enters a dialogue of the chat.
  static let engagesWithADialogue = Trigger(
    "engages_with_a_dialogue", "Engages with a Dialogue", when: "enters a dialogue of the chat",
    .engageWithDialogue,
    about: ("dialogue", "The dialogue"), example: "Pricing help",
    past: PastTense(
      "engaged_with_a_dialogue", "Engaged with a Dialogue", "entered a dialogue of the chat"))
}

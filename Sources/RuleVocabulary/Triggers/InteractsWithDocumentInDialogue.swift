import RuleGraph

extension Trigger {
  /// Fires when somebody opens a document in a dialogue of the chat.
  static let interactsWithDocumentInDialogue = Trigger(
    "interacts_with_document_in_dialogue", "Interacts with Document in Dialogue",
    when: "opens a document in a dialogue of the chat", .documentInDialogue,
    about: ("dialogue", "The dialogue"), example: "Pricing help",
    past: PastTense(
      "interacted_with_document_in_dialogue", "Interacted with Document in Dialogue",
      "opened a document in a dialogue of the chat"))
}

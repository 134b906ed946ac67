import RuleGraph

extension Trigger {
  /// Fires when somebody opens a document in a conversational flow of the chat.
  static let interactsWithDocumentInConversationalFlow = Trigger(
    "interacts_with_document_in_conversational_flow",
    "Interacts with Document in Conversational Flow",
    when: "opens a document in a conversational flow of the chat", .documentInFlow,
    about: ("flow", "The conversational flow"), example: "Event help",
    past: PastTense(
      "interacted_with_document_in_conversational_flow",
      "Interacted with Document in Conversational Flow",
      "opened a document in a conversational flow of the chat"))
}

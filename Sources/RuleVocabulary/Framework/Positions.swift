public import RuleGraph

/// A trigger: what may start a campaign.
public struct Trigger: Sendable {
  /// What is the same for all words.
  public let word: Word
  /// Whether `{{trigger.…}}` tokens hold something afterwards (SC-T4).
  public let suppliesTokens: Bool
  /// Returns the instruction for a use of the word.
  public let lower: @Sendable (Arguments) -> EventPattern

  /// Declares a trigger.
  init(
    _ name: String, _ label: String, _ notes: WordNotes, suppliesTokens: Bool = true,
    _ declare: (inout WordBuilder) -> @Sendable (Arguments) -> EventPattern
  ) {
    var builder = WordBuilder()
    lower = declare(&builder)
    word = builder.word(name, label, notes)
    self.suppliesTokens = suppliesTokens
  }
}

/// A filter: a condition on a person.
public struct Filter: Sendable {
  /// What is the same for all words.
  public let word: Word
  /// Returns the instruction for a use of the word.
  public let lower: @Sendable (Arguments) -> Predicate

  /// Declares a filter.
  init(
    _ name: String, _ label: String, _ notes: WordNotes,
    _ declare: (inout WordBuilder) -> @Sendable (Arguments) -> Predicate
  ) {
    var builder = WordBuilder()
    lower = declare(&builder)
    word = builder.word(name, label, notes)
  }
}

/// An action: what a flow step does.
public struct Action: Sendable {
  /// What is the same for all words.
  public let word: Word
  /// What sets the action apart from most.
  public let traits: Set<Trait>
  /// Returns the instruction for a use of the word.
  public let lower: @Sendable (Arguments) -> Effect

  /// What sets an action apart from most.
  public enum Trait: Sendable {
    /// Executable campaigns must not contain it (SC-K3).
    case forbiddenInExecutable
    /// It takes no choices (SC-H6).
    case withoutChoices
  }

  /// Declares an action.
  init(
    _ name: String, _ label: String, _ notes: WordNotes, traits: Set<Trait> = [],
    _ declare: (inout WordBuilder) -> @Sendable (Arguments) -> Effect
  ) {
    var builder = WordBuilder()
    lower = declare(&builder)
    word = builder.word(name, label, notes)
    self.traits = traits
  }
}

/// An event of a scenario: something that happens from outside.
public struct Event: Sendable {
  /// What is the same for all words.
  public let word: Word
  /// Who can do it; the first is meant when the event does not say.
  public let actors: [TimelineEvent.Actor]
  /// Whether it happens to a person, and to whom.
  public let subject: Subject
  /// Returns the instruction for a use of the word.
  public let lower: @Sendable (Arguments) -> TimelineEvent.Action

  /// To whom an event happens.
  public enum Subject: Sendable {
    /// To a person or several.
    case people
    /// To nobody: it concerns a campaign or the connection.
    case nobody
  }

  /// Declares an event.
  init(
    _ name: String, _ label: String, _ notes: WordNotes, by actors: [TimelineEvent.Actor],
    subject: Subject = .people,
    _ declare: (inout WordBuilder) -> @Sendable (Arguments) -> TimelineEvent.Action
  ) {
    precondition(!actors.isEmpty, "somebody does it")
    var builder = WordBuilder()
    lower = declare(&builder)
    word = builder.word(name, label, notes)
    self.actors = actors
    self.subject = subject
  }
}

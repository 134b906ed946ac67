public import RuleGraph
import SyncState

/// A trigger: what may start a campaign.
///
/// A class, because every use of the word refers to it.
public final class Trigger: Sendable {
  /// What is the same for all words.
  public let word: Word
  /// Whether `{{trigger.…}}` tokens hold something afterwards (SC-T4).
  public let suppliesTokens: Bool
  /// Returns the instruction for a use of the word.
  public let lower: @Sendable (Arguments) -> EventPattern
  /// The declaration of the parameters, which filters share that look back at the same activity.
  let declare: PatternDeclaration
  /// How filters look back at what the trigger fires on; nil when none does.
  let past: PastTense?

  /// Declares a trigger, and the filters that look back at what it fires on.
  init(
    _ name: String, _ label: String, _ notes: WordNotes, suppliesTokens: Bool = true,
    past: PastTense? = nil, _ declare: @escaping PatternDeclaration
  ) {
    self.declare = declare
    self.past = past
    var builder = WordBuilder()
    lower = declare(&builder)
    word = builder.word(name, label, notes)
    self.suppliesTokens = suppliesTokens
  }
}

/// Declares the parameters of a pattern and returns how a use of them is lowered.
typealias PatternDeclaration =
  @Sendable (inout WordBuilder) -> @Sendable (Arguments) -> EventPattern

/// A filter: a condition on a person.
///
/// A class, because every use of the word refers to it.
public final class Filter: Sendable {
  /// What is the same for all words.
  public let word: Word
  /// Returns the instruction for a use of the word.
  public let lower: @Sendable (Arguments) -> Predicate
  /// Whether the filter looks back at the activity log (CAT-5).
  public let looksBack: Bool
  /// What an inactivity filter is made of; nil for filters that have none.
  let back: LookingBack?

  /// What an activity filter says, and the parameters of its pattern.
  struct LookingBack: Sendable {
    let past: PastTense
    let declare: PatternDeclaration
  }

  /// Declares a filter on what a person is.
  init(
    _ name: String, _ label: String, _ notes: WordNotes,
    _ declare: (inout WordBuilder) -> @Sendable (Arguments) -> Predicate
  ) {
    var builder = WordBuilder()
    lower = declare(&builder)
    word = builder.word(name, label, notes)
    looksBack = false
    back = nil
  }

  init(
    word: Word, looksBack: Bool, back: LookingBack?,
    lower: @escaping @Sendable (Arguments) -> Predicate
  ) {
    self.word = word
    self.looksBack = looksBack
    self.back = back
    self.lower = lower
  }
}

/// An action: what a flow step does.
///
/// A class, because every use of the word refers to it.
public final class Action: Sendable {
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
    /// Only trigger campaigns may contain it (SC-K1).
    case onlyInTriggerCampaigns
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
///
/// A class, because every use of the word refers to it.
public final class Event: Sendable {
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

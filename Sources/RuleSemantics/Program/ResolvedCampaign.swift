public import RuleGraph
public import RuleSource
public import RuleVocabulary
public import SyncState

/// A smart campaign with its parts resolved.
///
/// A class, because every lint and the compiler pass it on.
public final class ResolvedCampaign: Sendable {
  /// The qualified name: `Program.Campaign`, or the plain name outside programs.
  public let name: String
  /// Where the name stands.
  public let span: Span
  /// The declared Marketo id.
  public let marketoID: Int64?
  /// The program that it is a child of (SC-A2).
  public let program: ProgramID?
  /// The description, for tokens.
  public let description: String
  /// How it starts, as derived from its smart list (SC-K5).
  public let kind: CampaignNode.Kind
  /// The triggers.
  public let triggers: [ResolvedTrigger]
  /// The filters.
  public let filters: ResolvedFilters
  /// The steps.
  public let flow: [ResolvedStep]
  /// What triggers, filters and steps call by name.
  public let named: NamedAssets
  /// When it runs, and how often a person may pass.
  public let timing: ResolvedTiming

  init(
    name: String, span: Span, marketoID: Int64?, program: ProgramID?, description: String,
    kind: CampaignNode.Kind, triggers: [ResolvedTrigger], filters: ResolvedFilters,
    flow: [ResolvedStep], named: NamedAssets, timing: ResolvedTiming
  ) {
    self.name = name
    self.span = span
    self.marketoID = marketoID
    self.program = program
    self.description = description
    self.kind = kind
    self.triggers = triggers
    self.filters = filters
    self.flow = flow
    self.named = named
    self.timing = timing
  }
}

/// When a smart campaign runs, and how often a person may pass.
public struct ResolvedTiming: Sendable {
  /// How often a person may pass.
  public internal(set) var qualification = Qualification.once
  /// Where the qualification rule is written; nil when it is the default.
  public internal(set) var qualificationSpan: Span?
  /// Whether a trigger campaign is active.
  public internal(set) var isActive = false
  /// When a batch campaign runs, or since when a trigger campaign is active.
  public internal(set) var schedule = Schedule()
  /// Where the recurrence stands; nil when there is none.
  public internal(set) var recurrenceSpan: Span?
  /// The most people of a batch run (SC-B8).
  public internal(set) var peopleMax: Int?
  /// Whether communication limits block non-operational mail (SC-B6).
  public internal(set) var obeysCommunicationLimits = false
  /// The administrator's priority (SC-P5).
  public internal(set) var priority: Priority?

  init() {}
}

/// A use of a trigger.
///
/// A class, because every lint and the compiler pass it on.
public final class ResolvedTrigger: Sendable {
  /// The trigger.
  public let trigger: Trigger
  /// Its arguments.
  public let arguments: Arguments
  /// The word with its arguments.
  public let span: Span
  /// The word.
  public let nameSpan: Span
  /// The instruction.
  public let pattern: EventPattern

  init(trigger: Trigger, arguments: Arguments, span: Span, nameSpan: Span) {
    self.trigger = trigger
    self.arguments = arguments
    self.span = span
    self.nameSpan = nameSpan
    pattern = trigger.lower(arguments)
  }
}

/// A use of a filter.
///
/// A class, because every lint and the compiler pass it on.
public final class ResolvedFilter: Sendable {
  /// The filter.
  public let filter: Filter
  /// Its arguments.
  public let arguments: Arguments
  /// The name that it was given.
  public let id: String?
  /// The word with its arguments.
  public let span: Span
  /// The word.
  public let nameSpan: Span
  /// The instruction.
  public let predicate: Predicate

  init(filter: Filter, arguments: Arguments, id: String?, span: Span, nameSpan: Span) {
    self.filter = filter
    self.arguments = arguments
    self.id = id
    self.span = span
    self.nameSpan = nameSpan
    predicate = filter.lower(arguments)
  }
}

/// A use of an action: parameters of one branch of a step.
///
/// A class, because every lint and the compiler pass it on.
public final class ResolvedAction: Sendable {
  /// The action.
  public let action: Action
  /// Its arguments.
  public let arguments: Arguments
  /// The branch or step.
  public let span: Span
  /// The instruction.
  public let effect: Effect

  init(action: Action, arguments: Arguments, span: Span) {
    self.action = action
    self.arguments = arguments
    self.span = span
    effect = action.lower(arguments)
  }
}

/// A flow step.
///
/// A class, because every lint and the compiler pass it on.
public final class ResolvedStep: Sendable {
  /// The action.
  public let action: Action
  /// The choices, in order; an effect of nil is *do nothing*.
  public let choices: [Choice]
  /// The step without choices, or its default; nil is *do nothing*.
  public let fallback: ResolvedAction?
  /// Everything that the step can do, in the order of the choices, the default last.
  public let actions: [ResolvedAction]
  /// Whether the step has choices.
  public let hasChoices: Bool
  /// The step.
  public let span: Span
  /// The word.
  public let nameSpan: Span

  /// A condition with what happens.
  public struct Choice: Sendable {
    /// The condition.
    public let condition: ResolvedFilter
    /// What happens; nil is *do nothing*.
    public let action: ResolvedAction?
  }

  init(
    action: Action, choices: [Choice] = [], fallback: ResolvedAction?, hasChoices: Bool, span: Span,
    nameSpan: Span
  ) {
    self.action = action
    self.choices = choices
    self.fallback = fallback
    var actions = choices.compactMap(\.action)
    if let fallback { actions.append(fallback) }
    self.actions = actions
    self.hasChoices = hasChoices
    self.span = span
    self.nameSpan = nameSpan
  }
}

/// A scenario with its events.
public struct ResolvedScenario: Sendable {
  /// The name.
  public let name: String
  /// Where the name stands.
  public let span: Span
  /// When the run begins.
  public internal(set) var start: Instant?
  /// When the run ends.
  public internal(set) var until: Instant?
  /// The events, in the order of the file.
  public internal(set) var events: [ResolvedEvent] = []
}

/// An event of a scenario.
public struct ResolvedEvent: Sendable {
  /// The event.
  public let event: Event
  /// Its arguments.
  public let arguments: Arguments
  /// When.
  public let at: Instant
  /// Who acts.
  public let actor: TimelineEvent.Actor
  /// To whom it happens; empty for events that concern nobody.
  public let people: [TimelineEvent.PersonKey]
  /// The event.
  public let span: Span

  /// The instruction.
  public var action: TimelineEvent.Action { event.lower(arguments) }
}

public import RuleSource

/// A smart campaign: smart list, flow, schedule (SC-A1).
public struct SmartCampaignDefinition: Sendable {
  /// The name.
  public var name: Located<String>
  /// The Marketo id.
  public var id: Located<Int>?
  /// The program that it is a child of (SC-A2).
  public var program: Located<String>?
  /// The description.
  public var description: Located<String>?
  /// Whether it can only be executed by other campaigns (SC-K3).
  public var isExecutable: Located<Bool>?
  /// Who.
  public var smartList = SmartListRules()
  /// What: the steps, top to bottom.
  public var flow: [FlowStepDefinition] = []
  /// Where the flow stands; nil when there is none.
  public var flowSpan: Span?
  /// When.
  public var schedule = ScheduleDefinition()
  /// Whether a mistake in the text hides a part, so that what seems to be missing may be there.
  public var isTruncated = false
  /// The whole document.
  public var span: Span
}

/// When a campaign runs, and how often a person may pass.
public struct ScheduleDefinition: Sendable {
  /// Whether a trigger campaign is active.
  public var isActive: Located<Bool>?
  /// Since when a trigger campaign is active, a local date or date-time (SC-S8, SC-S11).
  public var activated: ScalarLiteral?
  /// `once`, `every time` or `once every N units` (SC-Q1).
  public var qualify: ScalarLiteral?
  /// Single runs as local date-times, `yyyy-MM-dd HH:mm` (SC-S1).
  public var runs: [ScalarLiteral] = []
  /// A recurrence (SC-S2).
  public var recurrence: RecurrenceDefinition?
  /// The most people of a run (SC-B8).
  public var peopleMax: Located<Int>?
  /// Whether communication limits block non-operational mail (SC-B6).
  public var blocksNonOperational: Located<Bool>?
  /// The administrator's priority: `high`, `medium`, `low` (SC-P5).
  public var priority: Located<String>?
  /// Where the schedule stands; nil when there is none.
  public var span: Span?
}

/// `repeat:` of a schedule.
public struct RecurrenceDefinition: Sendable {
  /// `every:`, such as `2 weeks`.
  public var every: ScalarLiteral
  /// `on:`: weekdays, or one ordinal weekday such as `2nd Tue`.
  public var on: [ScalarLiteral] = []
  /// `day:` of the month.
  public var day: Located<Int>?
  /// `weekdays_only:`.
  public var weekdaysOnly: Located<Bool>?
  /// `start:`, a local date or date-time.
  public var start: ScalarLiteral?
  /// `end:`, a local date or date-time, included.
  public var end: ScalarLiteral?
  /// `at:`, the time of day.
  public var at: ScalarLiteral?
  /// Where the recurrence stands.
  public var span: Span
}

/// The use of a word of the language: a trigger, filter, action or event with its arguments.
///
/// A class, because it is large, and handed on many times until it is resolved.
public final class WordUse: Sendable {
  /// The word as written.
  public let name: Located<String>
  /// The name that a filter was given with `id:`, for match formulas.
  public let id: Located<String>?
  /// The arguments by name, in the order of the file.
  public let arguments: [Literal.Entry]
  /// The short form: a single value for the word's main parameter.
  public let shortForm: Literal?
  /// The word with its arguments.
  public let span: Span

  /// Creates a use of a word.
  init(
    name: Located<String>, id: Located<String>? = nil, arguments: [Literal.Entry] = [],
    shortForm: Literal? = nil, span: Span
  ) {
    self.name = name
    self.id = id
    self.arguments = arguments
    self.shortForm = shortForm
    self.span = span
  }
}

/// A step of a flow: a word with its parameters, or with choices.
public struct FlowStepDefinition: Sendable {
  /// The action with the parameters that stand directly under it; none when there are choices.
  public var word: WordUse
  /// The choices, in order (SC-H1).
  public var choices: [Choice] = []
  /// What happens when no choice holds; nil when nothing is said.
  public var fallback: Branch?
  /// The step.
  public var span: Span

  /// Whether the step has choices.
  public var hasChoices: Bool { !choices.isEmpty || fallback != nil }

  /// A condition with parameters.
  public struct Choice: Sendable {
    /// The condition: one filter (SC-H8).
    public let condition: WordUse
    /// The parameters.
    public let branch: Branch
  }

  /// The parameters of a choice or of the default.
  public enum Branch: Sendable {
    /// `do: nothing` (SC-H3).
    case nothing(Span)
    /// Parameters.
    case arguments([Literal.Entry], Span)
  }
}

/// A timeline of events for a dry run.
public struct ScenarioDefinition: Sendable {
  /// The name.
  public var name: Located<String>
  /// The local date-time at which the run begins.
  public var start: ScalarLiteral?
  /// The local date-time at which the run ends.
  public var until: ScalarLiteral?
  /// The events, in the order of the file.
  public var events: [Event] = []
  /// The whole document.
  public var span: Span

  /// One event, for one person or several.
  public struct Event: Sendable {
    /// `at:`, a local date-time.
    public var at: ScalarLiteral?
    /// `after:`, a period after the previous event.
    public var after: ScalarLiteral?
    /// `by:`: `marketo`, `salesforce` or `api`.
    public var actor: Located<String>?
    /// `person:` or `people:`, Marketo ids or email addresses.
    public var people: [ScalarLiteral] = []
    /// What happens.
    public var word: WordUse
    /// The event.
    public var span: Span
  }
}

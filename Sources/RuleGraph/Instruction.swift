public import RuleSource
public import SyncState

/// One step of a flow: choices in order, the first that holds wins, then the default (SC-H1, H2).
public struct FlowStep: Sendable {
  /// The choices, in order.
  public let choices: [Choice]
  /// What happens when no choice holds; nil means do nothing (SC-H3).
  public let fallback: Effect?
  /// Every effect that the step can have, in the order of the choices, the default last.
  public let effects: [Effect]
  /// The screen name of the action, such as `Add to SFDC Campaign`.
  public let name: String
  /// Where the step stands.
  public let span: Span

  /// A condition with its effect.
  public struct Choice: Sendable {
    /// The condition, evaluated when the step is reached (SC-H9).
    public let condition: Predicate
    /// What happens; nil means do nothing (SC-H3).
    public let effect: Effect?

    /// Creates a choice.
    public init(_ condition: Predicate, _ effect: Effect?) {
      self.condition = condition
      self.effect = effect
    }
  }

  /// Creates a step.
  public init(choices: [Choice], fallback: Effect?, name: String, span: Span) {
    self.choices = choices
    self.fallback = fallback
    var effects = choices.compactMap(\.effect)
    if let fallback { effects.append(fallback) }
    self.effects = effects
    self.name = name
    self.span = span
  }
}

/// What a flow step does; the interpreter knows nothing else.
public enum Effect: Hashable, Sendable {
  /// Adds to, changes status in, or removes from a Salesforce campaign (CS-F1 … F9).
  case sfdcMember(SFDCMemberChange, campaign: SFDCCampaignOperand, status: Template?)
  /// Sets the progression status; position 0, *Not in Program*, ends the membership (SC-M7).
  case programStatus(ProgramID, StatusIndex)
  /// Puts into a stream of an engagement program, or changes the cadence (CAT-6.4).
  case nurture(ProgramID, NurtureChange)
  /// Sets a custom field of a program member; nil clears it.
  case memberField(ProgramID, FieldID, Template?)
  /// Moves to a place of the division that the field holds: a segment, a stage, a partition.
  case place(FieldID, TextID)
  /// Does something of which nothing is documented that the model could show.
  case undocumented(TextID)
  /// Sets a field; nil clears it, which only a literal `NULL` does.
  case setField(FieldID, Template?)
  /// Changes a score.
  case changeScore(FieldID, ScoreChange)
  /// Adds to (`true`) or removes from a static list.
  case listMembership(ListID, member: Bool)
  /// Sends an email: logged, never sent (SC-B1 … B7).
  case sendEmail(name: TextID, isOperational: Bool)
  /// Waits.
  case wait(Wait)
  /// Requests a trigger campaign, which runs on its own (SC-X1).
  case request(CampaignID)
  /// Runs an executable campaign to its end before the next step (SC-X2).
  case execute(CampaignID, inheritsTokens: Bool)
  /// Takes the person out of a campaign's flow (SC-X8).
  case removeFromFlow(CampaignID)
  /// Writes an entry about something outside the model: an interesting moment, an alert, the call
  /// of a webhook.
  case outside(ActivityType, about: TextID, [AttributeTemplate])
  /// Does something to the person's lead or contact in Salesforce (CAT-6.2).
  case salesforceRecord(RecordStep)
  /// Deletes the person in Marketo, perhaps in Salesforce too; the journey ends (SC-F6).
  case deletePerson(inSalesforce: Bool)
  /// Corrects the success of a member (SC-M9).
  case programSuccess(ProgramID, SuccessChange)

  /// The texts with tokens that the effect resolves when it runs.
  public var templates: [Template] {
    switch self {
    case .sfdcMember(_, .named(let campaign), let status): [campaign] + (status.map { [$0] } ?? [])
    case .sfdcMember(_, .fixed, let status): status.map { [$0] } ?? []
    case .setField(_, let value), .memberField(_, _, let value): value.map { [$0] } ?? []
    case .changeScore(_, .template(let change)): [change]
    case .outside(_, _, let texts): texts.map(\.template)
    case .salesforceRecord(.createTask(let task)):
      [task.subject] + (task.description.map { [$0] } ?? [])
    case .changeScore(_, .add), .changeScore(_, .set), .programStatus, .nurture, .place,
      .undocumented, .listMembership, .sendEmail, .wait, .request, .execute, .removeFromFlow,
      .salesforceRecord, .deletePerson,
      .programSuccess:
      []
    }
  }

  /// How a flow step changes a Salesforce campaign membership.
  public enum SFDCMemberChange: String, Sendable, CaseIterable {
    /// Adds; members keep their status (CS-F3).
    case add
    /// Sets the status, adding when needed (CS-F2).
    case changeStatus
    /// Removes (CS-F7).
    case remove
  }
}

extension Effect {
  /// What a flow step does to a lead or contact; a person without one becomes a lead first.
  public enum RecordStep: Hashable, Sendable {
    /// Creates a lead for a user or queue, or writes the present values.
    case sync(assignTo: TextID?)
    /// Gives the record to a user or queue.
    case changeOwner(TextID)
    /// Converts the lead.
    case convert(assignTo: TextID?)
    /// Creates a task.
    case createTask(Task)
    /// Deletes the record, and perhaps the person in Marketo.
    case delete(inMarketo: Bool)
  }

  /// A task in Salesforce; rulec resolves its texts and makes sure of the record, no more.
  public struct Task: Hashable, Sendable {
    /// The subject.
    public let subject: Template
    /// How long after the step it is due; nil when the unit is unknown.
    public let dueIn: Period?
    /// The description.
    public let description: Template?

    /// Creates a task.
    public init(subject: Template, dueIn: Period?, description: Template?) {
      self.subject = subject
      self.dueIn = dueIn
      self.description = description
    }
  }

  /// An attribute of a log entry whose text is resolved when the step runs.
  public struct AttributeTemplate: Hashable, Sendable {
    /// The attribute.
    public let attribute: ActivityAttribute
    /// The text.
    public let template: Template

    /// Creates an attribute with its text.
    public init(_ attribute: ActivityAttribute, _ template: Template) {
      self.attribute = attribute
      self.template = template
    }
  }

  /// What happens to a member of an engagement program; who is none becomes one.
  public enum NurtureChange: Hashable, Sendable {
    /// Joins in a stream; members stay where they are.
    case join(StreamIndex)
    /// Goes to a stream.
    case move(StreamIndex)
    /// Gets no content for now, or does again.
    case pause(Bool)
  }

  /// How the success of a member is corrected.
  public enum SuccessChange: Hashable, Sendable {
    /// Reached, today, or not.
    case reached(Bool)
    /// Reached on a day.
    case date(CivilDate)
  }
}

/// The Salesforce campaign of a step: fixed, or named by a token at run time (SC-T6).
public enum SFDCCampaignOperand: Hashable, Sendable {
  /// A campaign of the workspace.
  case fixed(SFDCCampaignID)
  /// A text that must name one when the step runs.
  case named(Template)
}

/// A change of a score.
public enum ScoreChange: Hashable, Sendable {
  /// Adds a number, negative to subtract.
  case add(Int32)
  /// Sets to a number.
  case set(Int32)
  /// What a token says when the step runs: `+5`, `-5`, `=5` (SC-T1).
  case template(Template)
}

/// A wait step (SC-W1, W2, W3).
public enum Wait: Hashable, Sendable {
  /// For a period, then on to an allowed weekday and time of day (SC-W7, W8, W9).
  case duration(Period, weekdays: WeekdaySet?, at: TimeOfDay?)
  /// Until a day, at a time or at midnight (SC-W11).
  case date(CivilDate, at: TimeOfDay?)
  /// Until the day of a token, shifted by days, on its next anniversary when asked (SC-W13, W14).
  case token(Token, anniversary: Bool, offset: DayOffset, at: TimeOfDay?)
  /// A wait whose unit the product does not know: passed straight through (SC-W5, R-21).
  case ignored

  /// A number of days, negative for earlier ones.
  public enum DayOffset: Hashable, Sendable {
    /// A fixed number.
    case days(Int)
    /// An integer token, added or subtracted.
    case token(Token, isNegative: Bool)
  }
}

/// A set of days of the week.
public struct WeekdaySet: Hashable, Sendable {
  private let bits: UInt8

  /// Creates a set.
  public init(_ days: some Sequence<Weekday>) {
    bits = days.reduce(0) { $0 | Self.bit(of: $1) }
  }

  /// Whether a day belongs to the set.
  public func contains(_ day: Weekday) -> Bool { bits & Self.bit(of: day) != 0 }

  /// The days, Monday first.
  public var days: [Weekday] { Weekday.allCases.filter(contains) }

  /// Whether there is no day.
  public var isEmpty: Bool { bits == 0 }

  private static func bit(of day: Weekday) -> UInt8 {
    switch day {
    case .monday: 1
    case .tuesday: 2
    case .wednesday: 4
    case .thursday: 8
    case .friday: 16
    case .saturday: 32
    case .sunday: 64
    }
  }
}

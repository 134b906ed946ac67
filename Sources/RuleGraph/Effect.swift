public import SyncState

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

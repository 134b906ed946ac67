public import RuleSource
public import SyncState

/// A scenario as the interpreter knows it: events in the order of time, names resolved.
public struct Timeline: Sendable {
  /// The name of the scenario.
  public let name: String
  /// When the run begins; nil when the scenario does not say.
  public let start: Instant?
  /// When the run ends; nil when the scenario does not say.
  public let until: Instant?
  /// The events, by instant, then as written; an event for several people stands once for each.
  public let events: [TimelineEvent]
  /// Where the name stands.
  public let span: Span

  /// Creates a timeline.
  public init(
    name: String, start: Instant?, until: Instant?, events: [TimelineEvent], span: Span
  ) {
    self.name = name
    self.start = start
    self.until = until
    self.events = events
    self.span = span
  }
}

/// Something that happens from outside: a person in one of the systems, an API, an administrator.
public struct TimelineEvent: Sendable {
  /// When.
  public let at: Instant
  /// Who acts; texts of `action` are those of the graph.
  public let actor: Actor
  /// Whom it concerns; nil for actions on campaigns and on the connection.
  public let person: PersonKey?
  /// What happens.
  public let action: Action
  /// Where the event stands.
  public let span: Span

  /// Who acts.
  public enum Actor: String, Sendable, CaseIterable {
    /// A user of Marketo.
    case marketo
    /// A user of Salesforce; the change reaches Marketo with the next cycle.
    case salesforce
    /// A program that calls Marketo's API.
    case api
  }

  /// How an event names a person.
  public enum PersonKey: Hashable, Sendable {
    /// By the Marketo id.
    case marketoID(Int64)
    /// By the email address, letter case aside.
    case email(String)
  }

  /// A field with the value that an event gives it.
  public struct FieldValue: Hashable, Sendable {
    /// The field.
    public let field: FieldID
    /// The value; null clears the field.
    public let value: Value

    /// Creates a field with its value.
    public init(_ field: FieldID, _ value: Value) {
      self.field = field
      self.value = value
    }
  }

  /// What happens.
  public enum Action: Hashable, Sendable {
    /// Sets the progression status; position 0, *Not in Program*, ends the membership.
    case programStatus(ProgramID, StatusIndex)
    /// Puts into a stream of an engagement program, or changes the cadence.
    case nurture(ProgramID, Effect.NurtureChange)
    /// Sets a field; done in Salesforce when the actor is Salesforce.
    case setField(FieldValue)
    /// Sets a custom field of a program member, or, in Salesforce, of the member of the campaign that
    /// the program is mapped to; the field is one of members (CS-D5).
    case setMemberField(ProgramID, FieldValue)
    /// Gives the counterpart of a member field in Salesforce another name or type (CS-C4).
    case breakMemberField(FieldID)
    /// Deletes a campaign in Salesforce, and with it its members (CS-R3).
    case deleteSFDCCampaign(SFDCCampaignID)
    /// Moves to a place of the division that the field holds.
    case place(FieldID, TextID)
    /// Changes a score; never a template.
    case changeScore(FieldID, ScoreChange)
    /// Adds to (`true`) or removes from a static list.
    case listMembership(ListID, member: Bool)
    /// Requests a campaign; the source is that of the log, such as `Web Service API` (SC-X3).
    case request(CampaignID, source: TextID)
    /// Creates a person, perhaps together with a program status (SC-M10).
    case createPerson([FieldValue], program: ProgramID?, status: StatusIndex?)
    /// Writes an entry about behaviour, such as a visit of a page.
    case logActivity(ActivityType, asset: TextID, texts: [AttributeText] = [])
    /// From now on a webhook answers so: with a text, and values that its mapping stores, or not
    /// at all when it `fails`.
    case webhookAnswer(TextID, response: TextID?, values: [FieldValue], fails: Bool)
    /// Changes a Salesforce campaign membership in Salesforce.
    case sfdcMember(Effect.SFDCMemberChange, SFDCCampaignID, status: TextID?)
    /// Creates a lead in Salesforce.
    case createLead([FieldValue])
    /// Deletes the person's lead or contact in Salesforce (CS-X1).
    case deleteRecord
    /// Merges other people into the person; in Salesforce, their records into the person's (CS-X5,
    /// CS-X6).
    case mergePeople([PersonKey])
    /// Converts the person's lead in Salesforce; the new id of the contact, when it is said (CS-X9).
    case convertLead(contactID: TextID?)
    /// Activates (`true`) or deactivates a trigger campaign (SC-S8, SC-S9).
    case setActive(CampaignID, Bool)
    /// Aborts a campaign (SC-S12).
    case abort(CampaignID)
    /// Runs a batch campaign now.
    case run(CampaignID)
    /// Changes what Salesforce refuses, or whether a side can be reached.
    indirect case connection(ConnectionChange)
    /// Switches campaign sync on or off (CS-P7).
    case campaignSync(Bool)
  }

  /// Creates an event.
  public init(at: Instant, actor: Actor, person: PersonKey?, action: Action, span: Span) {
    self.at = at
    self.actor = actor
    self.person = person
    self.action = action
    self.span = span
  }
}

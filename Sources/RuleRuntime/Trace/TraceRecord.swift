import RuleGraph
public import SyncState

/// Something that happened, or a refusal to act, with the rules it rests on (SC-15.6).
public struct TraceRecord: Sendable {
  /// The position in the trace, from 1.
  public var sequence = 0
  /// When.
  public let at: Instant
  /// What.
  public let kind: Kind
  /// Whom it concerns.
  public var person: PersonID?
  /// The campaign, run, step and choice, as far as there are any.
  public var campaign: CampaignID?
  /// The campaign run.
  public var run: Int?
  /// The position of the step, from 0.
  public var step: Int?
  /// The choice, from 1; 0 for the default.
  public var choice: Int?
  /// How a step ended.
  public var result: StepResult?
  /// One sentence part that says what was decided and why, such as `already a member`.
  public var note = ""
  /// The values that it was decided on.
  public var details: [Detail] = []
  /// The rules that it rests on.
  public var rules: [Rule] = []

  /// What a record says.
  public enum Kind: String, Sendable, CaseIterable {
    /// An event from outside arrived.
    case event
    /// A log entry was written.
    case activity
    /// A person entered a campaign.
    case qualified
    /// A person was refused by the qualification rule or the loop guard.
    case refused
    /// A person did not pass the filter; only at full depth.
    case filtered
    /// A batch run began, or was not executed.
    case batch
    /// A trigger campaign that nobody enters was announced for deactivation, or deactivated.
    case cleanUp
    /// A campaign became invalid.
    case invalid
    /// A flow step ended.
    case step
    /// A person began to wait, or an ignored or past wait was passed.
    case wait
    /// A flow ended.
    case finished
    /// A sync cycle began or ended.
    case cycle
    /// The sync decided something about a person or a campaign.
    case sync
    /// A lead was created in Salesforce.
    case leadCreated
    /// Salesforce or the sync refused a record.
    case recordError
    /// A runaway loop was stopped (SC-15.5).
    case loop
  }

  /// A value under a name.
  public struct Detail: Sendable {
    /// The name in camelCase, as in the JSON lines.
    public let name: String
    /// The value.
    public let value: TraceValue

    /// Creates a named value.
    public init(_ name: String, _ value: TraceValue) {
      self.name = name
      self.value = value
    }
  }

  /// The record of a log entry.
  init(_ activity: Activity) {
    self.init(
      .activity, at: activity.at, person: activity.person, cause: activity.cause,
      result: activity.result, note: activity.type.name, details: activity.details)
  }

  /// Creates a record; the other properties are set afterwards.
  public init(
    _ kind: Kind, at: Instant, person: PersonID? = nil, cause: Cause? = nil,
    result: StepResult? = nil, note: String = "", details: [Detail] = [], rules: [Rule] = []
  ) {
    self.kind = kind
    self.at = at
    self.person = person
    campaign = cause?.campaign
    run = cause?.run
    step = cause?.step
    choice = cause?.choice
    self.result = result
    self.note = note
    self.details = details
    self.rules = rules
  }
}

/// A value in a trace.
public enum TraceValue: Sendable {
  /// A value of the model.
  case value(Value)
  /// A text of the model.
  case text(TextID)
  /// A text.
  case string(String)
  /// A number.
  case count(Int)
  /// A truth value.
  case flag(Bool)
  /// An instant.
  case instant(Instant)
  /// A program.
  case program(ProgramID)
  /// A Salesforce campaign.
  case sfdcCampaign(SFDCCampaignID)
  /// A smart campaign.
  case campaign(CampaignID)
  /// A static list.
  case list(ListID)
  /// A field.
  case field(FieldID)
  /// A Salesforce record.
  case record(RecordID)
}

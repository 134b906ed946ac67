public import SyncState

/// What the sync did in a run, and what it left undone.
public struct SyncReport: Sendable {
  /// The mapped programs, by program.
  public var programs: [ProgramReport] = []
  /// The mappings that were refused (CS-S1, CS-M1), by program.
  public var refusedMappings: [RefusedMapping] = []
  /// The number of cycles that began.
  public var cycleCount = 0
  /// The leads that were created in Salesforce, by steps and by the program sync.
  public var leadsCreated = 0
  /// The leads and contacts that Marketo pulled as new people.
  public var peoplePulled = 0
  /// The people whose changed fields were written to Salesforce (entries 28).
  public var peopleUpdated = 0
  /// The number of cycles that did not run because a side was out of service.
  public var cyclesMissed = 0
  /// What was refused or got lost on the way to Salesforce (CS-E1), in the order of first occurrence.
  public var faults: [FaultCount] = []

  /// A reason for which writes did not go through.
  public struct FaultCount: Sendable, Hashable {
    /// Why.
    public let reason: SyncProblem
    /// What Salesforce says; empty when the reason says it all.
    public let message: String
    /// How many writes it met.
    public internal(set) var records = 0
    /// How many attempts it stopped, over all cycles.
    public internal(set) var attempts = 0
    /// How many of the writes went through later.
    public internal(set) var recovered = 0
    /// How many of the writes have not gone through.
    public internal(set) var open = 0
  }

  /// A mapped program.
  public struct ProgramReport: Sendable {
    /// The program.
    public let program: ProgramID
    /// The campaign.
    public let campaign: SFDCCampaignID
    /// Whether the mapping still stands; it falls when the campaign is deleted (CS-R3).
    public var isLinked = true
    /// The members of the program before the run.
    public var programMembersBefore = 0
    /// The members of the program now.
    public var programMembersAfter = 0
    /// The members of the campaign before the run.
    public var campaignMembersBefore = 0
    /// The members of the campaign now.
    public var campaignMembersAfter = 0
    /// What the sync wrote into the program.
    public var pulled = MemberCounts()
    /// What the sync wrote into the campaign.
    public var pushed = MemberCounts()
    /// The leads that the sync created for members (CS-L1).
    public var leadsCreated = 0
    /// What was refused, with the number of attempts; by reason.
    public var errors: [ErrorCount] = []
    /// Where the two sides differ, by Marketo id of the person.
    public var differences: [MemberDifference] = []
    /// Whether the campaign's type is not the name of the channel (CS-D11).
    public var typeDiffers = false
    /// Whether the campaign's actual cost is not the sum of the period costs (CS-D11).
    public var costDiffers = false
  }

  /// How many members were written.
  public struct MemberCounts: Sendable, Hashable {
    /// New ones.
    public var added = 0
    /// Ones whose status changed.
    public var changed = 0
    /// Removed ones.
    public var removed = 0

    /// Creates counts.
    public init(added: Int = 0, changed: Int = 0, removed: Int = 0) {
      self.added = added
      self.changed = changed
      self.removed = removed
    }
  }

  /// A reason with the number of attempts that it stopped.
  public struct ErrorCount: Sendable, Hashable {
    /// Why.
    public let reason: SyncProblem
    /// How often.
    public let attempts: Int

    /// Creates a count.
    public init(reason: SyncProblem, attempts: Int) {
      self.reason = reason
      self.attempts = attempts
    }
  }

  /// A member whose two sides differ.
  public struct MemberDifference: Sendable, Hashable {
    /// The person.
    public let person: PersonID
    /// The program status, nil when no member.
    public let programStatus: StatusIndex?
    /// The campaign member status, nil when no member.
    public let campaignStatus: StatusIndex?
    /// Why.
    public let reason: SyncProblem
    /// How many cycles have met it.
    public let attempts: Int
  }

  /// A mapping that was not made.
  public struct RefusedMapping: Sendable {
    /// The program.
    public let program: ProgramID
    /// The campaign.
    public let campaign: SFDCCampaignID
    /// Why, for people.
    public let reason: String
    /// The rules that it rests on.
    public let rules: [Rule]
  }
}

/// Why the sync left something undone.
public enum SyncProblem: String, Sendable, CaseIterable {
  /// Salesforce moved the status backwards; Marketo kept its own (CS-G5).
  case regressionRefused = "regression_refused"
  /// The campaign status is unknown to the channel (CS-S8).
  case unknownStatus = "unknown_status"
  /// The campaign lacks a hidden status of the program (CS-S7).
  case hiddenStatus = "hidden_status"
  /// The status is too long for a campaign member.
  case labelTooLong = "label_too_long"
  /// A new lead has no last name, and there is no default (CS-L4).
  case missingLastName = "missing_last_name"
  /// A new lead has no company, and there is no default (CS-L4).
  case missingCompany = "missing_company"
  /// The record was deleted in Salesforce; only a flow step creates another one (CS-X2).
  case deletedInSalesforce = "deleted_in_salesforce"
  /// The sync user cannot see the record (CS-X12).
  case recordNotVisible = "record_not_visible"
  /// The channel's name is too long for a campaign type (CS-D13).
  case channelNameTooLong = "channel_name_too_long"
  /// The sum of the period costs does not fit the actual cost.
  case costTooLarge = "cost_too_large"
  /// Salesforce changed the member after the last pull; the next cycle decides.
  case changedSincePull = "changed_since_pull"
  /// A validation rule of Salesforce refuses the record (CS-L5).
  case validationRule = "validation_rule"
  /// A duplicate rule of Salesforce refuses the lead.
  case duplicate
  /// Somebody or something else holds the record.
  case rowLocked = "row_locked"
  /// The sync user may not do it (CS-P4, CS-E5).
  case missingRight = "missing_right"
  /// The calls that Salesforce takes are used up.
  case apiLimit = "api_limit"
  /// Salesforce does not answer.
  case unavailable
  /// It may have been done, but no reply came.
  case replyLost = "reply_lost"
  /// The next cycle carries it over.
  case waiting

  /// Whether Salesforce refused the record, so that the person's log says so (CS-L5).
  var isRefusalOfRecord: Bool {
    switch self {
    case .validationRule, .duplicate, .rowLocked, .missingRight: true
    case .regressionRefused, .unknownStatus, .hiddenStatus, .labelTooLong, .missingLastName,
      .missingCompany, .deletedInSalesforce, .recordNotVisible, .channelNameTooLong, .costTooLarge,
      .changedSincePull, .apiLimit, .unavailable, .replyLost, .waiting:
      false
    }
  }

  /// Whether a lead was refused for what the person is (CS-L7), so that trying again can be of use
  /// only when that changes.
  var isRefusalOfLead: Bool {
    switch self {
    case .missingLastName, .missingCompany, .validationRule, .duplicate: true
    case .regressionRefused, .unknownStatus, .hiddenStatus, .labelTooLong, .deletedInSalesforce,
      .recordNotVisible, .channelNameTooLong, .costTooLarge, .changedSincePull, .rowLocked,
      .missingRight, .apiLimit, .unavailable, .replyLost, .waiting:
      false
    }
  }

  /// Whether the connection or Salesforce is the reason, not what the sync found by itself.
  var isFault: Bool {
    switch self {
    case .apiLimit, .unavailable, .replyLost: true
    case .validationRule, .duplicate, .rowLocked, .missingRight, .regressionRefused,
      .unknownStatus, .hiddenStatus, .labelTooLong, .missingLastName, .missingCompany,
      .deletedInSalesforce, .recordNotVisible, .channelNameTooLong, .costTooLarge,
      .changedSincePull, .waiting:
      isRefusalOfRecord
    }
  }

  /// The reason in words.
  public var text: String {
    switch self {
    case .regressionRefused: "Salesforce moved the status backwards; Marketo keeps its own"
    case .unknownStatus: "the campaign status is unknown to the program"
    case .hiddenStatus: "the campaign lacks this status, which is hidden in the program"
    case .labelTooLong: "the status is longer than a campaign member can hold"
    case .missingLastName: "a lead needs a last name, and there is no default"
    case .missingCompany: "a lead needs a company, and there is no default"
    case .deletedInSalesforce: "the record was deleted in Salesforce"
    case .recordNotVisible: "the sync user cannot see the record"
    case .channelNameTooLong: "the channel's name is longer than a campaign type can be"
    case .costTooLarge: "the sum of the period costs does not fit the actual cost"
    case .changedSincePull: "Salesforce changed the member after the last pull"
    case .validationRule: "a validation rule of Salesforce refuses the record"
    case .duplicate: "Salesforce refuses the lead as a duplicate"
    case .rowLocked: "the record is locked in Salesforce"
    case .missingRight: "the sync user lacks a right in Salesforce"
    case .apiLimit: "the limit on calls to Salesforce is reached"
    case .unavailable: "Salesforce is out of service"
    case .replyLost: "no reply came from Salesforce"
    case .waiting: "the next cycle carries it over"
    }
  }

  /// The rules that it rests on.
  public var rules: [Rule] {
    switch self {
    case .regressionRefused: [.csG5, .r36, .scM5]
    case .unknownStatus: [.csS8, .csS3, .r39]
    case .hiddenStatus: [.csS7, .r39]
    case .labelTooLong: [.sfM7]
    case .missingLastName, .missingCompany: [.csL4, .csL7, .sfL1, .r42]
    case .deletedInSalesforce: [.csX2, .r43]
    case .recordNotVisible: [.csX12]
    case .channelNameTooLong: [.csD13]
    case .costTooLarge: [.csD9]
    case .changedSincePull: [.csK3]
    case .validationRule: [.csL5, .csL7]
    case .duplicate: [.csL9, .csE1]
    case .rowLocked, .replyLost: [.csE1, .csL7]
    case .missingRight: [.csP4, .csE5]
    case .apiLimit, .unavailable: [.csE1]
    case .waiting: [.csT4]
    }
  }
}

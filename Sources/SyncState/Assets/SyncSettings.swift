/// How the two systems are connected, and how open questions of the sync are decided.
public struct SyncSettings: Sendable, Hashable {
  /// Whether the administrator switched campaign sync on (CS-P2).
  public var campaignSyncEnabled = true
  /// Whether the sync user is a Marketing User in Salesforce (CS-P3).
  public var syncUserIsMarketingUser = true
  /// Whether the periodic cycle runs at all; flow steps work without it (CS-P8).
  public var cycleEnabled = true
  /// How long a cycle takes, in milliseconds; the next begins five minutes after its end (CS-T1).
  public var cycleDurationMilliseconds: Int64 = 0
  /// The pause between two cycles, in milliseconds (CS-T1).
  public var cyclePauseMilliseconds: Int64 = 5 * 60_000
  /// Written to Salesforce as last name of a new lead that has none (CS-L4).
  public var defaultLastName: String?
  /// Written to Salesforce as company of a new lead that has none (CS-L4).
  public var defaultCompany: String?
  /// Who wins when a member's status changed on both sides (CS-K3).
  public var memberConflict = MemberConflict.higherStep
  /// What happens when Salesforce moves a member's status backwards (CS-G5).
  public var statusRegression = StatusRegression.keepBoth
  /// Which statuses must match when a program is mapped (CS-S4).
  public var statusMatching = StatusMatching.salesforceLabelsKnown
  /// How much of SFDC steps is disabled in campaigns of a mapped program (CS-F4, CS-F11).
  public var mappedProgramSteps = MappedProgramSteps.impliedActionsDisabled
  /// When people move to another segment because time has passed (CAT-3.2).
  public var segmentMoves = SegmentMoves.daily
  /// Whether trigger campaigns that nobody enters are deactivated (SC-S11).
  public var triggerCleanup = TriggerCleanup.quarterly

  /// Who owns the leads that the sync of a program creates (CS-L6).
  public var newLeadOwner = NewLeadOwner.assignmentRules
  /// How days are written in lists of people that were exported for an import on screen (MX-I2).
  public var importDates = DateOrder.iso

  /// What the sync user may not do in Salesforce (CS-P4).
  public var missingRights: Set<SyncUserRight> = []

  /// Creates the settings that the documentation or, where it is silent, the proposals give.
  public init() {}

  /// Whether campaigns are visible to Marketo at all: both preconditions hold (CS-P6).
  public var campaignsVisible: Bool { campaignSyncEnabled && syncUserIsMarketingUser }

  /// Who wins a conflict about a member's status (CS-K3).
  public enum MemberConflict: String, Sendable, CaseIterable {
    /// The higher step; on equal steps Marketo for leads, Salesforce for contacts.
    case higherStep = "higher_step"
    /// Marketo.
    case marketo
    /// Salesforce.
    case salesforce
  }

  /// What happens when Salesforce moves a member's status backwards (CS-G5).
  public enum StatusRegression: String, Sendable, CaseIterable {
    /// Marketo keeps its status and the sides differ until Marketo's status next changes.
    case keepBoth = "keep_both"
    /// Marketo writes its status back to Salesforce.
    case restore
  }

  /// Which statuses need a counterpart on the other side (CS-S4).
  public enum StatusMatching: String, Sendable, CaseIterable {
    /// Every Salesforce label must be a status of the program; missing labels are created.
    case salesforceLabelsKnown = "salesforce_labels_known"
    /// Both directions: nothing is created.
    case exact
  }

  /// When people move to another segment because time has passed (CAT-3.2).
  public enum SegmentMoves: String, Sendable, CaseIterable {
    /// At the beginning of each local day.
    case daily
    /// Not before something of theirs changes.
    case onChange = "on_change"
  }

  /// Whether trigger campaigns that nobody enters are deactivated (SC-S11).
  public enum TriggerCleanup: String, Sendable, CaseIterable {
    /// When a quarter begins, a week after they were announced.
    case quarterly
    /// Not at all.
    case never
  }

  /// Who owns the leads that the sync of a program creates (CS-L6).
  public enum NewLeadOwner: String, Sendable, CaseIterable {
    /// Whom Salesforce's assignment rules name.
    case assignmentRules = "assignment_rules"
    /// The sync user, as whom Marketo works.
    case syncUser = "sync_user"
  }

  /// What is disabled in child campaigns of a mapped program (CS-F11).
  public enum MappedProgramSteps: String, Sendable, CaseIterable {
    /// Only what a step implies: creating the lead, adding to the campaign.
    case impliedActionsDisabled = "implied_actions_disabled"
    /// The steps themselves.
    case stepsDisabled = "steps_disabled"
  }
}

/// Something that the sync user may do in Salesforce (CS-P4).
public enum SyncUserRight: String, Sendable, CaseIterable {
  /// Creating leads.
  case createLeads = "create_leads"
  /// Editing leads, which adding them to campaigns needs too.
  case editLeads = "edit_leads"
  /// Deleting leads.
  case deleteLeads = "delete_leads"
  /// Editing contacts, which adding them to campaigns needs too.
  case editContacts = "edit_contacts"
  /// Deleting contacts.
  case deleteContacts = "delete_contacts"
  /// Editing campaigns and their lists of member statuses.
  case editCampaigns = "edit_campaigns"
}

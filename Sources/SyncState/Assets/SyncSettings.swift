/// How the two systems are connected, and how open questions of the sync are decided.
///
/// ``SyncPolicy/all`` says what each of the questions is, and which answers there are.
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
  /// What the sync user may not do in Salesforce (CS-P4).
  public var missingRights: Set<SyncUserRight> = []

  /// Who wins when a member's status changed on both sides (CS-K3).
  public var memberConflict = MemberConflict.higherStep
  /// Who wins when one side removed a member and the other changed the status (CS-K4).
  public var removalConflict = RemovalConflict.later
  /// Whose status stays in the first sync of a mapping (CS-I5).
  public var firstSyncConflict = MemberConflict.higherStep
  /// What happens when Salesforce moves a member's status backwards (CS-G5).
  public var statusRegression = StatusRegression.keepBoth
  /// When a program status and a campaign status have the same name (CS-S3).
  public var statusNames = StatusNames.exact
  /// Which statuses must match when a program is mapped (CS-S4).
  public var statusMatching = StatusMatching.salesforceLabelsKnown
  /// What a campaign without members gets when it is mapped (CS-S5).
  public var emptyCampaign = EmptyCampaign.replaced
  /// Which writes to campaign members leave entries 42 to 44 (CS-G12).
  public var campaignEntries = CampaignEntries.everyChange
  /// Whether program statuses that the sync sets leave an entry 104 (CS-G13).
  public var programEntries = SyncEntries.written
  /// Whether the first sync of a mapping leaves entries, which triggers listen to (CS-G15).
  public var firstSyncEntries = SyncEntries.written
  /// Which period costs make up the actual cost (CS-D9).
  public var periodCosts = PeriodCosts.all
  /// What is written for a program without period costs (CS-D10).
  public var missingPeriodCost = MissingPeriodCost.untouched
  /// What becomes of a type or an actual cost that was edited in Salesforce (CS-D11).
  public var campaignEdits = CampaignEdits.stand
  /// When a lead that was refused is tried again (CS-L7).
  public var failedLeads = FailedLeads.everyCycle
  /// Whether the program sync brings back leads that were deleted in Salesforce (CS-X2).
  public var deletedLeads = DeletedLeads.stayDeleted
  /// What becomes of program members when the campaign is deleted in Salesforce (CS-R3).
  public var deletedCampaign = DeletedCampaign.membersStay
  /// Which program status stays when people are merged (CS-X7).
  public var mergedStatus = MergedStatus.higherStep
  /// Which campaign member stays when records are merged (CS-X8).
  public var mergedMember = MergedMember.survivor
  /// Which membership counts of a lead and the contact that it was converted into (CS-I6).
  public var convertedMember = ConvertedMember.contact
  /// What becomes of members whose record the sync user cannot see any more (CS-X12).
  public var hiddenRecords = HiddenRecords.stay
  /// Whether *Change Status in SFDC Campaign* obeys the order of the program's steps (CS-F8).
  public var statusOrder = StatusOrder.free
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

  /// Creates the settings that the documentation or, where it is silent, the proposals give.
  public init() {}

  /// Whether campaigns are visible to Marketo at all: both preconditions hold (CS-P6).
  public var campaignsVisible: Bool { campaignSyncEnabled && syncUserIsMarketingUser }
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

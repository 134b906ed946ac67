// The answers to the questions of `SyncPolicy.all`; the first of each is the usual one.

extension SyncSettings {
  /// Whose status stays when two differ (CS-K3, CS-I5).
  public enum MemberConflict: String, Sendable, CaseIterable {
    /// The higher step; on equal steps Marketo's, for contacts after the first sync Salesforce's.
    case higherStep = "higher_step"
    /// Marketo's.
    case marketo
    /// Salesforce's.
    case salesforce
  }

  /// Who wins when one side removed a member and the other changed the status (CS-K4).
  public enum RemovalConflict: String, Sendable, CaseIterable {
    /// The later of the two, unless ``MemberConflict`` forces a side.
    case later
    /// The removal.
    case removal
    /// The change, which brings the member back.
    case change
  }

  /// What happens when Salesforce moves a member's status backwards (CS-G5).
  public enum StatusRegression: String, Sendable, CaseIterable {
    /// Marketo keeps its status and the sides differ until Marketo's status next changes.
    case keepBoth = "keep_both"
    /// Marketo writes its status back to Salesforce.
    case restore
    /// The program goes back, too, against SC-M5.
    case follow
  }

  /// When two statuses have the same name (CS-S3).
  public enum StatusNames: String, Sendable, CaseIterable {
    /// Byte for byte.
    case exact
    /// Whatever the letter case and the blanks are.
    case loose
  }

  /// Which statuses need a counterpart on the other side (CS-S4).
  public enum StatusMatching: String, Sendable, CaseIterable {
    /// Every Salesforce label must be a status of the program; missing labels are created.
    case salesforceLabelsKnown = "salesforce_labels_known"
    /// Both directions: nothing is created.
    case exact
  }

  /// What a campaign without members gets (CS-S5).
  public enum EmptyCampaign: String, Sendable, CaseIterable {
    /// The program's statuses instead of its own.
    case replaced
    /// The program's statuses beside its own.
    case completed
  }

  /// Which writes to campaign members leave entries (CS-G12).
  public enum CampaignEntries: String, Sendable, CaseIterable {
    /// All that Marketo observes or makes.
    case everyChange = "every_change"
    /// All but those of the program sync.
    case notBySync = "not_by_sync"
  }

  /// Whether entries are written (CS-G13, CS-G15).
  public enum SyncEntries: String, Sendable, CaseIterable {
    /// They are, and triggers may fire.
    case written
    /// They are not.
    case none
  }

  /// Which period costs are added up (CS-D9).
  public enum PeriodCosts: String, Sendable, CaseIterable {
    /// All, future ones included.
    case all
    /// Those whose day has come.
    case toDate = "to_date"
  }

  /// What is written for a program without period costs (CS-D10).
  public enum MissingPeriodCost: String, Sendable, CaseIterable {
    /// Nothing.
    case untouched
    /// Zero.
    case zero
  }

  /// What becomes of edits of type and actual cost in Salesforce (CS-D11).
  public enum CampaignEdits: String, Sendable, CaseIterable {
    /// They stand until Marketo's value changes.
    case stand
    /// The next cycle overwrites them.
    case overwritten
  }

  /// When a refused lead is tried again (CS-L7).
  public enum FailedLeads: String, Sendable, CaseIterable {
    /// In every cycle.
    case everyCycle = "every_cycle"
    /// When the person or the membership has changed.
    case onChange = "on_change"
  }

  /// What the program sync does about leads that were deleted in Salesforce (CS-X2).
  public enum DeletedLeads: String, Sendable, CaseIterable {
    /// Their memberships end, and it creates no new ones.
    case stayDeleted = "stay_deleted"
    /// Members of the program become new leads.
    case comeBack = "come_back"
  }

  /// What becomes of program members whose campaign is deleted (CS-R3).
  public enum DeletedCampaign: String, Sendable, CaseIterable {
    /// They stay.
    case membersStay = "members_stay"
    /// Those who were campaign members leave the program.
    case membersLeave = "members_leave"
  }

  /// Which program status stays when people are merged (CS-X7).
  public enum MergedStatus: String, Sendable, CaseIterable {
    /// The one with the higher step.
    case higherStep = "higher_step"
    /// The winner's.
    case winner
  }

  /// Which campaign member stays when records are merged (CS-X8).
  public enum MergedMember: String, Sendable, CaseIterable {
    /// The survivor's.
    case survivor
    /// The one who responded, else the survivor's.
    case responded
  }

  /// Which membership counts after a conversion (CS-I6).
  public enum ConvertedMember: String, Sendable, CaseIterable {
    /// The contact's.
    case contact
    /// The lead's.
    case lead
  }

  /// What becomes of members whose record went out of sight (CS-X12).
  public enum HiddenRecords: String, Sendable, CaseIterable {
    /// They stay members; writing fails.
    case stay
    /// They count as removed in Salesforce.
    case leave
  }

  /// Which status a step may set in a mapped campaign (CS-F8).
  public enum StatusOrder: String, Sendable, CaseIterable {
    /// Any.
    case free
    /// None with a lower step.
    case forwardOnly = "forward_only"
  }

  /// What is disabled in child campaigns of a mapped program (CS-F11).
  public enum MappedProgramSteps: String, Sendable, CaseIterable {
    /// Only what a step implies: creating the lead, adding to the campaign.
    case impliedActionsDisabled = "implied_actions_disabled"
    /// The steps themselves.
    case stepsDisabled = "steps_disabled"
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
}

extension SyncSettings.StatusNames {
  /// Whether two names stand for the same status (CS-S3).
  public func areSame(_ left: String, _ right: String) -> Bool {
    sameBytes(left, right) || self == .loose && sameBytes(Self.folded(left), Self.folded(right))
  }

  /// A name without letter case and blanks.
  static func folded(_ name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace }
  }
}

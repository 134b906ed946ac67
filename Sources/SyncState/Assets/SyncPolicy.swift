/// A question that the documentation leaves open, with the answers that are plausible.
///
/// The keys of `settings` in `rulec.yaml`, the pages of the manual, `rulec explain` and the settings
/// that a trace record names are all derived from ``all``.
public struct SyncPolicy: Sendable {
  /// One of the answers.
  public struct Choice: Sendable, Hashable {
    /// The word for it in `rulec.yaml`.
    public let word: String
    /// What happens then, as a part of a sentence.
    public let meaning: String
  }

  /// The key in `rulec.yaml`.
  public let name: String
  /// The id of the rule that leaves the question open; a trace record that cites it names the setting.
  public let rule: String
  /// The question, as a sentence without its rule.
  public let question: String
  /// The answers, the usual one first.
  public let choices: [Choice]
  private let read: @Sendable (SyncSettings) -> String
  private let write: @Sendable (inout SyncSettings, String) -> Bool

  private init<Answer: RawRepresentable<String> & Sendable>(
    _ name: String, _ setting: any WritableKeyPath<SyncSettings, Answer> & Sendable,
    _ rule: String, _ question: String, _ choices: [(Answer, String)]
  ) {
    self.name = name
    self.rule = rule
    self.question = question
    self.choices = choices.map { Choice(word: $0.0.rawValue, meaning: $0.1) }
    read = { $0[keyPath: setting].rawValue }
    write = { settings, word in
      guard let answer = Answer(rawValue: word) else { return false }
      settings[keyPath: setting] = answer
      return true
    }
  }

  /// Returns the policy with a name.
  public static func named(_ name: String) -> SyncPolicy? {
    all.first { sameBytes($0.name, name) }
  }

  /// Returns the word of the answer that holds.
  public func word(in settings: SyncSettings) -> String { read(settings) }

  /// Sets the answer; returns false when there is none with that word.
  public func choose(_ word: String, in settings: inout SyncSettings) -> Bool {
    write(&settings, word)
  }
}

extension SyncPolicy {
  /// All questions, in the order of the manual.
  public static let all = conflicts + statuses + entries + campaigns + records + steps + others

  private static let conflicts = [
    SyncPolicy(
      "member_conflict", \.memberConflict, "CS-K3",
      "Who wins when a member's status changed on both sides.",
      [
        (.higherStep, "the higher step; on equal steps Marketo for leads, Salesforce for contacts"),
        (.marketo, "Marketo"), (.salesforce, "Salesforce, as far as the program does not go back"),
      ]),
    SyncPolicy(
      "removal_conflict", \.removalConflict, "CS-K4",
      "Who wins when one side removed a member and the other changed the status.",
      [
        (.later, "the later of the two, unless `member_conflict` forces a side"),
        (.removal, "the removal"), (.change, "the change, which brings the member back"),
      ]),
    SyncPolicy(
      "first_sync_conflict", \.firstSyncConflict, "CS-I5",
      "Whose status stays in the first sync of a mapping, where a person is on both sides.",
      [
        (.higherStep, "the one with the higher step, on equal steps Marketo's"),
        (.marketo, "Marketo's"),
        (.salesforce, "Salesforce's, as far as the program does not go back"),
      ]),
    SyncPolicy(
      "status_regression", \.statusRegression, "CS-G5",
      "What happens when Salesforce moves a member to a lower step.",
      [
        (.keepBoth, "both sides keep theirs until Marketo's next changes"),
        (.restore, "Marketo writes its status back to Salesforce"),
        (.follow, "the program goes back, too, although no flow step could do that (SC-M5)"),
      ]),
  ]

  private static let statuses = [
    SyncPolicy(
      "status_names", \.statusNames, "CS-S3",
      "When a status of the program and one of the campaign have the same name.",
      [
        (.exact, "when they are spelled the same"),
        (.loose, "when they differ by letter case and blanks at most"),
      ]),
    SyncPolicy(
      "status_matching", \.statusMatching, "CS-S4",
      "Which statuses must match when a program is mapped.",
      [
        (
          .salesforceLabelsKnown,
          "every label in Salesforce must be a status of the program; missing ones are created"
        ),
        (.exact, "both sides have the same statuses"),
      ]),
    SyncPolicy(
      "empty_campaign", \.emptyCampaign, "CS-S5",
      "What a campaign without members gets when it is mapped.",
      [
        (.replaced, "the program's statuses instead of its own"),
        (.completed, "the program's statuses beside its own"),
      ]),
  ]

  private static let entries = [
    SyncPolicy(
      "campaign_entries", \.campaignEntries, "CS-G12",
      "Which changes of campaign members write entries 42, 43 and 44, to which triggers listen.",
      [
        (.everyChange, "all that Marketo observes or makes"),
        (.notBySync, "all but those that the program sync makes in Salesforce"),
      ]),
    SyncPolicy(
      "program_entries", \.programEntries, "CS-G13",
      "Whether a program status that comes from Salesforce writes an entry 104, to which triggers "
        + "listen.",
      [(.written, "it does"), (.none, "it does not")]),
    SyncPolicy(
      "first_sync_entries", \.firstSyncEntries, "CS-G15",
      "Whether the first sync of a mapping writes entries about members, to which triggers listen.",
      [(.written, "it does"), (.none, "it does not")]),
  ]

  private static let campaigns = [
    SyncPolicy(
      "period_costs", \.periodCosts, "CS-D9", "Which period costs make up the actual cost.",
      [(.all, "all, future ones included"), (.toDate, "those whose month has begun")]),
    SyncPolicy(
      "missing_period_cost", \.missingPeriodCost, "CS-D10",
      "What is written as actual cost for a program without period costs.",
      [(.untouched, "nothing"), (.zero, "zero")]),
    SyncPolicy(
      "campaign_edits", \.campaignEdits, "CS-D11",
      "What becomes of a campaign type or actual cost that was edited in Salesforce.",
      [
        (.stand, "it stands until Marketo's value changes"),
        (.overwritten, "the next cycle writes Marketo's value over it"),
      ]),
    SyncPolicy(
      "deleted_campaign", \.deletedCampaign, "CS-R3",
      "What becomes of the program's members when its campaign is deleted in Salesforce.",
      [
        (.membersStay, "they stay"),
        (.membersLeave, "those who were members of the campaign leave the program"),
      ]),
  ]

  private static let records = [
    SyncPolicy(
      "failed_leads", \.failedLeads, "CS-L7",
      "When a member whose lead was refused is tried again; what only the connection stopped is "
        + "tried again in every cycle.",
      [
        (.everyCycle, "in every cycle"),
        (.onChange, "when the person or the membership has changed"),
      ]),
    SyncPolicy(
      "new_lead_owner", \.newLeadOwner, "CS-L6",
      "Who owns the leads that the sync of a program creates, as the trace shows it.",
      [
        (.assignmentRules, "whom the assignment rules of Salesforce name"),
        (.syncUser, "the sync user"),
      ]),
    SyncPolicy(
      "deleted_leads", \.deletedLeads, "CS-X2",
      "What the program sync does about members whose lead or contact was deleted in Salesforce.",
      [
        (.stayDeleted, "they leave the program, and it creates no new lead for them"),
        (.comeBack, "they stay in the program and become new leads (CS-L1)"),
      ]),
    SyncPolicy(
      "hidden_records", \.hiddenRecords, "CS-X12",
      "What becomes of members whose lead or contact the sync user cannot see any more.",
      [
        (.stay, "nothing changes in Marketo, and writing fails"),
        (.leave, "they count as removed in Salesforce until they can be seen again (CS-P5)"),
      ]),
    SyncPolicy(
      "merged_status", \.mergedStatus, "CS-X7",
      "Which program status stays when both merged people were members.",
      [(.higherStep, "the one with the higher step"), (.winner, "the winner's")]),
    SyncPolicy(
      "merged_member", \.mergedMember, "CS-X8",
      "Whose status stays in the campaign when both merged records were members.",
      [
        (.survivor, "the survivor's"),
        (.responded, "that of the one who responded; the survivor's when both or none did"),
      ]),
    SyncPolicy(
      "converted_member", \.convertedMember, "CS-I6",
      "Which membership counts when a lead is converted into a contact that is a member, too.",
      [(.contact, "the contact's"), (.lead, "the lead's")]),
  ]

  private static let steps = [
    SyncPolicy(
      "sfdc_status_order", \.statusOrder, "CS-F8",
      "Which status *Change Status in SFDC Campaign* may set in the campaign of a mapped program.",
      [(.free, "any"), (.forwardOnly, "none with a lower step than the present one")]),
    SyncPolicy(
      "mapped_program_steps", \.mappedProgramSteps, "CS-F11",
      "What is disabled for SFDC steps in campaigns of a program that is mapped.",
      [
        (.impliedActionsDisabled, "only what a step implies, such as creating a lead"),
        (.stepsDisabled, "the steps themselves"),
      ]),
  ]

  private static let others = [
    SyncPolicy(
      "segment_moves", \.segmentMoves, "CAT-3.2",
      "When people move to another segment because time has passed, if a rule of the segmentation "
        + "compares with now.",
      [
        (.daily, "at the beginning of each local day"),
        (.onChange, "not before something of theirs changes"),
      ]),
    SyncPolicy(
      "trigger_cleanup", \.triggerCleanup, "SC-S11",
      "Whether trigger campaigns that nobody has entered for six months are deactivated.",
      [
        (.quarterly, "when a quarter begins, a week after they were announced"),
        (.never, "not at all"),
      ]),
    SyncPolicy(
      "import_dates", \.importDates, "MX-I2",
      "How days are written in lists of people for Marketo's import on screen, besides `2026-12-24`.",
      [
        (.iso, "in no other way"), (.monthFirst, "also `12/24/26` and `12/24/2026`"),
        (.dayFirst, "also `24/12/26`, `24.12.26` and `24-12-2026`"),
      ]),
  ]
}

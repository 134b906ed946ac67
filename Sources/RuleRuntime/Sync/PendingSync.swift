public import SyncState

/// One thing that the sync has seen and not carried over, or has to remember until it is.
///
/// Which of the parts are there depends on the kind.
public struct PendingSync: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// A field changed in Marketo: person, field.
    case personField = "person_field"
    /// A field changed in Salesforce: record, field.
    case recordField = "record_field"
    /// A lead or contact that Marketo does not know: record.
    case newRecord = "new_record"
    /// A lead or contact that was deleted in Salesforce: record.
    case goneRecord = "gone_record"
    /// A lead that was converted in Salesforce: record.
    case convertedRecord = "converted_record"
    /// Whose a record was before its deletion or conversion was pulled: record, person.
    case formerRecord = "former_record"
    /// A person who was deleted in Marketo, whose id is not given again: person, perhaps record.
    case deletedPerson = "deleted_person"
    /// A campaign that was deleted in Salesforce: campaign.
    case goneCampaign = "gone_campaign"
    /// A member status with a new label: campaign, label.
    case renamedStatus = "renamed_status"
    /// A campaign member changed in Salesforce: campaign, record.
    case campaignMember = "campaign_member"
    /// A custom field of a campaign member changed in Salesforce: campaign, record, field.
    case campaignMemberField = "campaign_member_field"
    /// What Marketo has pulled of a member who has another status by now: campaign, person, label
    /// (none for no member).
    case pulledMember = "pulled_member"
    /// A mapped program; the count is 1 when its type and cost were written: program, campaign.
    case mapping
    /// A membership changed in Marketo: program, person.
    case programMember = "program_member"
    /// A custom field of a program member changed in Marketo: program, person, field.
    case programMemberField = "program_member_field"
    /// A member whose campaign status the program does not know (CS-S8): program, person.
    case unknownStatus = "unknown_status"
    /// A member who could not be carried over, with the attempts: program, person, problem.
    case problem
    /// A write that Salesforce refused, with the attempts: problem, message, perhaps program, person,
    /// field of the member.
    case fault
  }

  /// What it is.
  public let kind: Kind
  /// When it happened; nil where that does not matter or is not known.
  public var at: Instant?
  /// The program.
  public var program: ProgramID?
  /// The campaign.
  public var campaign: SFDCCampaignID?
  /// The person, by Marketo id, as they may have been deleted.
  public var marketoID: Int64?
  /// The lead or contact.
  public var record: RecordID?
  /// The field: of the person, or of members for the kinds that say so.
  public var field: FieldID?
  /// A label of a member status, or the name of a problem.
  public var detail: String?
  /// What Salesforce said.
  public var message: String?
  /// A number of attempts, or 1 for yes.
  public var count: Int?

  /// Describes something of a kind; its parts are set afterwards.
  public init(_ kind: Kind) { self.kind = kind }

  /// Whether ``field`` is one of program members.
  public var isAboutMemberField: Bool {
    switch kind {
    case .campaignMemberField, .programMemberField, .fault: true
    case .personField, .recordField, .newRecord, .goneRecord, .convertedRecord, .formerRecord,
      .deletedPerson, .goneCampaign, .renamedStatus, .campaignMember, .pulledMember, .mapping,
      .programMember, .unknownStatus, .problem:
      false
    }
  }
}

public import RuleGraph
public import SyncState

/// Something that a person, or another program, does in Salesforce.
///
/// Marketo sees it with the next pull (CS-T7).
public enum SalesforceChange: Sendable {
  /// Adds a lead or contact to a campaign, sets its member status, or removes it.
  case member(
    Effect.SFDCMemberChange, SFDCCampaignID, RecordID, status: String? = nil)
  /// Sets a custom field of a campaign member (CS-D5); the field is one of members.
  case setMemberField(SFDCCampaignID, RecordID, TimelineEvent.FieldValue)
  /// Gives the counterpart of a member field another name or type (CS-C4).
  case breakMemberField(FieldID)
  /// Creates a lead or contact.
  case createRecord(RecordKind, [TimelineEvent.FieldValue])
  /// Sets a field of a lead or contact.
  case setField(RecordID, TimelineEvent.FieldValue)
  /// Deletes a lead or contact and with it its campaign memberships (CS-X1, SF-L7).
  case deleteRecord(RecordID)
  /// Converts a lead; the id of the contact when it is known, existing or new (CS-X9).
  case convertLead(RecordID, contactID: TextID? = nil)
  /// Merges leads, or contacts, into one of them (SF-L6, CS-X5).
  case mergeRecords([RecordID], into: RecordID)
  /// Shows (`true`) a record to the sync user, or hides it (CS-X12).
  case setVisible(RecordID, Bool)
  /// Deletes a campaign and with it its members (CS-R3).
  case deleteCampaign(SFDCCampaignID)
  /// Sets whether a campaign is active (CS-R5).
  case setActive(SFDCCampaignID, Bool)
  /// Sets the type of a campaign (CS-D11).
  case setType(SFDCCampaignID, String)
  /// Sets the actual cost of a campaign (CS-D11).
  case setActualCost(SFDCCampaignID, Double?)
  /// Adds a member status to a campaign.
  case addStatus(SFDCCampaignID, MemberStatus)
  /// Gives a member status another label (CS-R7).
  case renameStatus(SFDCCampaignID, StatusIndex, String)
  /// Deletes a member status that nobody holds (SF-S4).
  case deleteStatus(SFDCCampaignID, StatusIndex)
  /// Makes a member status the default, which takes that away from another one (SF-S1).
  case setDefaultStatus(SFDCCampaignID, StatusIndex)
  /// Sets whether holders of a member status count as responded (SF-S9).
  case setResponded(SFDCCampaignID, StatusIndex, Bool)
}

public import SyncState

/// What is different in Salesforce after a run: the difference of two states of one mirror.
///
/// The later state must have come from the earlier one, so that their identifiers mean the same.
/// What a simulated user did in Salesforce is part of it, because the states do not say who changed
/// what. What Salesforce does by itself is not: members of deleted records vanish with them (SF-L7),
/// and those of converted leads and merged records move to the survivor (SF-L5, SF-L6).
public struct ChangeSet: Sendable {
  /// A change of a membership.
  struct MemberChange: Sendable, Hashable {
    /// The campaign.
    let campaign: SFDCCampaignID
    /// The lead or contact.
    let record: RecordID
    /// The member before; nil for a new one.
    let old: CampaignMember?
    /// The member after; nil for one that is gone.
    let new: CampaignMember?
    /// Whether the status differs.
    let isOtherStatus: Bool
    /// The custom fields of the member that differ, ascending; none for one that is gone.
    let fields: [FieldID]
  }

  /// A record with the synced fields that differ.
  struct RecordChange: Sendable, Hashable {
    /// The lead or contact.
    let record: RecordID
    /// The fields, ascending.
    let fields: [FieldID]
  }

  /// A campaign with what differs.
  struct CampaignChange: Sendable, Hashable {
    /// The campaign.
    let campaign: SFDCCampaignID
    /// Whether the type differs.
    let isOtherType: Bool
    /// Whether the actual cost differs.
    let isOtherCost: Bool
    /// Whether it is active and was not, or the other way round.
    let isOtherActivity: Bool
  }

  /// A new member status.
  struct NewStatus: Sendable, Hashable {
    /// The campaign.
    let campaign: SFDCCampaignID
    /// The position in the campaign's list afterwards.
    let status: StatusIndex
  }

  /// The leads and contacts that did not exist before.
  private(set) var newRecords: [RecordID] = []
  /// The leads and contacts with other values.
  private(set) var changedRecords: [RecordChange] = []
  /// The leads and contacts that were deleted.
  private(set) var deletedRecords: [RecordID] = []
  /// The leads and contacts that were merged into others.
  private(set) var mergedRecords: [RecordID] = []
  /// The leads that were converted.
  private(set) var convertedRecords: [RecordID] = []
  /// The campaigns with another type, actual cost or activity.
  private(set) var changedCampaigns: [CampaignChange] = []
  /// The member statuses that did not exist before.
  private(set) var newStatuses: [NewStatus] = []
  /// The labels that are gone or have other marks, which need their own ids to be changed.
  private(set) var otherStatuses: [(campaign: SFDCCampaignID, label: String)] = []
  /// The changes of memberships, by campaign and record.
  private(set) var members: [MemberChange] = []

  /// Returns what differs between a state and a later state of the same run.
  public static func between(before: Mirror, after: Mirror) -> ChangeSet {
    var set = ChangeSet()
    set.compareRecords(before, after)
    for position in after.campaigns.indices {
      set.compareCampaign(SFDCCampaignID(position), before, after)
    }
    return set
  }

  /// Whether nothing differs.
  public var isEmpty: Bool {
    newRecords.isEmpty && changedRecords.isEmpty && deletedRecords.isEmpty
      && mergedRecords.isEmpty && convertedRecords.isEmpty && changedCampaigns.isEmpty
      && newStatuses.isEmpty
      && otherStatuses.isEmpty && members.isEmpty
  }

  /// Records that are new, gone, merged, converted or have other values in synced fields.
  private mutating func compareRecords(_ before: Mirror, _ after: Mirror) {
    let schema = after.assets.fields
    let synced = schema.fields.indices.map { FieldID($0) }
      .filter { schema[$0].salesforceName != nil }
    for position in 0..<after.records.count {
      let id = RecordID(position)
      guard position < before.records.count else {
        // A record with an id of Salesforce's was there; only the files did not have it.
        let name = after.text[after.records[id].salesforceID]
        if !after.records[id].isDeleted, SalesforceID.isSimulated(name) { newRecords.append(id) }
        continue
      }
      let (old, new) = (before.records[id], after.records[id])
      if new.isDeleted, !old.isDeleted {
        if new.mergedInto == nil { deletedRecords.append(id) } else { mergedRecords.append(id) }
      }
      if new.convertedContact != old.convertedContact { convertedRecords.append(id) }
      let fields = synced.filter { before.records[id, $0] != after.records[id, $0] }
      if !fields.isEmpty, !new.isDeleted {
        changedRecords.append(RecordChange(record: id, fields: fields))
      }
    }
  }

  /// A campaign's own values, its statuses and its members.
  private mutating func compareCampaign(
    _ id: SFDCCampaignID, _ before: Mirror, _ after: Mirror
  ) {
    let (old, new) = (before.campaigns[id.index], after.campaigns[id.index])
    let change = CampaignChange(
      campaign: id, isOtherType: old.type != new.type,
      isOtherCost: old.actualCost != new.actualCost,
      isOtherActivity: old.isActive != new.isActive)
    if change.isOtherType || change.isOtherCost || change.isOtherActivity {
      changedCampaigns.append(change)
    }
    for (position, status) in new.statuses.enumerated() where !status.isDeleted {
      if let same = old.status(labelled: status.label) {
        if old.statuses[same.index] != status { otherStatuses.append((id, status.label)) }
      } else {
        newStatuses.append(NewStatus(campaign: id, status: StatusIndex(position)))
      }
    }
    for status in old.statuses where !status.isDeleted && new.status(labelled: status.label) == nil
    {
      otherStatuses.append((id, status.label))
    }
    compareMembers(id, before, after)
  }

  /// Members that are new, gone or different; one whose record was merged or converted is compared
  /// with the survivor's.
  private mutating func compareMembers(
    _ id: SFDCCampaignID, _ before: Mirror, _ after: Mirror
  ) {
    let (old, new) = (before.campaigns[id.index], after.campaigns[id.index])
    // What Salesforce itself moved to a survivor, by the survivor.
    var moved: [RecordID: CampaignMember] = [:]
    var found: [MemberChange] = []
    for member in old.members.rows where new.members[member.record] == nil {
      let record = after.records.survivor(of: member.record)
      let hasOwn = record != member.record && old.members[record] != nil
      if hasOwn || after.records[record].isDeleted { continue }
      if new.members[record] != nil {
        if moved[record].map({ member.record < $0.record }) ?? true { moved[record] = member }
        continue
      }
      found.append(
        MemberChange(
          campaign: id, record: record, old: member, new: nil, isOtherStatus: true, fields: []))
    }
    for member in new.members.rows {
      let former = old.members[member.record] ?? moved[member.record]
      let isOtherStatus =
        former.map { former in
          let (was, now) = (old.statuses[former.status.index], new.statuses[member.status.index])
          return !sameBytes(was.label, now.label)
        } ?? true
      let formerRecord = former?.record ?? member.record
      let fields = after.assets.memberFields.fields.indices.map { FieldID($0) }.filter {
        old.members[formerRecord, $0] != new.members[member.record, $0]
      }
      guard isOtherStatus || !fields.isEmpty else { continue }
      found.append(
        MemberChange(
          campaign: id, record: member.record, old: former, new: member,
          isOtherStatus: isOtherStatus, fields: fields))
    }
    members += found.sorted { $0.record < $1.record }
  }
}

/// A lead's or contact's membership of a Salesforce campaign, in 16 bytes.
public struct CampaignMember: Sendable, Hashable {
  /// The lead or contact.
  public let record: RecordID
  /// The member status: a position in the campaign's status list.
  public var status: StatusIndex
  private var member: OptionalID<TextID>
  private var respondedDay: Int32

  /// Creates a membership.
  public init(
    record: RecordID, status: StatusIndex, salesforceID: TextID? = nil,
    firstRespondedDate: CivilDate? = nil
  ) {
    self.record = record
    self.status = status
    member = OptionalID(salesforceID)
    respondedDay = firstRespondedDate?.daysSince1970 ?? Column.dateNull
  }

  /// The Salesforce id of the member; nil for a member that the simulation made.
  public var salesforceID: TextID? {
    get { member.id }
    set { member = OptionalID(newValue) }
  }

  /// The day on which a responded status was first held (SF-M6).
  public var firstRespondedDate: CivilDate? {
    get { CivilDate(column: respondedDay) }
    set { respondedDay = newValue?.daysSince1970 ?? Column.dateNull }
  }
}

/// The members of one Salesforce campaign: at most one per record (SF-M1).
public struct CampaignMembers: Sendable {
  /// The memberships, in no particular order; sort by record before any output.
  public private(set) var rows: [CampaignMember] = []
  private var rowsByRecord = RowMap()
  private var values: MemberValues

  /// Creates an empty membership whose members have some custom fields (CS-C1).
  init(fields: Schema) { values = MemberValues(fields) }

  /// Creates a membership from its rows and their custom fields, at most one a record.
  public init(values: [Column], _ rows: [CampaignMember]) {
    self.rows = rows
    self.values = MemberValues(values)
    rowsByRecord = RowMap(rows.lazy.map(\.record.rawValue), count: rows.count)
    precondition(rowsByRecord.count == rows.count, "a record is a member once")
  }

  /// The number of members.
  public var count: Int { rows.count }

  /// The membership of a record; setting nil deletes it.
  public subscript(record: RecordID) -> CampaignMember? {
    get { rowsByRecord[record.rawValue].map { rows[Int($0)] } }
    set {
      guard let newValue else { return remove(record) }
      precondition(newValue.record == record, "a membership is stored under its record")
      if let row = rowsByRecord[record.rawValue] {
        rows[Int(row)] = newValue
      } else {
        append(newValue)
      }
    }
  }

  private mutating func append(_ member: CampaignMember) {
    rowsByRecord[member.record.rawValue] = UInt32(rows.count)
    rows.append(member)
    values.appendRow()
  }

  /// The member status of a record, nil when no member.
  public func status(of record: RecordID) -> StatusIndex? {
    rowsByRecord[record.rawValue].map { rows[Int($0)].status }
  }

  /// Sets the status of a record, which becomes a member if it was none; returns the status before.
  ///
  /// `respondedOn` is the day on which a responded status is held, nil for other statuses.
  mutating func setStatus(
    _ status: StatusIndex, of record: RecordID, respondedOn day: CivilDate?
  ) -> StatusIndex? {
    guard let row = rowsByRecord[record.rawValue].map({ Int($0) }) else {
      append(CampaignMember(record: record, status: status, firstRespondedDate: day))
      return nil
    }
    let old = rows[row].status
    rows[row].status = status
    if let day, rows[row].firstRespondedDate == nil { rows[row].firstRespondedDate = day }
    return old
  }

  /// The value of a custom field of a member, null for non-members.
  ///
  /// Only members can be given one.
  public subscript(record: RecordID, field: FieldID) -> Value {
    get { rowsByRecord[record.rawValue].map { values[Int($0), field] } ?? .null }
    set {
      guard let row = rowsByRecord[record.rawValue] else {
        preconditionFailure("only members have values")
      }
      values[Int(row), field] = newValue
    }
  }

  /// What is read first when somebody asks for a record.
  @inline(__always) func glance(at record: RecordID) -> UInt64 {
    rowsByRecord.glance(at: record.rawValue)
  }

  /// Deletes all memberships.
  public mutating func removeAll() {
    rows = []
    rowsByRecord = RowMap()
    values.removeAll()
  }

  private mutating func remove(_ record: RecordID) {
    guard let row = rowsByRecord[record.rawValue] else { return }
    rowsByRecord[record.rawValue] = nil
    values.removeRow(Int(row))
    let last = rows.removeLast()
    guard last.record != record else { return }
    rows[Int(row)] = last
    rowsByRecord[last.record.rawValue] = row
  }
}

/// A campaign as Salesforce holds it.
public struct CampaignRecord: Sendable {
  /// The Salesforce id with 18 characters; nil until one is known.
  public var salesforceID: TextID?
  /// Whether it was deleted in Salesforce (CS-R3).
  public var isDeleted = false
  /// Whether it is active; the sync does not care (CS-R5).
  public var isActive = true
  /// The campaign type, which receives the channel's name (CS-D1).
  public var type: TextID?
  /// The actual cost, which receives the period costs (CS-D2).
  public var actualCost: Double?
  /// The member statuses in sort order.
  public var statuses: [MemberStatus] { didSet { revision += 1 } }
  /// How often the statuses were changed, which tells whether something derived from them holds.
  public private(set) var revision = 0
  /// The members.
  public var members: CampaignMembers

  /// Creates a campaign with its statuses and no members; `memberFields` are the custom fields that
  /// members have.
  init(salesforceID: TextID?, statuses: [MemberStatus], memberFields: Schema) {
    self.salesforceID = salesforceID
    self.statuses = statuses
    members = CampaignMembers(fields: memberFields)
  }

  /// Returns the position of a status by its exact label (CS-S3).
  public func status(labelled label: String) -> StatusIndex? { statuses.position(of: label) }

  /// The status of members who are added without one (SF-M4).
  public var defaultStatus: StatusIndex? {
    statuses.firstIndex { $0.isDefault && !$0.isDeleted }.map { StatusIndex($0) }
  }
}

extension CampaignRecord {
  /// Adds a member, or sets the status of one; a responded status held for the first time sets
  /// the first responded date, which stays when the status goes back (SF-M6).
  ///
  /// Returns the status before, nil for a new member.
  @discardableResult
  public mutating func setStatus(
    _ status: StatusIndex, of record: RecordID, on day: CivilDate
  ) -> StatusIndex? {
    let hasResponded = statuses[status.index].hasResponded
    return members.setStatus(status, of: record, respondedOn: hasResponded ? day : nil)
  }
}

extension [MemberStatus] {
  /// Returns the position of a status by its exact label (CS-S3).
  func position(of label: String) -> StatusIndex? {
    for index in indices where !self[index].isDeleted && sameBytes(self[index].label, label) {
      return StatusIndex(index)
    }
    return nil
  }

  /// Returns the position of the status that has a name by a reading of CS-S3.
  public func position(
    of label: String, by names: SyncSettings.StatusNames
  ) -> StatusIndex? {
    if let exact = position(of: label) { return exact }
    guard names != .exact else { return nil }
    return firstIndex { !$0.isDeleted && names.areSame($0.label, label) }.map { StatusIndex($0) }
  }
}

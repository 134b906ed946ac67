/// The sync state model: both systems, and what each knows of the other.
///
/// Marketo's side are ``people``, ``programs``, ``lists`` and ``history``; Salesforce's are
/// ``records``, ``campaigns`` and ``opportunities``. ``observed`` is Marketo's copy of the campaign members, and
/// ``links`` holds, for each mapped program, the campaign and the last status agreed on.
public struct Mirror: Sendable {
  /// The texts of all values.
  public var text: TextPool
  /// The named things, which do not change during a run.
  public let assets: Assets
  /// The people of Marketo.
  public var people: PeopleTable
  /// The members of each program.
  public var programs: [ProgramMembers]
  /// The members of each static list.
  public var lists: [ListMembers]
  /// Who went through each smart campaign.
  public var history: [CampaignHistory]
  /// The leads and contacts of Salesforce.
  public var records: SalesforceRecords
  /// The campaigns of Salesforce.
  public var campaigns: [CampaignRecord]
  /// The opportunities of Salesforce.
  public var opportunities = Opportunities()
  /// The lead or contact that each person is linked to; nil when not in Salesforce (CS-L3).
  public var linkedRecords: [RecordID?] = []
  /// The campaign members as Marketo has pulled or written them.
  public var observed: [ObservedMembers]
  /// The mapping of each program, nil when it has none or lost it (CS-M1, CS-R3).
  public var links: [ProgramLink?]

  /// Creates an empty state in the frame of some assets; `text` holds the texts of the rules.
  public init(assets: Assets, text: TextPool = TextPool()) {
    self.text = text
    self.assets = assets
    people = PeopleTable(schema: assets.fields)
    programs = assets.programs.map { _ in ProgramMembers(fields: assets.memberFields) }
    lists = assets.lists.map { _ in ListMembers() }
    history = assets.smartCampaigns.map { _ in CampaignHistory() }
    records = SalesforceRecords(schema: assets.fields)
    campaigns = []
    observed = assets.sfdcCampaigns.map { _ in ObservedMembers() }
    links = assets.programs.map { $0.sfdcCampaign.map { ProgramLink(campaign: $0) } }
    campaigns = assets.sfdcCampaigns.map { campaign in
      let id = campaign.salesforceID.map { self.text.intern($0) }
      return CampaignRecord(
        salesforceID: id, statuses: campaign.statuses, memberFields: assets.memberFields)
    }
  }

  /// Adds a person without values and without a Salesforce record; nil when the id is taken.
  public mutating func insertPerson(marketoID: Int64) -> PersonID? {
    guard let person = people.insert(marketoID: marketoID) else { return nil }
    linkedRecords.append(nil)
    return person
  }

  /// Whether the values of a field were loaded, of people and, when it is synced, of records.
  public func isLoaded(_ field: FieldID) -> Bool {
    people.column(field).isLoaded && records.isLoaded(field)
  }

  /// Links a person and a record; each has at most one of the other.
  public mutating func link(_ person: PersonID, _ record: RecordID) {
    unlink(person)
    if let other = records[record].person { unlink(other) }
    linkedRecords[person.index] = record
    records[record].person = person
  }

  /// Ends the link between a person and their record, if there is one (CS-X1).
  public mutating func unlink(_ person: PersonID) {
    guard let record = linkedRecords[person.index] else { return }
    linkedRecords[person.index] = nil
    records[record].person = nil
  }

  /// The lead or contact of a person as Salesforce has it now: a conversion that Marketo has not
  /// pulled yet is followed (CS-X9).
  @inlinable public func currentRecord(of person: PersonID) -> RecordID? {
    guard let record = linkedRecords[person.index] else { return nil }
    return records[record].convertedContact ?? record
  }
}

/// The mapping of a program to its campaign (CS-M1), with the shadow of each member (CS-14.2).
public struct ProgramLink: Sendable {
  /// The campaign.
  public let campaign: SFDCCampaignID
  /// Whether the first sync of the mapping has run (CS-I1 … CS-I5).
  public var isInitialised = false
  /// Both halves of each shadow, packed.
  private var shadows = RowMap()

  /// Creates a mapping that has not synced yet.
  public init(campaign: SFDCCampaignID) { self.campaign = campaign }

  /// What is read first when somebody asks for a person.
  @inline(__always) func glance(at person: PersonID) -> UInt64 {
    shadows.glance(at: person.rawValue)
  }

  /// Makes room for the shadows of so many members in all.
  public mutating func reserveCapacity(_ count: Int) { shadows.reserveCapacity(count) }

  /// What both sides last agreed on for a person; nil when neither side had the person.
  public subscript(person: PersonID) -> Shadow? {
    get { shadows[person.rawValue].map { Shadow(packed: $0) } }
    set {
      let packed = newValue?.packed ?? 0
      shadows[person.rawValue] = packed == 0 ? nil : packed
    }
  }
}

/// The last statuses agreed on, one half a side; nil means no member on that side.
public struct Shadow: Sendable, Hashable {
  /// The program status.
  public var program: StatusIndex?
  /// The campaign member status.
  public var campaign: StatusIndex?

  /// Creates a shadow.
  public init(program: StatusIndex?, campaign: StatusIndex?) {
    self.program = program
    self.campaign = campaign
  }
}

extension Shadow {
  /// Unpacks a shadow.
  fileprivate init(packed: UInt32) {
    func status(_ half: UInt32) -> StatusIndex? { half == 0 ? nil : StatusIndex(half - 1) }
    self.init(program: status(packed >> 16), campaign: status(packed & 0xFFFF))
  }

  /// Each half in 16 bits: the status plus one, 0 for no member.
  fileprivate var packed: UInt32 {
    func half(_ status: StatusIndex?) -> UInt32 {
      guard let status else { return 0 }
      precondition(status.rawValue < 0xFFFF, "a status list has fewer than 65,535 statuses")
      return status.rawValue + 1
    }
    return half(program) << 16 | half(campaign)
  }
}

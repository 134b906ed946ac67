/// A person's membership of a program (SC-M1), in 20 bytes of which any are a membership.
public struct ProgramMember: Sendable, Hashable, BitwiseCopyable {
  fileprivate private(set) var personNumber: UInt32
  private var successDay: Int32
  private var membershipDay: Int32
  fileprivate private(set) var statusNumber: UInt16
  fileprivate private(set) var streamNumber: UInt16 = Self.noStream
  private var flags: Flags

  /// What is true of the member.
  private struct Flags: OptionSet, Hashable, BitwiseCopyable {
    let rawValue: UInt32

    static let reachedSuccess = Self(rawValue: 1)
    static let acquiredBy = Self(rawValue: 2)
    static let isInEngagement = Self(rawValue: 4)
    static let isPaused = Self(rawValue: 8)
    static let isExhausted = Self(rawValue: 16)
  }

  private static let noStream = UInt16.max

  /// Creates a membership.
  public init(
    person: PersonID, status: StatusIndex, reachedSuccess: Bool = false,
    successDate: CivilDate? = nil, membershipDate: CivilDate? = nil, acquiredBy: Bool = false
  ) {
    personNumber = person.rawValue
    statusNumber = UInt16(status.rawValue)
    successDay = successDate?.daysSince1970 ?? Column.dateNull
    membershipDay = membershipDate?.daysSince1970 ?? Column.dateNull
    flags = []
    self.reachedSuccess = reachedSuccess
    self.acquiredBy = acquiredBy
  }

  /// The member.
  public var person: PersonID { PersonID(personNumber) }

  /// The progression status; never *Not in Program*, which is no membership (SC-M7).
  ///
  /// A channel has fewer than 65,535 statuses, and a program as many streams.
  public var status: StatusIndex {
    get { StatusIndex(UInt32(statusNumber)) }
    set { statusNumber = UInt16(newValue.rawValue) }
  }

  /// Whether success was reached; sticky (SC-M9).
  public var reachedSuccess: Bool {
    get { flags.contains(.reachedSuccess) }
    set { set(.reachedSuccess, newValue) }
  }

  /// The local day on which success was reached.
  public var successDate: CivilDate? {
    get { CivilDate(column: successDay) }
    set { successDay = newValue?.daysSince1970 ?? Column.dateNull }
  }

  /// The local day on which the membership began.
  public var membershipDate: CivilDate? {
    get { CivilDate(column: membershipDay) }
    set { membershipDay = newValue?.daysSince1970 ?? Column.dateNull }
  }

  /// Whether the person came into the system as a member of this program (SC-M10).
  public var acquiredBy: Bool {
    get { flags.contains(.acquiredBy) }
    set { set(.acquiredBy, newValue) }
  }

  /// Where the member of an engagement program is; nil in all other programs.
  public var nurture: NurtureState? {
    get {
      guard flags.contains(.isInEngagement) else { return nil }
      var nurture = NurtureState(
        stream: streamNumber == Self.noStream ? nil : StreamIndex(UInt32(streamNumber)))
      nurture.isPaused = flags.contains(.isPaused)
      nurture.isExhausted = flags.contains(.isExhausted)
      return nurture
    }
    set {
      streamNumber = newValue?.stream.map { UInt16($0.rawValue) } ?? Self.noStream
      set(.isInEngagement, newValue != nil)
      set(.isPaused, newValue?.isPaused ?? false)
      set(.isExhausted, newValue?.isExhausted ?? false)
    }
  }

  private mutating func set(_ flag: Flags, _ isSet: Bool) {
    if isSet { flags.insert(flag) } else { flags.remove(flag) }
  }
}

extension CivilDate {
  /// The day that stands in a column; nil for ``Column/dateNull``.
  public init?(column day: Int32) {
    if day == Column.dateNull { return nil }
    self.init(daysSince1970: day)
  }
}

/// Where a member of an engagement program is (CAT-6.4).
public struct NurtureState: Sendable, Hashable {
  /// The stream; nil when the data do not say.
  public var stream: StreamIndex?
  /// Whether the cadence is paused, so that no content is sent; campaigns go on.
  public var isPaused = false
  /// Whether there is no content left that the member has not got.
  public var isExhausted = false

  /// Creates the state of a member of a stream.
  public init(stream: StreamIndex?) { self.stream = stream }
}

/// The members of one program.
public struct ProgramMembers: Sendable {
  /// The memberships, in no particular order; sort by person before any output.
  public private(set) var rows = Stretch<ProgramMember>()
  private var rowsByPerson = RowMap()
  private var values: MemberValues
  /// Whether members are found by the map; otherwise the rows are in the order of people.
  private var isIndexed = true

  /// Creates an empty membership whose members have some custom fields (CS-C1).
  init(fields: Schema) { values = MemberValues(fields) }

  /// Creates a membership from its rows, in the order of people and at most one a person, and their
  /// custom fields; without an index finding a member takes longer.
  public init(values: [Column], _ rows: [ProgramMember], isIndexed: Bool = true) {
    precondition(Self.areInOrder(rows.span), "a person is a member once")
    self.rows = Stretch(rows)
    self.values = MemberValues(values)
    self.isIndexed = false
    if isIndexed { index() }
  }

  /// Creates a membership as it is kept in a file, without an index and without custom fields; nil when
  /// the rows are not in the order of people, or when there are fewer people, statuses or streams than
  /// they say.
  package init?(
    kept rows: Stretch<ProgramMember>, peopleCount: Int, statusCount: Int, streamCount: Int
  ) {
    let isSound = rows.read { rows in
      var isAscending = true
      var next = 0
      var (statusMax, streamMax) = (0, 0)
      for index in rows.indices {
        let row = rows[index]
        let person = Int(row.personNumber)
        isAscending = (person >= next) && isAscending
        next = person + 1
        statusMax = max(statusMax, Int(row.statusNumber))
        // The number that stands for no stream becomes 0.
        streamMax = max(streamMax, Int(row.streamNumber &+ 1))
      }
      return isAscending && next <= peopleCount && streamMax <= streamCount
        && (rows.isEmpty || statusMax < statusCount)
    }
    guard isSound else { return nil }
    self.rows = rows
    values = MemberValues([])
    isIndexed = false
  }

  /// Gives members their custom fields as they are kept in a file; false when there are more or fewer
  /// rows of them than members.
  package mutating func take(kept columns: [Column]) -> Bool {
    guard columns.allSatisfy({ $0.count == rows.count }) else { return false }
    values = MemberValues(columns)
    return true
  }

  private static func areInOrder(_ rows: Span<ProgramMember>) -> Bool {
    var isAscending = true
    for index in 1..<max(1, rows.count) {
      isAscending = isAscending && rows[index - 1].person < rows[index].person
    }
    return isAscending
  }

  /// The values of the custom fields, row for row.
  package var columns: [Column] { values.columns }

  private mutating func index() {
    guard !isIndexed else { return }
    rowsByPerson = RowMap(rows.lazy.map(\.person.rawValue), count: rows.count)
    isIndexed = true
  }

  @inline(__always) private func row(of person: PersonID) -> Int? {
    if isIndexed { return rowsByPerson[person.rawValue].map { Int($0) } }
    return search(person)
  }

  // That nothing is changed spares whoever asks a copy.
  @_effects(readonly) @inline(never)
  private func search(_ person: PersonID) -> Int? {
    let row = rows.firstIndex(below: { $0.person < person })
    return row < rows.count && rows[row].person == person ? row : nil
  }

  /// What is read first when somebody asks for a person.
  @inline(__always) func glance(at person: PersonID) -> UInt64 {
    rowsByPerson.glance(at: person.rawValue)
  }

  /// The number of members.
  public var count: Int { rows.count }

  /// Sets the bits of the members, 64 people in a number, who have one of some statuses, and success or none
  /// where that is wanted.
  ///
  /// There is no branch, since nobody could guess where it goes.
  package func mark(in words: inout [UInt64], statuses: [Bool], success: Bool? = nil) {
    var marks: [UInt64] = []
    for isWanted in statuses {
      marks.append(isWanted && success != true ? 1 : 0)
      marks.append(isWanted && success != false ? 1 : 0)
    }
    rows.read { rows in
      for index in rows.indices {
        let row = rows[index]
        let mark = marks[2 * Int(row.statusNumber) + (row.reachedSuccess ? 1 : 0)]
        words[Int(row.personNumber >> 6)] |= mark &<< UInt64(row.personNumber & 63)
      }
    }
  }

  /// The membership of a person; setting nil ends it.
  public subscript(person: PersonID) -> ProgramMember? {
    get { row(of: person).map { rows[$0] } }
    set {
      index()
      guard let newValue else { return remove(person) }
      precondition(newValue.person == person, "a membership is stored under its person")
      if let row = rowsByPerson[person.rawValue] {
        rows[Int(row)] = newValue
      } else {
        rowsByPerson[person.rawValue] = UInt32(rows.count)
        rows.change { $0.append(newValue) }
        values.appendRow()
      }
    }
  }

  /// The progression status of a person, nil when no member.
  public func status(of person: PersonID) -> StatusIndex? {
    row(of: person).map { rows[$0].status }
  }

  /// The value of a custom field of a member, null for non-members; it ends with the membership
  /// (CS-C5).
  ///
  /// Only members can be given one.
  public subscript(person: PersonID, field: FieldID) -> Value {
    get { row(of: person).map { values[$0, field] } ?? .null }
    set {
      guard let row = row(of: person) else { preconditionFailure("only members have values") }
      values[row, field] = newValue
    }
  }

  private mutating func remove(_ person: PersonID) {
    guard let row = rowsByPerson[person.rawValue] else { return }
    rowsByPerson[person.rawValue] = nil
    values.removeRow(Int(row))
    let last = rows.change { $0.removeLast() }
    guard last.person != person else { return }
    rows[Int(row)] = last
    rowsByPerson[last.person.rawValue] = row
  }
}

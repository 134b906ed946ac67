/// A person's membership of a program (SC-M1).
public struct ProgramMember: Sendable, Hashable {
  /// The member.
  public let person: PersonID
  /// The progression status; never *Not in Program*, which is no membership (SC-M7).
  public var status: StatusIndex
  /// Whether success was reached; sticky (SC-M9).
  public var reachedSuccess: Bool
  /// The local day on which success was reached.
  public var successDate: CivilDate?
  /// The local day on which the membership began.
  public var membershipDate: CivilDate?
  /// Whether the person came into the system as a member of this program (SC-M10).
  public var acquiredBy: Bool
  /// Where the member of an engagement program is; nil in all other programs.
  public var nurture: NurtureState?

  /// Creates a membership.
  public init(
    person: PersonID, status: StatusIndex, reachedSuccess: Bool = false,
    successDate: CivilDate? = nil, membershipDate: CivilDate? = nil, acquiredBy: Bool = false
  ) {
    self.person = person
    self.status = status
    self.reachedSuccess = reachedSuccess
    self.successDate = successDate
    self.membershipDate = membershipDate
    self.acquiredBy = acquiredBy
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
  public private(set) var rows: [ProgramMember] = []
  private var rowsByPerson = RowMap()
  private var values: MemberValues
  /// Whether members are found by the map; otherwise the rows are in the order of people.
  private var isIndexed = true

  /// Creates an empty membership whose members have some custom fields (CS-C1).
  public init(fields: Schema) { values = MemberValues(fields) }

  /// Creates a membership from its rows, in the order of people and at most one a person, and their
  /// custom fields; without an index finding a member takes longer.
  public init(values: [Column], _ rows: [ProgramMember], isIndexed: Bool = true) {
    precondition(
      zip(rows, rows.dropFirst()).allSatisfy { $0.person < $1.person }, "a person is a member once")
    self.rows = rows
    self.values = MemberValues(values)
    self.isIndexed = false
    if isIndexed { index() }
  }

  /// The values of the custom fields, row for row.
  package var columns: [Column] { values.columns }

  private mutating func index() {
    guard !isIndexed else { return }
    rowsByPerson = RowMap(rows.lazy.map(\.person.rawValue), count: rows.count)
    isIndexed = true
  }

  private func row(of person: PersonID) -> Int? {
    if isIndexed { return rowsByPerson[person.rawValue].map { Int($0) } }
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].person < person { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].person == person ? low : nil
  }

  /// What is read first when somebody asks for a person.
  @inline(__always) func glance(at person: PersonID) -> UInt64 {
    rowsByPerson.glance(at: person.rawValue)
  }

  /// The number of members.
  public var count: Int { rows.count }

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
        rows.append(newValue)
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
    let last = rows.removeLast()
    guard last.person != person else { return }
    rows[Int(row)] = last
    rowsByPerson[last.person.rawValue] = row
  }
}

/// The members of one static list.
public struct ListMembers: Sendable {
  /// The members, in no particular order; sort before any output.
  public private(set) var people: [PersonID] = []
  private var rowsByPerson = RowMap()

  /// Creates an empty list.
  public init() {}

  /// Creates a list of people who differ.
  public init(_ people: [PersonID]) {
    self.people = people
    rowsByPerson = RowMap(people.lazy.map(\.rawValue), count: people.count)
    precondition(rowsByPerson.count == people.count, "a person is in a list once")
  }

  /// Whether a person is in the list.
  public func contains(_ person: PersonID) -> Bool { rowsByPerson[person.rawValue] != nil }

  /// Adds a person; returns false when already in the list.
  @discardableResult
  public mutating func insert(_ person: PersonID) -> Bool {
    guard !contains(person) else { return false }
    rowsByPerson[person.rawValue] = UInt32(people.count)
    people.append(person)
    return true
  }

  /// Removes a person; returns false when not in the list.
  @discardableResult
  public mutating func remove(_ person: PersonID) -> Bool {
    guard let row = rowsByPerson[person.rawValue] else { return false }
    rowsByPerson[person.rawValue] = nil
    let last = people.removeLast()
    if last != person {
      people[Int(row)] = last
      rowsByPerson[last.rawValue] = row
    }
    return true
  }
}

/// The campaign members of one Salesforce campaign as Marketo knows them.
public struct ObservedMembers: Sendable {
  private var statuses = RowMap()
  /// The members in the order of people, the person in the high half and the status in the low half,
  /// as long as they are as in a file; then there is no map.
  private var kept: Stretch<UInt64>?

  /// Creates an empty view.
  public init() {}

  /// Creates a view of members as they are kept in a file; nil when they are not in the order of people or
  /// are not among so many.
  package init?(kept members: Stretch<UInt64>, peopleCount: Int) {
    let isSound = members.read { members in
      var isAscending = true
      for index in 1..<max(1, members.count) {
        isAscending = isAscending && members[index - 1] >> 32 < members[index] >> 32
      }
      return isAscending
        && (members.isEmpty || Int(members[members.count - 1] >> 32) < peopleCount)
    }
    guard isSound else { return nil }
    kept = members
  }

  /// The members as they are kept in a file.
  package var content: [UInt64] {
    var members: [UInt64] = []
    forEachMember { members.append(UInt64($0.rawValue) << 32 | UInt64($1.rawValue)) }
    return members.sorted()
  }

  private mutating func index() {
    guard let members = kept else { return }
    kept = nil
    statuses.reserveCapacity(members.count)
    for member in members {
      statuses[UInt32(member >> 32)] = UInt32(truncatingIfNeeded: member)
    }
  }

  /// What is read first when somebody asks for a person.
  @inline(__always) func glance(at person: PersonID) -> UInt64 {
    statuses.glance(at: person.rawValue)
  }

  /// Makes room for so many members in all.
  public mutating func reserveCapacity(_ count: Int) { statuses.reserveCapacity(count) }

  /// The number of members.
  public var count: Int { kept?.count ?? statuses.count }

  /// Calls a function with each member, in an order that must not reach an output.
  public func forEachMember(_ body: (PersonID, StatusIndex) -> Void) {
    guard let kept else { return statuses.forEachKey { body(PersonID($0), StatusIndex($1)) } }
    kept.read { members in
      for index in members.indices {
        body(
          PersonID(UInt32(members[index] >> 32)),
          StatusIndex(UInt32(truncatingIfNeeded: members[index])))
      }
    }
  }

  /// The status that a person holds in the campaign, nil when no member.
  public subscript(person: PersonID) -> StatusIndex? {
    get {
      if kept != nil { return search(person) }
      return statuses[person.rawValue].map { StatusIndex($0) }
    }
    set {
      index()
      statuses[person.rawValue] = newValue?.rawValue
    }
  }

  // That nothing is changed spares whoever asks a copy.
  @_effects(readonly) @inline(never)
  private func search(_ person: PersonID) -> StatusIndex? {
    guard let kept else { return nil }
    let place = kept.firstIndex(below: { UInt32($0 >> 32) < person.rawValue })
    guard place < kept.count, UInt32(kept[place] >> 32) == person.rawValue else { return nil }
    return StatusIndex(UInt32(truncatingIfNeeded: kept[place]))
  }
}

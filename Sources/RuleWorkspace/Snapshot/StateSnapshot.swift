import RuleSource
public import SyncState

/// What filters see of a loaded state, as columns of plain numbers.
///
/// It is the whole answer of a load of exports for commands that look at everybody: people with the
/// fields that were asked for, memberships of programs, lists and campaigns as Marketo knows them, and
/// what was told about the data. Salesforce's records and what changes a state are not in it.
public struct StateSnapshot: Sendable {
  /// What was told about the data.
  public struct Note: Sendable, Hashable {
    /// The line.
    public let text: String
    /// Whether the line is told when only errors are wanted, too.
    public let isAlwaysTold: Bool

    /// Creates a note.
    public init(_ text: String, isAlwaysTold: Bool) {
      self.text = text
      self.isAlwaysTold = isAlwaysTold
    }
  }

  /// What the sections are.
  public let head: [UInt8]
  /// The columns.
  public let sections: [SnapshotSection]

  /// Where the sections that every snapshot has stand; the fields of people follow the last.
  enum Place {
    static let textBytes = 0
    static let textEnds = 1
    static let textSlots = 2
    static let ids = 3
    static let people = 4
    static let statuses = 5
    static let successDays = 6
    static let membershipDays = 7
    static let flags = 8
    static let streams = 9
    static let observed = 10
    static let lists = 11
    static let historyPeople = 12
    static let historyInstants = 13
    static let fields = 14
  }

  /// The bits of ``Place/flags``.
  enum Flag {
    static let reachedSuccess: UInt8 = 1
    static let acquiredBy: UInt8 = 2
    static let isPaused: UInt8 = 4
    static let isExhausted: UInt8 = 8
    static let isInEngagement: UInt8 = 16
  }

  /// Takes a snapshot of a state of which some fields of people were loaded; nil where the state has
  /// something that a snapshot has not.
  public init?(_ mirror: Mirror, fields: Set<FieldID>, notes: [Note]) {
    guard let text = mirror.text.content, mirror.opportunities.ids.isEmpty,
      !mirror.people.ids.indices.contains(where: { mirror.people.isDeleted(PersonID($0)) })
    else { return nil }
    var head = SnapshotHead()
    head.fields = fields.sorted()
    head.notes = notes
    head.memberCounts = mirror.programs.map(\.count)
    head.statuses = mirror.campaigns.map(\.statuses)
    head.observedCounts = mirror.observed.map { ($0.map.count, $0.map.content.count) }
    head.listCounts = mirror.lists.map(\.people.count)
    var historyPeople: [[PersonID]] = []
    for history in mirror.history {
      var people: [PersonID] = []
      history.forEachPerson { people.append($0) }
      historyPeople.append(people.sorted())
    }
    head.historyCounts = historyPeople.map(\.count)
    var sections: [SnapshotSection] = [
      .bytes(text.bytes), .longs(text.ends), .slots(text.slots),
      .longs(mirror.people.ids),
    ]
    sections += Self.sections(of: mirror.programs)
    sections.append(.slots(mirror.observed.flatMap(\.map.content)))
    sections.append(.words(mirror.lists.flatMap { Self.words($0.people) }))
    sections.append(.words(historyPeople.flatMap { Self.words($0) }))
    var instants: [Int64] = []
    for (history, people) in zip(mirror.history, historyPeople) {
      for person in people { instants.append(history[person]?.millisecondsSince1970 ?? 0) }
    }
    sections.append(.longs(instants))
    precondition(sections.count == Place.fields, "every place has its section")
    sections += head.fields.map { Self.section(of: mirror.people.column($0)) }
    for program in mirror.programs { sections += program.columns.map { Self.section(of: $0) } }
    self.sections = sections
    self.head = head.bytes
  }

  private static func words(_ people: [PersonID]) -> [Int32] {
    people.map { Int32(bitPattern: $0.rawValue) }
  }

  /// The memberships of all programs one after the other, a section for each of their parts.
  private static func sections(of programs: [ProgramMembers]) -> [SnapshotSection] {
    var (people, statuses): ([Int32], [Int32]) = ([], [])
    var (successDays, membershipDays): ([Int32], [Int32]) = ([], [])
    var (flags, streams): ([UInt8], [Int32]) = ([], [])
    for program in programs {
      for member in program.rows {
        people.append(Int32(bitPattern: member.person.rawValue))
        statuses.append(Int32(bitPattern: member.status.rawValue))
        successDays.append(member.successDate?.daysSince1970 ?? Column.dateNull)
        membershipDays.append(member.membershipDate?.daysSince1970 ?? Column.dateNull)
        flags.append(Self.flags(of: member))
        streams.append(member.nurture?.stream.map { Int32($0.rawValue) } ?? -1)
      }
    }
    return [
      .words(people), .words(statuses), .words(successDays), .words(membershipDays),
      .bytes(flags), .words(streams),
    ]
  }

  private static func flags(of member: ProgramMember) -> UInt8 {
    var flags: UInt8 = member.reachedSuccess ? Flag.reachedSuccess : 0
    if member.acquiredBy { flags |= Flag.acquiredBy }
    guard let nurture = member.nurture else { return flags }
    flags |= Flag.isInEngagement
    if nurture.isPaused { flags |= Flag.isPaused }
    if nurture.isExhausted { flags |= Flag.isExhausted }
    return flags
  }

  private static func section(of column: Column) -> SnapshotSection {
    switch column.type.family {
    case .text, .date: .words(column.words)
    case .number: .numbers(column.numbers)
    case .datetime: .longs(column.instants)
    case .boolean: .bytes(column.flags)
    }
  }
}

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
    static let textGroups = 2
    static let textOrder = 3
    static let ids = 4
    static let members = 5
    static let observed = 6
    static let lists = 7
    static let historyPeople = 8
    static let historyInstants = 9
    static let fields = 10
  }

  /// The sections that are read whatever is asked, those that take longest first.
  public static let sectionsOfEveryQuestion = [
    Place.members, Place.textBytes, Place.textEnds, Place.observed, Place.ids, Place.textOrder,
    Place.textGroups, Place.lists, Place.historyPeople, Place.historyInstants,
  ]

  /// Takes a snapshot of a state of which some fields of people were loaded; nil where the state has
  /// something that a snapshot has not.
  public init?(_ mirror: Mirror, fields: Set<FieldID>, notes: [Note]) {
    guard let text = mirror.text.content, mirror.opportunities.ids.isEmpty,
      mirror.people.deletedCount == 0
    else { return nil }
    let observed = mirror.observed.map(\.content)
    let lists = mirror.lists.map { $0.people.sorted() }
    var historyPeople: [[PersonID]] = []
    for history in mirror.history {
      var people: [PersonID] = []
      history.forEachPerson { people.append($0) }
      historyPeople.append(people.sorted())
    }
    var head = SnapshotHead()
    head.fields = fields.sorted()
    head.notes = notes
    head.textCount = text.count
    head.peopleCount = mirror.people.count
    head.memberCounts = mirror.programs.map(\.count)
    head.statuses = mirror.campaigns.map(\.statuses)
    head.observedCounts = observed.map(\.count)
    head.listCounts = lists.map(\.count)
    head.historyCounts = historyPeople.map(\.count)
    var instants: [Int64] = []
    for (history, people) in zip(mirror.history, historyPeople) {
      for person in people { instants.append(history[person]?.millisecondsSince1970 ?? 0) }
    }
    var sections: [SnapshotSection] = [
      .bytes(text.bytes), .longs(text.ends), .words(text.groups), .words(text.order),
      .longs(mirror.people.ids), .members(Stretch(mirror.programs.flatMap(\.rows.array))),
      .pairs(Stretch(observed.flatMap(\.self))),
      .words(Self.words(lists)), .words(Self.words(historyPeople)), .longs(Stretch(instants)),
    ]
    precondition(sections.count == Place.fields, "every place has its section")
    sections += head.fields.map { Self.section(of: mirror.people.column($0)) }
    for program in mirror.programs { sections += program.columns.map { Self.section(of: $0) } }
    self.sections = sections
    self.head = head.bytes
  }

  private static func words(_ groups: [[PersonID]]) -> Stretch<Int32> {
    Stretch(groups.flatMap { people in people.map { Int32(bitPattern: $0.rawValue) } })
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

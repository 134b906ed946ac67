public import RuleGraph
public import SyncState

extension StateSnapshot {
  /// The fields of people that a snapshot with a head has; nil when the head is damaged.
  public static func fields(_ head: [UInt8]) -> Set<FieldID>? {
    (try? SnapshotHead(head)).map { Set($0.fields) }
  }

  /// Returns the state of a snapshot with some fields of people, and what was told about it; nil when it
  /// is damaged or has not all of the fields.
  ///
  /// `read` returns the section with a number, on any thread. The texts of the state begin with those of
  /// the graph, as after a load; the sections are used where they lie. Whatever their numbers are, those that
  /// would not fit the state make the snapshot damaged.
  public static func restore(
    _ head: [UInt8], fields: Set<FieldID>, graph: ExecutionGraph, workers: Workers,
    read: @escaping @Sendable (Int) -> SnapshotSection?
  ) -> (Mirror, [Note])? {
    guard let head = try? SnapshotHead(head), fields.isSubset(of: head.fields),
      head.fields.allSatisfy({ $0.index < graph.assets.fields.count })
    else { return nil }
    let restoring = Restoring(head: head, fields: fields, graph: graph, read: read)
    guard let parts = restoring.parts(workers) else { return nil }
    var mirror = Mirror(assets: graph.assets, text: parts.pool)
    mirror.people = parts.people
    mirror.linkedRecords = parts.others.linkedRecords
    mirror.programs = parts.programs
    mirror.observed = parts.others.observed
    mirror.lists = parts.others.lists
    mirror.history = parts.others.history
    for (position, statuses) in head.statuses.enumerated() {
      mirror.campaigns[position].statuses = statuses
    }
    return (mirror, head.notes)
  }
}

/// The parts of a state as they are put together.
private struct Restoring: Sendable {
  typealias Place = StateSnapshot.Place

  let head: SnapshotHead
  let fields: Set<FieldID>
  let graph: ExecutionGraph
  let read: @Sendable (Int) -> SnapshotSection?

  /// What a state consists of.
  struct Parts {
    let pool: TextPool
    let people: PeopleTable
    let programs: [ProgramMembers]
    let others: Others
  }

  /// Who is where, programs aside.
  struct Others: Sendable {
    let observed: [ObservedMembers]
    let lists: [ListMembers]
    let history: [CampaignHistory]
    let linkedRecords: [RecordID?]
  }

  /// One of the parts that are looked at side by side.
  enum Part: Sendable {
    case members([ProgramMembers])
    case texts(TextPool, KeptWords)
    case ids(Stretch<Int64>, Others)
    case column(SnapshotSection)
  }

  func parts(_ workers: Workers) -> Parts? {
    let kept = head.fields.enumerated().filter { fields.contains($0.element) }
    let schema = graph.assets.fields
    // What takes longest begins first.
    let found = workers.map(3 + kept.count) { number -> Part? in
      switch number {
      case 0: return members()
      case 1: return texts()
      case 2: return ids()
      default:
        let (position, field) = kept[number - 3]
        return column(Place.fields + position, schema[field].type, head.peopleCount)
          .map { .column($0) }
      }
    }
    guard found.count == 3 + kept.count, case .members(var programs) = found[0],
      case .texts(let pool, let words) = found[1], case .ids(let ids, let others) = found[2]
    else { return nil }
    var columns = schema.fields.map { Column(absent: $0.type, count: ids.count) }
    for ((_, field), part) in zip(kept, found.dropFirst(3)) {
      guard case .column(let section) = part,
        let column = Column(schema[field].type, section, words)
      else { return nil }
      columns[field.index] = column
    }
    guard let people = PeopleTable(schema: schema, kept: ids, columns: columns),
      giveFields(to: &programs, words)
    else { return nil }
    return Parts(pool: pool, people: people, programs: programs, others: others)
  }

  private func texts() -> Part? {
    guard let bytes = read(Place.textBytes)?.bytes, let ends = read(Place.textEnds)?.longs,
      let groups = read(Place.textGroups)?.words, let order = read(Place.textOrder)?.words,
      ends.count == head.textCount,
      let texts = KeptTexts(bytes: bytes, ends: ends, groups: groups, order: order)
    else { return nil }
    let pool = TextPool(graph.text, followedBy: texts)
    return .texts(pool, pool.wordsOfKept)
  }

  private func members() -> Part? {
    let assets = graph.assets
    guard head.memberCounts.count == assets.programs.count,
      let rows = read(Place.members)?.members,
      let ranges = SnapshotHead.ranges(head.memberCounts, of: rows.count)
    else { return nil }
    let programs = ranges.enumerated().compactMap { position, range in
      ProgramMembers(
        kept: rows.part(range), peopleCount: head.peopleCount,
        statusCount: assets.channel(of: ProgramID(position)).statuses.count,
        streamCount: assets.programs[position].streams.count)
    }
    return programs.count == ranges.count ? .members(programs) : nil
  }

  /// Gives the members of programs their custom fields; false when these are damaged.
  private func giveFields(to programs: inout [ProgramMembers], _ words: KeptWords) -> Bool {
    var place = Place.fields + head.fields.count
    for position in programs.indices {
      var values: [Column] = []
      for field in graph.assets.memberFields.fields {
        guard let section = column(place, field.type, programs[position].count),
          let column = Column(field.type, section, words)
        else { return false }
        values.append(column)
        place += 1
      }
      guard programs[position].take(kept: values) else { return false }
    }
    return true
  }

  private func ids() -> Part? {
    let assets = graph.assets
    guard head.observedCounts.count == assets.sfdcCampaigns.count,
      head.statuses.count == assets.sfdcCampaigns.count,
      head.listCounts.count == assets.lists.count,
      head.historyCounts.count == assets.smartCampaigns.count,
      let ids = read(Place.ids)?.longs, ids.count == head.peopleCount,
      let members = read(Place.observed)?.pairs,
      let observedRanges = SnapshotHead.ranges(head.observedCounts, of: members.count),
      let listed = read(Place.lists)?.words,
      let lists = groups(listed, head.listCounts),
      let qualified = read(Place.historyPeople)?.words,
      let people = groups(qualified, head.historyCounts),
      let instants = read(Place.historyInstants)?.longs, instants.areInstants,
      instants.count == qualified.count
    else { return nil }
    let observed = observedRanges.compactMap {
      ObservedMembers(kept: members.part($0), peopleCount: head.peopleCount)
    }
    guard observed.count == observedRanges.count else { return nil }
    var next = 0
    let history = people.map { people in
      var history = CampaignHistory()
      for person in people {
        history[person] = Instant(millisecondsSince1970: instants[next])
        next += 1
      }
      return history
    }
    return .ids(
      ids,
      Others(
        observed: observed, lists: lists.map { ListMembers($0) }, history: history,
        linkedRecords: Array(repeating: nil, count: ids.count)))
  }

  /// The people of each of several owners; nil when they are not in their order.
  private func groups(_ words: Stretch<Int32>, _ counts: [Int]) -> [[PersonID]]? {
    guard words.areBelow(head.peopleCount),
      let ranges = SnapshotHead.ranges(counts, of: words.count)
    else { return nil }
    let parts = ranges.map { words.part($0) }
    guard parts.allSatisfy(\.isAscending) else { return nil }
    return parts.map { part in part.map { PersonID(UInt32(bitPattern: $0)) } }
  }

  /// The section of a column; nil when it is not one of a type or has other numbers than such a column.
  private func column(_ place: Int, _ type: FieldType, _ count: Int) -> SnapshotSection? {
    guard let section = read(place) else { return nil }
    let isSound =
      switch (type.family, section) {
      case (.text, .words(let words)):
        words.count == count && words.areBelow(head.textCount + 1)
      case (.date, .words(let days)): days.count == count
      case (.number, .numbers(let numbers)): numbers.count == count
      case (.datetime, .longs(let instants)): instants.count == count && instants.areInstants
      case (.boolean, .bytes(let flags)): flags.count == count
      case (.text, _), (.date, _), (.number, _), (.datetime, _), (.boolean, _): false
      }
    return isSound ? section : nil
  }
}

extension Column {
  /// Creates a column of a section; nil when the section is of another kind.
  fileprivate init?(_ type: FieldType, _ section: SnapshotSection, _ keptWords: KeptWords) {
    switch type.family {
    case .text, .date:
      guard let words = section.words else { return nil }
      self.init(type: type, words: words, keptWords)
    case .number:
      guard let numbers = section.numbers else { return nil }
      self.init(type: type, numbers: numbers)
    case .datetime:
      guard let instants = section.longs else { return nil }
      self.init(type: type, instants: instants)
    case .boolean:
      guard let flags = section.bytes else { return nil }
      self.init(type: type, flags: flags)
    }
  }
}

extension Stretch<Int64> {
  /// Whether all numbers are null or so near to now that a calendar can be asked.
  fileprivate var areInstants: Bool {
    let farthest: Int64 = 1 << 56
    return read { instants in
      var areSound = true
      for index in instants.indices {
        let instant = instants[index]
        areSound =
          areSound
          && (instant == Column.instantNull || (instant > -farthest && instant < farthest))
      }
      return areSound
    }
  }
}

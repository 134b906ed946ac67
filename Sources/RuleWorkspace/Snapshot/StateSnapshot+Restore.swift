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
  /// the graph, as after a load.
  public static func restore(
    _ head: [UInt8], fields: Set<FieldID>, graph: ExecutionGraph, workers: Workers,
    read: @Sendable (Int) -> SnapshotSection?
  ) -> (Mirror, [Note])? {
    guard let head = try? SnapshotHead(head), fields.isSubset(of: head.fields) else { return nil }
    let restoring = Restoring(head: head, fields: fields, graph: graph)
    let (texts, members) = workers.both(
      { restoring.texts(read) }, { restoring.members(read) })
    guard let texts, let members, let people = restoring.people(texts, workers, read) else {
      return nil
    }
    var mirror = Mirror(assets: graph.assets, text: texts.pool)
    mirror.people = people
    mirror.linkedRecords = Array(repeating: nil, count: people.count)
    mirror.programs = zip(members.rows, members.values).map { rows, values in
      ProgramMembers(
        values: values.map { $0.naming(texts.words) }, rows, isIndexed: false)
    }
    mirror.observed = members.observed
    mirror.lists = members.lists
    mirror.history = members.history
    for (position, statuses) in head.statuses.enumerated() {
      mirror.campaigns[position].statuses = statuses
    }
    return (mirror, head.notes)
  }
}

/// The parts of a state as they are put together.
private struct Restoring: Sendable {
  typealias Place = StateSnapshot.Place
  typealias Flag = StateSnapshot.Flag

  let head: SnapshotHead
  let fields: Set<FieldID>
  let graph: ExecutionGraph

  /// The texts of everything.
  struct Texts: Sendable {
    let pool: TextPool
    /// What the words of texts mean in the pool.
    let words: [Int32]
  }

  func texts(_ read: @Sendable (Int) -> SnapshotSection?) -> Texts? {
    guard let bytes = read(Place.textBytes)?.bytes, let ends = read(Place.textEnds)?.longs,
      let slots = read(Place.textSlots)?.slots
    else { return nil }
    let content = TextPool.Content(bytes: bytes, ends: ends, slots: slots)
    let pool = TextPool(graph.text, followedBy: content)
    return Texts(pool: pool, words: pool.wordsOfKept)
  }

  func people(
    _ texts: Texts, _ workers: Workers, _ read: @Sendable (Int) -> SnapshotSection?
  ) -> PeopleTable? {
    guard let ids = read(Place.ids)?.longs else { return nil }
    let schema = graph.assets.fields
    let kept = head.fields.enumerated().filter { fields.contains($0.element) }
    let columns = workers.map(kept.count) { index -> Column? in
      let (position, field) = kept[index]
      guard field.index < schema.count, let section = read(Place.fields + position) else {
        return nil
      }
      return Column(schema[field].type, section)?.naming(texts.words)
    }
    var all = schema.fields.map { Column(absent: $0.type, count: ids.count) }
    for ((_, field), column) in zip(kept, columns) {
      guard let column, column.count == ids.count else { return nil }
      all[field.index] = column
    }
    return PeopleTable(schema: schema, marketoIDs: ids, columns: all)
  }

  /// Who is where.
  struct Members: Sendable {
    let rows: [[ProgramMember]]
    /// The custom fields of each program's members.
    let values: [[Column]]
    let observed: [ObservedMembers]
    let lists: [ListMembers]
    let history: [CampaignHistory]
  }

  func members(_ read: @Sendable (Int) -> SnapshotSection?) -> Members? {
    let assets = graph.assets
    guard head.memberCounts.count == assets.programs.count,
      head.observedCounts.count == assets.sfdcCampaigns.count,
      head.statuses.count == assets.sfdcCampaigns.count,
      head.listCounts.count == assets.lists.count,
      head.historyCounts.count == assets.smartCampaigns.count,
      let rows = programs(read), let values = values(read),
      let slots = read(Place.observed)?.slots, let people = read(Place.lists)?.words,
      let historyPeople = read(Place.historyPeople)?.words,
      let instants = read(Place.historyInstants)?.longs
    else { return nil }
    var start = 0
    let observed = head.observedCounts.map { count in
      defer { start += count.slots }
      return ObservedMembers(
        statuses: RowMap(content: Array(slots[start..<start + count.slots]), count: count.members))
    }
    start = 0
    let lists = head.listCounts.map { count in
      defer { start += count }
      return ListMembers(
        people[start..<start + count].map { PersonID(UInt32(bitPattern: $0)) })
    }
    start = 0
    let history = head.historyCounts.map { count in
      var history = CampaignHistory()
      for index in start..<start + count {
        let person = PersonID(UInt32(bitPattern: historyPeople[index]))
        history[person] = Instant(millisecondsSince1970: instants[index])
      }
      start += count
      return history
    }
    return Members(
      rows: rows, values: values, observed: observed, lists: lists, history: history)
  }

  private func programs(_ read: @Sendable (Int) -> SnapshotSection?) -> [[ProgramMember]]? {
    guard let people = read(Place.people)?.words, let statuses = read(Place.statuses)?.words,
      let successDays = read(Place.successDays)?.words,
      let membershipDays = read(Place.membershipDays)?.words,
      let flags = read(Place.flags)?.bytes, let streams = read(Place.streams)?.words
    else { return nil }
    func date(_ day: Int32) -> CivilDate? {
      day == Column.dateNull ? nil : CivilDate(daysSince1970: day)
    }
    func member(_ index: Int) -> ProgramMember {
      let flags = flags[index]
      var member = ProgramMember(
        person: PersonID(UInt32(bitPattern: people[index])),
        status: StatusIndex(UInt32(bitPattern: statuses[index])),
        reachedSuccess: flags & Flag.reachedSuccess != 0, successDate: date(successDays[index]),
        membershipDate: date(membershipDays[index]), acquiredBy: flags & Flag.acquiredBy != 0)
      guard flags & Flag.isInEngagement != 0 else { return member }
      let stream = streams[index]
      var nurture = NurtureState(stream: stream < 0 ? nil : StreamIndex(UInt32(stream)))
      nurture.isPaused = flags & Flag.isPaused != 0
      nurture.isExhausted = flags & Flag.isExhausted != 0
      member.nurture = nurture
      return member
    }
    var start = 0
    return head.memberCounts.map { count in
      defer { start += count }
      return (start..<start + count).map { member($0) }
    }
  }

  private func values(_ read: @Sendable (Int) -> SnapshotSection?) -> [[Column]]? {
    let schema = graph.assets.memberFields
    var place = Place.fields + head.fields.count
    var values: [[Column]] = []
    for count in head.memberCounts {
      var columns: [Column] = []
      for field in schema.fields {
        guard let section = read(place), let column = Column(field.type, section),
          column.count == count
        else { return nil }
        columns.append(column)
        place += 1
      }
      values.append(columns)
    }
    return values
  }
}

extension Column {
  /// Creates a column of a section; nil when the section is of another kind.
  fileprivate init?(_ type: FieldType, _ section: SnapshotSection) {
    switch type.family {
    case .text, .date:
      guard let words = section.words else { return nil }
      self.init(type: type, words: words)
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

  /// The column with other identifiers of texts: for each identifier plus one, and 0, the new one.
  fileprivate func naming(_ words: [Int32]) -> Column {
    guard type.family == .text else { return self }
    return Column(type: type, words: self.words.map { words[Int($0)] })
  }
}

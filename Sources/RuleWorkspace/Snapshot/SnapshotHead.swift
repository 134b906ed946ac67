import SyncState

/// What a snapshot says beside its columns: how long which part is, and the little that is no number.
struct SnapshotHead: Sendable {
  var fields: [FieldID] = []
  var notes: [StateSnapshot.Note] = []
  /// How many texts there are.
  var textCount = 0
  /// How many people there are.
  var peopleCount = 0
  /// How many members each program has.
  var memberCounts: [Int] = []
  /// The statuses of each campaign.
  var statuses: [[MemberStatus]] = []
  /// How many members of each campaign Marketo knows.
  var observedCounts: [Int] = []
  /// How many people each static list has.
  var listCounts: [Int] = []
  /// How many people were in each smart campaign.
  var historyCounts: [Int] = []

  init() {}

  var bytes: [UInt8] {
    var writer = CacheWriter()
    writer.add(each: fields) { $0.add($1.index) }
    writer.add(each: notes) { writer, note in
      writer.add(note.text)
      writer.add(note.isAlwaysTold)
    }
    writer.add(textCount)
    writer.add(peopleCount)
    writer.add(each: memberCounts) { $0.add($1) }
    writer.add(each: statuses) { writer, statuses in
      writer.add(each: statuses) { writer, status in
        writer.add(status.label)
        writer.add(status.hasResponded)
        writer.add(status.isDefault)
        writer.add(status.isDeleted)
      }
    }
    writer.add(each: observedCounts) { $0.add($1) }
    writer.add(each: listCounts) { $0.add($1) }
    writer.add(each: historyCounts) { $0.add($1) }
    return writer.bytes
  }

  init(_ bytes: [UInt8]) throws(CacheReader.Damaged) {
    var reader = CacheReader(bytes)
    fields = try reader.each { reader throws(CacheReader.Damaged) in
      guard let field = UInt32(exactly: try reader.number()) else { throw CacheReader.Damaged() }
      return FieldID(field)
    }
    notes = try reader.each { reader throws(CacheReader.Damaged) in
      StateSnapshot.Note(try reader.text(), isAlwaysTold: try reader.flag())
    }
    func counts(_ reader: inout CacheReader) throws(CacheReader.Damaged) -> [Int] {
      try reader.each { reader throws(CacheReader.Damaged) in try reader.number() }
    }
    textCount = try reader.number()
    peopleCount = try reader.number()
    memberCounts = try counts(&reader)
    statuses = try reader.each { reader throws(CacheReader.Damaged) in
      try reader.each { reader throws(CacheReader.Damaged) in
        var status = MemberStatus(
          label: try reader.text(), responded: try reader.flag(), isDefault: try reader.flag())
        status.isDeleted = try reader.flag()
        return status
      }
    }
    observedCounts = try counts(&reader)
    listCounts = try counts(&reader)
    historyCounts = try counts(&reader)
    guard reader.isAtEnd else { throw CacheReader.Damaged() }
  }

  /// Where the items of each of several owners stand, of whom each has a number; nil when they are not as
  /// many as there are in all.
  static func ranges(_ counts: [Int], of total: Int) -> [Range<Int>]? {
    var start = 0
    var ranges: [Range<Int>] = []
    for count in counts {
      guard count <= total - start else { return nil }
      ranges.append(start..<start + count)
      start += count
    }
    return start == total ? ranges : nil
  }
}

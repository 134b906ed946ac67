import SyncState

// The tables of a load grow piece by piece. A large array that grows is copied, and memory that the
// system gives for the first time is slow, so that the first piece of a file says how many rows there
// will be.
extension LoadStages {
  /// Makes room for so many rows more of the shape of some.
  mutating func makeRoom(for count: Int, of rows: DecodedChunk.Rows) {
    switch rows {
    case .people: people.makeRoom(for: count)
    case .records: records.makeRoom(for: count)
    case .campaignMembers: campaignMembers.makeRoom(for: count)
    case .programMembers: programMembers.makeRoom(for: count)
    case .activities: break
    }
  }
}

extension DecodedChunk {
  /// How many rows a file of some size has when all pieces are like this one; it may be wrong.
  func rowCount(inFileOf size: Int) -> Int {
    let count = Double(rowCount) * Double(size) / Double(max(1, byteCount))
    // A little more, since pieces differ; but a row is longer than a few bytes.
    return min(Int(count * 1.03), size / Self.rowBytesMin)
  }

  private static let rowBytesMin = 16
}

extension PeopleStage {
  fileprivate mutating func makeRoom(for count: Int) {
    let total = ids.count + count
    ids.reserveCapacity(total)
    links.reserveCapacity(total)
    places.makeRoom(for: count)
    for index in columns.indices { columns[index]?.reserveCapacity(total) }
  }
}

extension RecordStage {
  fileprivate mutating func makeRoom(for count: Int) {
    let total = records.count + count
    records.reserveCapacity(total)
    keys.reserveCapacity(total)
    convertedContacts.reserveCapacity(total)
    masters.reserveCapacity(total)
    places.makeRoom(for: count)
    for index in columns.indices { columns[index]?.reserveCapacity(total) }
  }
}

extension CampaignMemberStage {
  fileprivate mutating func makeRoom(for count: Int) {
    let total = records.count + count
    campaigns.reserveCapacity(total)
    records.reserveCapacity(total)
    statuses.reserveCapacity(total)
    firstRespondedDays.reserveCapacity(total)
    places.makeRoom(for: count)
    if demand.isWritten { ids.reserveCapacity(total) }
    for index in values.indices { values[index].reserveCapacity(total) }
  }
}

extension ProgramMemberStage {
  fileprivate mutating func makeRoom(for count: Int) {
    let total = leads.count + count
    programs.reserveCapacity(total)
    leads.reserveCapacity(total)
    statuses.reserveCapacity(total)
    reachedSuccess.reserveCapacity(total)
    successDays.reserveCapacity(total)
    membershipDays.reserveCapacity(total)
    acquiredBy.reserveCapacity(total)
    streams.reserveCapacity(total)
    arePaused.reserveCapacity(total)
    areExhausted.reserveCapacity(total)
    places.makeRoom(for: count)
    for index in values.indices { values[index].reserveCapacity(total) }
  }
}

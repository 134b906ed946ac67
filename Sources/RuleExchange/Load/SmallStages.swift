import SyncState

/// The rows of static list files until all files are there.
struct ListStage: Sendable {
  /// A member of a list.
  struct Member: Sendable {
    let listID: Int64?
    let listName: TextID?
    let lead: Int64
    let place: RowPlace
  }

  /// How the columns of a file are read.
  struct Mapping: Sendable {
    let listID: Int?
    let listName: Int?
    let lead: Int
  }

  private(set) var members: [Member] = []

  /// Finds the columns of a file.
  func map(_ header: HeaderMap) -> (Mapping, unknown: [Int])? {
    guard let lead = header.column("leadId") else { return nil }
    let mapping = Mapping(
      listID: header.column("listId"), listName: header.column("list"), lead: lead)
    let known = [mapping.listID, mapping.listName, lead]
    return (mapping, header.names.indices.filter { !known.contains($0) })
  }

  /// Takes a row; false when it cannot be used.
  mutating func take(_ row: CSVReader, _ mapping: Mapping, _ context: inout LoadContext) -> Bool {
    let name = context.text(row, mapping.listName)
    let idColumn = mapping.listID.flatMap { context.isNull(row, $0) ? nil : $0 }
    let id = idColumn.map { context.marketoID(row, $0) } ?? .empty
    guard case .value(let lead) = context.marketoID(row, mapping.lead), !id.isBad else {
      return false
    }
    let column = idColumn ?? mapping.listName ?? mapping.listID ?? 0
    guard id.content != nil || name != nil else {
      context.reportMissing(row, column)
      return false
    }
    members.append(
      Member(
        listID: id.content, listName: name, lead: lead,
        place: context.place(row, column, mapping.lead)))
    return true
  }
}

/// The rows of smart campaign histories until all files are there.
struct HistoryStage: Sendable {
  /// That a person last qualified at an instant.
  struct Entry: Sendable {
    let campaign: TextID
    let lead: Int64
    let at: Instant
    let place: RowPlace
  }

  private(set) var entries: [Entry] = []

  /// Takes a row; false when it cannot be used.
  mutating func take(_ row: CSVReader, _ columns: [Int], _ context: inout LoadContext) -> Bool {
    let at = context.value(row, columns[2], as: .datetime)
    guard case .value(let lead) = context.marketoID(row, columns[1]), !at.isBad else {
      return false
    }
    guard let campaign = context.text(row, columns[0]) else {
      context.reportMissing(row, columns[0])
      return false
    }
    guard case .value(.datetime(let instant)) = at else {
      context.reportMissing(row, columns[2])
      return false
    }
    entries.append(
      Entry(
        campaign: campaign, lead: lead, at: instant,
        place: context.place(row, columns[0], columns[1])))
    return true
  }
}

/// The rows of sync shadows until all files are there.
struct ShadowStage: Sendable {
  /// What both sides agreed on for a person; without a person, that the mapping has synced.
  struct Entry: Sendable {
    let program: TextID
    let lead: Int64?
    let programStatus: TextID?
    let campaignStatus: TextID?
    let place: RowPlace
  }

  private(set) var entries: [Entry] = []

  /// Takes a row; false when it cannot be used.
  mutating func take(_ row: CSVReader, _ columns: [Int], _ context: inout LoadContext) -> Bool {
    guard let program = context.text(row, columns[0]) else {
      context.reportMissing(row, columns[0])
      return false
    }
    var lead: Int64?
    if !context.isNull(row, columns[1]) {
      guard case .value(let id) = context.marketoID(row, columns[1]) else { return false }
      lead = id
    }
    entries.append(
      Entry(
        program: program, lead: lead, programStatus: context.text(row, columns[2]),
        campaignStatus: context.text(row, columns[3]),
        place: context.place(row, columns[0], columns[1], columns[2])))
    return true
  }
}

import SyncState

/// The rows of memberships with something wrong, in whatever order it is noticed.
struct FaultyRows: Sendable {
  /// What is wrong with a row.
  enum Fault: Sendable {
    /// What the membership belongs to is not declared.
    case undeclared
    /// The member is in none of the files.
    case dangling
    /// The status means nothing there.
    case unknownStatus
    /// The stream is none of the program's; the row is used all the same.
    case unknownStream
    /// An earlier row is about the same membership.
    case repeated
  }

  private var rows: [(row: Int, fault: Fault)] = []

  /// Notes a row.
  mutating func add(_ row: Int, _ fault: Fault) { rows.append((row, fault)) }

  /// Notes rows.
  mutating func add(_ rows: [Int], _ fault: Fault) {
    for row in rows { add(row, fault) }
  }

  /// Returns the rows in their order, which is that of the findings; what was noticed first about a
  /// row comes first.
  func sorted() -> [(row: Int, fault: Fault)] {
    rows.indices.sorted { (rows[$0].row, $0) < (rows[$1].row, $1) }.map { rows[$0] }
  }
}

/// The status that each text means for each channel or campaign, looked up once.
struct StatusTable {
  /// The position plus two, 1 for none, 0 where it is not known yet.
  private var entries: [UInt32]
  private let textCount: Int

  init(ownerCount: Int, _ textCount: Int) {
    self.textCount = textCount
    entries = Array(repeating: 0, count: ownerCount * textCount)
  }

  /// Returns the status of a text, which `find` looks up the first time.
  subscript(owner: Int, text: UInt32, find: (UInt32) -> StatusIndex?) -> StatusIndex? {
    mutating get {
      let index = owner * textCount + Int(text)
      if entries[index] == 0 { entries[index] = find(text).map { $0.rawValue + 2 } ?? 1 }
      return entries[index] == 1 ? nil : StatusIndex(entries[index] - 2)
    }
  }

  /// Returns the status of a text, nil when it was not found or not looked for.
  func found(_ owner: Int, _ text: UInt32) -> StatusIndex? {
    let entry = entries[owner * textCount + Int(text)]
    return entry < 2 ? nil : StatusIndex(entry - 2)
  }

  /// Returns the status of a text that was found before.
  func known(_ owner: Int, _ text: UInt32) -> StatusIndex {
    StatusIndex(entries[owner * textCount + Int(text)] - 2)
  }
}

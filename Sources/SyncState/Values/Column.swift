/// The values of one field for all rows of a table, stored by the family of its type.
public struct Column: Sendable {
  /// The type of the field.
  public let type: FieldType
  /// Text identifiers plus one (0 = null), or days since 1970 (`dateNull` = null).
  private var words: [Int32] = []
  private var numbers: [Double] = []
  private var instants: [Int64] = []
  private var flags: [UInt8] = []

  private static let dateNull = Int32.min
  private static let instantNull = Int64.min

  /// Creates a column of nulls.
  public init(type: FieldType, count: Int = 0) {
    self.type = type
    append(nulls: count)
  }

  /// The number of rows.
  public var count: Int {
    switch type.family {
    case .text, .date: words.count
    case .number: numbers.count
    case .datetime: instants.count
    case .boolean: flags.count
    }
  }

  /// Adds rows without a value.
  public mutating func append(nulls count: Int) {
    switch type.family {
    case .text: words.append(contentsOf: repeatElement(0, count: count))
    case .date: words.append(contentsOf: repeatElement(Self.dateNull, count: count))
    case .number: numbers.append(contentsOf: repeatElement(.nan, count: count))
    case .datetime: instants.append(contentsOf: repeatElement(Self.instantNull, count: count))
    case .boolean: flags.append(contentsOf: repeatElement(2, count: count))
    }
  }

  /// Adds a row; the value must be null or of the column's family.
  public mutating func append(_ value: Value) {
    switch (type.family, value) {
    case (.text, .text(let id)): words.append(Int32(id.rawValue) + 1)
    case (.text, .null): words.append(0)
    case (.date, .date(let day)): words.append(day.daysSince1970)
    case (.date, .null): words.append(Self.dateNull)
    case (.number, .number(let number)): numbers.append(number)
    case (.number, .null): numbers.append(.nan)
    case (.datetime, .datetime(let instant)): instants.append(instant.millisecondsSince1970)
    case (.datetime, .null): instants.append(Self.instantNull)
    case (.boolean, .boolean(let flag)): flags.append(flag ? 1 : 0)
    case (.boolean, .null): flags.append(2)
    default: preconditionFailure("a value of another family does not fit the column")
    }
  }

  /// Removes a row; the last one takes its place.
  mutating func remove(row: Int) {
    func remove(_ rows: inout [some Any]) {
      rows.swapAt(row, rows.count - 1)
      rows.removeLast()
    }
    switch type.family {
    case .text, .date: remove(&words)
    case .number: remove(&numbers)
    case .datetime: remove(&instants)
    case .boolean: remove(&flags)
    }
  }

  /// Returns the rows at some positions, in their order.
  public func rows(at positions: [Int]) -> Column {
    var column = Column(type: type)
    switch type.family {
    case .text, .date: column.words = positions.map { words[$0] }
    case .number: column.numbers = positions.map { numbers[$0] }
    case .datetime: column.instants = positions.map { instants[$0] }
    case .boolean: column.flags = positions.map { flags[$0] }
    }
    return column
  }

  /// The value of a row; a new value must be null or of the column's family.
  public subscript(row: Int) -> Value {
    get {
      switch type.family {
      case .text: words[row] == 0 ? .null : .text(TextID(UInt32(words[row] - 1)))
      case .date: words[row] == Self.dateNull ? .null : .date(CivilDate(daysSince1970: words[row]))
      case .number: numbers[row].isNaN ? .null : .number(numbers[row])
      case .datetime:
        instants[row] == Self.instantNull
          ? .null : .datetime(Instant(millisecondsSince1970: instants[row]))
      case .boolean: flags[row] == 2 ? .null : .boolean(flags[row] == 1)
      }
    }
    set {
      switch (type.family, newValue) {
      case (.text, .text(let id)): words[row] = Int32(id.rawValue) + 1
      case (.text, .null): words[row] = 0
      case (.date, .date(let day)): words[row] = day.daysSince1970
      case (.date, .null): words[row] = Self.dateNull
      case (.number, .number(let number)): numbers[row] = number
      case (.number, .null): numbers[row] = .nan
      case (.datetime, .datetime(let instant)): instants[row] = instant.millisecondsSince1970
      case (.datetime, .null): instants[row] = Self.instantNull
      case (.boolean, .boolean(let flag)): flags[row] = flag ? 1 : 0
      case (.boolean, .null): flags[row] = 2
      default: preconditionFailure("a value of another family does not fit the column")
      }
    }
  }
}

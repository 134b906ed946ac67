/// The values of one field for all rows of a table, stored by the family of its type.
public struct Column: Sendable {
  /// The type of the field.
  public let type: FieldType
  /// Text identifiers plus one (0 is null), or days since 1970 (``dateNull`` is null).
  public private(set) var words: [Int32] = []
  /// Numbers; NaN is null.
  public private(set) var numbers: [Double] = []
  /// Milliseconds since 1970; ``instantNull`` is null.
  public private(set) var instants: [Int64] = []
  /// 1 for true, 0 for false, 2 for null.
  public private(set) var flags: [UInt8] = []
  /// The number of rows of a column whose values were not loaded; nil for any other.
  private var absentCount: Int?

  /// What stands for null among the ``words`` of dates.
  public static let dateNull = Int32.min
  /// What stands for null among the ``instants``.
  public static let instantNull = Int64.min

  /// Creates a column of nulls.
  public init(type: FieldType, count: Int = 0) {
    self.type = type
    append(nulls: count)
  }

  /// Creates a column that only has a length, because nothing will ask for its values; asking
  /// traps.
  public init(absent type: FieldType, count: Int) {
    self.type = type
    absentCount = count
  }

  /// Creates a column of texts or dates from its ``words``.
  public init(type: FieldType, words: [Int32]) {
    self.init(type: type)
    precondition(type.family == .text || type.family == .date, "words are texts or days")
    self.words = words
  }

  /// Creates a column from its ``numbers``.
  public init(type: FieldType, numbers: [Double]) {
    self.init(type: type)
    precondition(type.family == .number, "the column has another family")
    self.numbers = numbers
  }

  /// Creates a column from its ``instants``.
  public init(type: FieldType, instants: [Int64]) {
    self.init(type: type)
    precondition(type.family == .datetime, "the column has another family")
    self.instants = instants
  }

  /// Creates a column from its ``flags``.
  public init(type: FieldType, flags: [UInt8]) {
    self.init(type: type)
    precondition(type.family == .boolean, "the column has another family")
    self.flags = flags
  }

  /// Whether the values were loaded.
  public var isLoaded: Bool { absentCount == nil }

  /// The number of rows.
  public var count: Int {
    if let absentCount { return absentCount }
    return switch type.family {
    case .text, .date: words.count
    case .number: numbers.count
    case .datetime: instants.count
    case .boolean: flags.count
    }
  }

  /// Makes room for so many rows in all.
  public mutating func reserveCapacity(_ count: Int) {
    guard isLoaded else { return }
    switch type.family {
    case .text, .date: words.reserveCapacity(count)
    case .number: numbers.reserveCapacity(count)
    case .datetime: instants.reserveCapacity(count)
    case .boolean: flags.reserveCapacity(count)
    }
  }

  /// Adds rows without a value.
  public mutating func append(nulls count: Int) {
    if let absentCount {
      self.absentCount = absentCount + count
      return
    }
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
    guard isLoaded else { return append(nulls: 1) }
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

  /// Adds the rows of a column of the same type, whose texts have the identifiers of another pool:
  /// `texts` gives those of this one.
  public mutating func append(_ other: Column, texts: [TextID]) {
    precondition(type == other.type && isLoaded && other.isLoaded, "the columns are alike")
    if type.family == .text {
      words.append(
        contentsOf: other.words.map { $0 == 0 ? 0 : Int32(texts[Int($0) - 1].rawValue) + 1 })
    } else {
      words.append(contentsOf: other.words)
    }
    numbers.append(contentsOf: other.numbers)
    instants.append(contentsOf: other.instants)
    flags.append(contentsOf: other.flags)
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
    guard isLoaded else { return Column(absent: type, count: positions.count) }
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
      precondition(isLoaded, "the column was not asked for when the state was loaded")
      return switch type.family {
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
      // What is not kept is not asked for either.
      guard isLoaded else { return }
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

/// The values of one field for all rows of a table, stored by the family of its type.
public struct Column: Sendable {
  /// The type of the field.
  public let type: FieldType
  /// Text identifiers plus one (0 is null), or days since 1970 (``dateNull`` is null).
  ///
  /// Those of ``keptWords``, where there are any, need another look.
  public private(set) var words = Stretch<Int32>()
  /// What the words of texts mean when they are those of a snapshot; nil when they are the pool's.
  public private(set) var keptWords: KeptWords?
  /// Numbers; NaN is null.
  public private(set) var numbers = Stretch<Double>()
  /// Milliseconds since 1970; ``instantNull`` is null.
  public private(set) var instants = Stretch<Int64>()
  /// 1 for true, 0 for false; ``flagNull`` is null.
  public private(set) var flags = Stretch<UInt8>()
  /// The number of rows of a column whose values were not loaded; nil for any other.
  private var absentCount: Int?

  /// What stands for null among the ``words`` of dates.
  public static let dateNull = Int32.min
  /// What stands for null among the ``instants``.
  public static let instantNull = Int64.min
  /// What stands for null among the ``flags``.
  public static let flagNull: UInt8 = 2

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
    self.init(type: type, words: Stretch(words), nil)
  }

  /// Creates a column of texts or dates from its ``words`` and what they mean.
  public init(type: FieldType, words: Stretch<Int32>, _ keptWords: KeptWords?) {
    self.init(type: type)
    precondition(type.family == .text || type.family == .date, "words are texts or days")
    self.words = words
    self.keptWords = type.family == .text ? keptWords : nil
  }

  /// Creates a column from its ``numbers``.
  public init(type: FieldType, numbers: Stretch<Double>) {
    self.init(type: type)
    precondition(type.family == .number, "the column has another family")
    self.numbers = numbers
  }

  /// Creates a column from its ``instants``.
  public init(type: FieldType, instants: Stretch<Int64>) {
    self.init(type: type)
    precondition(type.family == .datetime, "the column has another family")
    self.instants = instants
  }

  /// Creates a column from its ``flags``.
  public init(type: FieldType, flags: Stretch<UInt8>) {
    self.init(type: type)
    precondition(type.family == .boolean, "the column has another family")
    self.flags = flags
  }

  /// Whether the values were loaded.
  var isLoaded: Bool { absentCount == nil }

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
    case .text, .date: words.change { $0.reserveCapacity(count) }
    case .number: numbers.change { $0.reserveCapacity(count) }
    case .datetime: instants.change { $0.reserveCapacity(count) }
    case .boolean: flags.change { $0.reserveCapacity(count) }
    }
  }

  /// Makes the words those of the pool, so that others can join them.
  private mutating func nameWords() {
    guard let keptWords else { return }
    words.change { words in
      for row in words.indices { words[row] = keptWords.word(of: words[row]) }
    }
    self.keptWords = nil
  }

  /// Adds rows without a value.
  public mutating func append(nulls count: Int) {
    if let absentCount {
      self.absentCount = absentCount + count
      return
    }
    switch type.family {
    case .text: words.change { $0.append(contentsOf: repeatElement(0, count: count)) }
    case .date: words.change { $0.append(contentsOf: repeatElement(Self.dateNull, count: count)) }
    case .number: numbers.change { $0.append(contentsOf: repeatElement(.nan, count: count)) }
    case .datetime:
      instants.change { $0.append(contentsOf: repeatElement(Self.instantNull, count: count)) }
    case .boolean:
      flags.change { $0.append(contentsOf: repeatElement(Self.flagNull, count: count)) }
    }
  }

  /// Adds a row; the value must be null or of the column's family.
  public mutating func append(_ value: Value) {
    append(nulls: 1)
    if !value.isNull { self[count - 1] = value }
  }

  /// Adds the rows of a column of the same type, whose texts have the identifiers of another pool:
  /// `texts` gives those of this one.
  public mutating func append(_ other: Column, texts: [TextID]) {
    precondition(type == other.type && isLoaded && other.isLoaded, "the columns are alike")
    precondition(other.keptWords == nil, "the words are those of the other pool")
    nameWords()
    if type.family == .text {
      let added = other.words.array.map { $0 == 0 ? 0 : Int32(texts[Int($0) - 1].rawValue) + 1 }
      words.change { $0.append(contentsOf: added) }
    } else {
      words.change { $0.append(contentsOf: other.words.array) }
    }
    numbers.change { $0.append(contentsOf: other.numbers.array) }
    instants.change { $0.append(contentsOf: other.instants.array) }
    flags.change { $0.append(contentsOf: other.flags.array) }
  }

  /// Removes a row; the last one takes its place.
  mutating func remove(row: Int) {
    func remove<Item>(_ rows: inout Stretch<Item>) {
      rows.change { rows in
        rows.swapAt(row, rows.count - 1)
        rows.removeLast()
      }
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
    func rows<Item>(_ all: Stretch<Item>) -> Stretch<Item> {
      Stretch(all.read { all in positions.map { all[$0] } })
    }
    var column = Column(type: type)
    column.keptWords = keptWords
    switch type.family {
    case .text, .date: column.words = rows(words)
    case .number: column.numbers = rows(numbers)
    case .datetime: column.instants = rows(instants)
    case .boolean: column.flags = rows(flags)
    }
    return column
  }

  /// The value of a row; a new value must be null or of the column's family.
  public subscript(row: Int) -> Value {
    get {
      precondition(isLoaded, "the column was not asked for when the state was loaded")
      return switch type.family {
      case .text: text(ofWord: words[row]).map { .text($0) } ?? .null
      case .date: words[row] == Self.dateNull ? .null : .date(CivilDate(daysSince1970: words[row]))
      case .number: numbers[row].isNaN ? .null : .number(numbers[row])
      case .datetime:
        instants[row] == Self.instantNull
          ? .null : .datetime(Instant(millisecondsSince1970: instants[row]))
      case .boolean: flags[row] == Self.flagNull ? .null : .boolean(flags[row] == 1)
      }
    }
    set {
      // What is not kept is not asked for either.
      guard isLoaded else { return }
      if keptWords != nil { nameWords() }
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
      case (.boolean, .null): flags[row] = Self.flagNull
      default: preconditionFailure("a value of another family does not fit the column")
      }
    }
  }

  /// The text of one of the ``words``; nil for null.
  @inline(__always) package func text(ofWord word: Int32) -> TextID? {
    let word = keptWords?.word(of: word) ?? word
    return word == 0 ? nil : TextID(UInt32(word - 1))
  }
}

/// Equal numbers one after the other: an array's, or some that lie in memory of somebody else.
///
/// Both are read alike. What is lent becomes an array of its own when it is changed.
public struct Stretch<Item: BitwiseCopyable & Sendable>: Sendable {
  /// Calls a function with numbers whose memory it owns, once and before it returns.
  public typealias Lender = @Sendable (_ body: (Span<Item>) -> Void) -> Void

  @usableFromInline var items: [Item]
  @usableFromInline var loan: Loan?

  /// What lies in memory of somebody else; a class, so that whoever copies a stretch counts little.
  ///
  /// Its end may come as early as that of an array's memory. Otherwise a state of which it is a part
  /// would be kept to the end of each function that names it, and be copied when it is changed.
  @_eagerMove @usableFromInline final class Loan: Sendable {
    @usableFromInline let count: Int
    @usableFromInline let lender: Lender

    init(_ count: Int, _ lender: @escaping Lender) {
      self.count = count
      self.lender = lender
    }
  }

  /// Creates a stretch of an array.
  @inlinable public init(_ items: [Item] = []) { self.items = items }

  /// Creates a stretch of numbers that are lent, always the same.
  public init(count: Int, lent lender: @escaping Lender) {
    items = []
    loan = Loan(count, lender)
  }

  /// Calls a function with the numbers; what looks at many of them goes this way.
  @inlinable public func read<Result>(_ body: (Span<Item>) -> Result) -> Result {
    guard let loan else { return body(items.span) }
    var result: Result?
    loan.lender { result = body($0) }
    guard let result else { preconditionFailure("a lender calls the function") }
    return result
  }

  /// Calls a function that changes the numbers.
  @inlinable public mutating func change<Result>(_ body: (inout [Item]) -> Result) -> Result {
    if loan != nil { own() }
    return body(&items)
  }

  /// Returns a part, which shares the memory of the whole when that is lent.
  public func part(_ range: Range<Int>) -> Stretch {
    precondition(0 <= range.lowerBound && range.upperBound <= count, "a part lies in the whole")
    guard let loan else { return Stretch(Array(items[range])) }
    return Stretch(count: range.count) { body in loan.lender { body($0.extracting(range)) } }
  }

  /// The numbers as an array, which is a copy of what is lent.
  public var array: [Item] {
    guard loan != nil else { return items }
    return read { lent in
      var copy: [Item] = []
      copy.append(addingCapacity: lent.count) { added in
        for index in lent.indices { added.append(lent[index]) }
      }
      return copy
    }
  }

  @usableFromInline mutating func own() {
    items = array
    loan = nil
  }

  /// Reads one of the numbers that are lent.
  ///
  /// The lender only hands numbers over. Without knowing that, whoever reads a number would first
  /// copy all that the stretch is a part of.
  @_effects(readonly) @inline(never) @usableFromInline
  func lentItem(at index: Int) -> Item { read { $0[index] } }
}

extension Stretch: RandomAccessCollection {
  /// The first position.
  @inlinable public var startIndex: Int { 0 }

  /// How many numbers there are.
  @inlinable public var endIndex: Int { loan?.count ?? items.count }

  /// How many numbers there are.
  @inlinable public var count: Int { endIndex }

  /// The number in a position.
  @inlinable public subscript(index: Int) -> Item {
    @inline(__always) get { loan == nil ? items[index] : lentItem(at: index) }
    set { change { $0[index] = newValue } }
  }
}

extension Stretch {
  /// The position of the first number of which a condition does not hold; it holds of those before,
  /// and of none after.
  func firstIndex(below isBelow: (Item) -> Bool) -> Int {
    read { items in
      var (low, high) = (0, items.count)
      while low < high {
        let middle = (low + high) / 2
        if isBelow(items[middle]) { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}

extension Stretch where Item: Comparable {
  /// Whether each number is larger than the one before.
  package var isAscending: Bool {
    read { items in
      var isAscending = true
      for index in 1..<Swift.max(1, items.count) {
        isAscending = isAscending && items[index - 1] < items[index]
      }
      return isAscending
    }
  }
}

import Synchronization

/// Does a piece of work for each number below a count, in any order and perhaps several at once.
///
/// Nothing below the front door starts threads; who calls may bring some.
public struct Workers: Sendable {
  private let run: @Sendable (Int, @Sendable (Int) -> Void) -> Void

  /// Creates workers from a function that calls another one for each number below a count.
  public init(_ run: @escaping @Sendable (Int, @Sendable (Int) -> Void) -> Void) {
    self.run = run
  }

  /// A single worker.
  public static let one = Workers { count, work in
    for number in 0..<count { work(number) }
  }

  /// Returns the results for the numbers below a count, in their order.
  public func map<Result: Sendable>(
    _ count: Int, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    let slots = Mutex([Result?](repeating: nil, count: count))
    run(count) { number in
      let result = work(number)
      slots.withLock { $0[number] = result }
    }
    return slots.withLock { $0.compactMap(\.self) }
  }

  /// Returns what becomes of some items, in their order.
  ///
  /// Each item is handed over, so that the worker who replaces it also takes it apart.
  public func map<Item: Sendable, Result: Sendable>(
    handingOver items: consuming [Item], _ work: @Sendable (Int, consuming Item) -> Result
  ) -> [Result] {
    let count = items.count
    let waiting = Mutex(items.map { Item?.some($0) })
    items = []
    return map(count) { number in
      guard let item = waiting.withLock({ $0[number].take() }) else {
        preconditionFailure("workers do every piece of work once")
      }
      return work(number, consume item)
    }
  }

  /// Returns the results of two pieces of work.
  public func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    let results = Mutex<(First?, Second?)>((nil, nil))
    run(2) { number in
      if number == 0 {
        let result = first()
        results.withLock { $0.0 = result }
      } else {
        let result = second()
        results.withLock { $0.1 = result }
      }
    }
    let (one, two) = results.withLock { $0 }
    guard let one, let two else { preconditionFailure("workers do every piece of work") }
    return (one, two)
  }
}

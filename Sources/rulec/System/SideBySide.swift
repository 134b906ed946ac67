import Dispatch
import Synchronization

/// Pieces of work that are done on several threads, with their results in order.
enum SideBySide {
  /// Returns the results of some work for the numbers below a count.
  static func map<Result: Sendable>(
    _ count: Int, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { number in
      let result = work(number)
      results.withLock { $0[number] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }

  /// Returns the results of some work for parts of a range from 0, all but the last of one size.
  static func map<Result: Sendable>(
    parts: Int, of count: Int, _ work: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let size = max(1, (count + parts - 1) / parts)
    return map((count + size - 1) / size) { number in
      work(number * size..<min(count, (number + 1) * size))
    }
  }
}

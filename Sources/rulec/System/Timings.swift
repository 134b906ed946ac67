import RuleSource

/// How long the parts of a command took, for the benchmarks.
struct Timings {
  private let isOn: Bool
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant
  private var parts: [(name: String, microseconds: Int)] = []

  /// Begins to measure, if the command was asked to.
  init(isOn: Bool) {
    self.isOn = isOn
    last = clock.now
  }

  /// Ends a part: what has happened since the part before.
  mutating func end(_ part: String) {
    guard isOn else { return }
    let now = clock.now
    parts.append((part, Int((now - last) / .microseconds(1))))
    last = now
  }

  /// Writes the parts in microseconds to standard error, as one line of JSON.
  func log() {
    guard isOn else { return }
    Console.log(JSON.object(parts.map { ($0.name, .int($0.microseconds)) }).line)
  }
}

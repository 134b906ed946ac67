import RuleGraph
import RuleRuntime
import SyncState

/// Texts, one of each kind that conditions can tell apart.
///
/// When a condition names the texts that it wants, these are all there is to try. Otherwise the freest
/// text that has what is wanted is the wanted beginning and the wanted parts, kept apart by a letter that
/// no condition knows: whatever it contains by accident, every such text contains.
struct TextKinds {
  /// The texts; nil when there are too many ways to choose.
  let values: [String]?

  /// How many ways to choose one wanted part for each condition are tried.
  private static let choicesMax = 4_096

  /// Chooses texts for conditions that are to hold or not to hold.
  init(_ conditions: [(test: ValueTest, holds: Bool)], _ texts: TextPool) {
    var named: [TextID]?
    var (beginnings, parts): ([[TextID]], [[TextID]]) = ([], [])
    var known: [TextID] = []
    var isExact = false
    for (test, holds) in conditions {
      switch test {
      case .text(let comparison, let ids, let negated):
        known += ids
        guard holds != negated else { continue }
        switch comparison {
        case .is: named = Self.fewer(named, ids)
        case .startsWith: beginnings.append(ids)
        case .contains: parts.append(ids)
        }
      case .exactText(let ids, let negated):
        known += ids
        isExact = true
        if holds != negated { named = Self.fewer(named, ids) }
      case .isEmpty, .number, .numberRange, .day, .dayRange, .relative, .timeFrame, .boolean:
        break
      }
    }
    if let named {
      let spelled = named.map { texts[$0] }
      values = isExact ? spelled.flatMap { [$0, $0.lowercased(), $0.uppercased()] } : spelled
      return
    }
    let filler = Self.letter(apartFrom: known.map { texts[$0] })
    guard let choices = Self.choices(beginnings + parts) else {
      values = nil
      return
    }
    values = choices.flatMap { choice -> [String] in
      let spelled = choice.map { texts[$0] }
      let longest = spelled[..<beginnings.count].max { $0.utf8.count < $1.utf8.count } ?? ""
      let text = ([longest] + spelled[beginnings.count...]).joined(separator: filler)
      return text.isEmpty ? [filler] : [text, text + filler]
    }
  }

  private static func fewer(_ one: [TextID]?, _ other: [TextID]) -> [TextID] {
    guard let one, one.count <= other.count else { return other }
    return one
  }

  /// The ways to choose one of each group; nil when there are too many.
  private static func choices(_ groups: [[TextID]]) -> [[TextID]]? {
    var choices: [[TextID]] = [[]]
    for group in groups {
      guard choices.count * group.count <= choicesMax else { return nil }
      choices = choices.flatMap { choice in group.map { choice + [$0] } }
    }
    return choices
  }

  /// A letter that does not occur in any text, in either case.
  private static func letter(apartFrom texts: [String]) -> String {
    let used = Set(texts.flatMap { ($0 + $0.lowercased() + $0.uppercased()).unicodeScalars })
    let plain = "xyzqjkvwabcdefghilmnoprstu0123456789".unicodeScalars.first { !used.contains($0) }
    let rare = (0x4E00...0x9FFF).lazy.compactMap { Unicode.Scalar($0 as UInt32) }
      .first { !used.contains($0) }
    return String(plain ?? rare ?? "\u{E000}")
  }
}

/// Numbers, one of each kind that conditions can tell apart.
///
/// These are the numbers that they name, one between each two, and one beyond each end. Fields of whole
/// numbers hold 32 bits.
struct NumberKinds {
  let values: [Double]

  init(_ tests: [ValueTest], _ type: FieldType) {
    let points = tests.flatMap(Self.points).sorted()
    var numbers = points
    if let first = points.first, let last = points.last {
      numbers += [first - 1, last + 1] + zip(points, points.dropFirst()).map { ($0 + $1) / 2 }
    } else {
      numbers = [1]
    }
    if type == .integer || type == .score {
      numbers = numbers.flatMap { number -> [Double] in
        let whole = number.rounded(.down)
        return [whole, whole + 1, whole - 1]
      }.filter { Int32(exactly: $0) != nil }
    }
    values = numbers
  }

  private static func points(_ test: ValueTest) -> [Double] {
    switch test {
    case .number(let numbers, _): numbers
    case .numberRange(let low, let high): [low, high].compactMap { $0?.number }
    case .isEmpty, .text, .exactText, .day, .dayRange, .relative, .timeFrame, .boolean: []
    }
  }
}

/// Days and instants, one of each kind that conditions can tell apart at an instant.
///
/// These lie where a condition begins or ends to hold, and next to it.
struct DateKinds {
  private let tests: [ValueTest]
  private let zone: TimeZoneTable
  private let now: Instant

  init(_ tests: [ValueTest], _ zone: TimeZoneTable, _ now: Instant) {
    self.tests = tests
    self.zone = zone
    self.now = now
  }

  /// The days.
  var days: [CivilDate] {
    let edges = tests.flatMap { dayEdges($0) + instantEdges($0).map { zone.local($0).date } }
    return (edges.isEmpty ? [zone.local(now).date] : edges).flatMap { day in
      [day, day.advanced(days: -1), day.advanced(days: 1)]
    }
  }

  /// The instants.
  var instants: [Instant] {
    let midnights = tests.flatMap(dayEdges).flatMap { day in
      [zone.midnight(of: day), zone.midnight(of: day.advanced(days: 1))]
    }
    let edges = midnights + tests.flatMap(instantEdges)
    return (edges.isEmpty ? [now] : edges).flatMap { instant in
      [instant, instant.advanced(milliseconds: -1), instant.advanced(milliseconds: 1)]
    }
  }

  private func dayEdges(_ test: ValueTest) -> [CivilDate] {
    switch test {
    case .day(let days, _): return days
    case .dayRange(let first, let last, _): return [first, last].compactMap(\.self)
    case .timeFrame(let frame):
      let days = frame.days(around: zone.local(now).date)
      return [days.lowerBound, days.upperBound]
    case .isEmpty, .text, .exactText, .number, .numberRange, .relative, .boolean: return []
    }
  }

  private func instantEdges(_ test: ValueTest) -> [Instant] {
    guard case .relative(let comparison, let period) = test else { return [] }
    let length = period.milliseconds
    return switch comparison {
    case .inPast, .inPastBefore: [now.advanced(milliseconds: -length), now]
    case .inFuture, .inFutureAfter: [now.advanced(milliseconds: length), now]
    }
  }
}

import RuleGraph
import SyncState

extension ValueTester {
  /// Returns the people whose value of a column passes, for each of some conditions.
  mutating func people(
    passing ids: [TestID], in column: Column, _ texts: TextPool, now: Instant
  ) -> [PersonSet] {
    var sets: [PersonSet] = []
    if column.type.family == .text {
      for first in stride(from: 0, to: ids.count, by: Self.textQuestionsMax) {
        let some = ids[first..<min(first + Self.textQuestionsMax, ids.count)]
        sets += people(passing: some, inTexts: column, texts, now)
      }
    } else {
      for id in ids { sets.append(people(passing: id, in: column, texts, now)) }
    }
    return sets
  }

  private mutating func people(
    passing id: TestID, in column: Column, _ texts: TextPool, _ now: Instant
  ) -> PersonSet {
    let form = form(of: id, now: now)
    switch column.type.family {
    case .text: break
    case .number:
      if let set = column.numbers.read({ numbers(passing: form, $0) }) { return set }
    case .datetime:
      if let set = column.instants.read({ instants(passing: form, $0) }) { return set }
    case .date:
      if case .date(let test) = form {
        return PersonSet(rowCount: column.count) { test.passes(column[$0], zone) }
      }
    case .boolean:
      if let set = column.flags.read({ flags(passing: form, $0) }) { return set }
    }
    return PersonSet(rowCount: column.count) { passes(id, column[$0], texts, now: now) }
  }

  /// How many questions about texts are asked together: the answers are bits of a byte.
  private static let textQuestionsMax = 7
  /// The bit of a text that somebody has.
  private static let isThere: UInt8 = 0x80

  /// Asks each distinct text of a column a few questions, then looks up what each person's text says.
  private mutating func people(
    passing ids: ArraySlice<TestID>, inTexts column: Column, _ texts: TextPool, _ now: Instant
  ) -> [PersonSet] {
    // Of each word; null is one, and the word of a text is its identifier plus one.
    var answers = column.words.read { Self.marked($0, count: texts.count + 1) }
    let shift = (column.keptWords?.offset ?? 0) - 1
    var questions: [TextQuestion] = []
    var areNegated: [Bool] = []
    for (number, id) in ids.enumerated() {
      let bit: UInt8 = 1 &<< UInt8(number)
      let question = TextQuestion(form(of: id, now: now), folded, bit: bit)
      if let question {
        questions.append(question)
      } else {
        for word in answers.indices where answers[word] & Self.isThere != 0 {
          guard let text = column.text(ofWord: Int32(word)) else { continue }
          if passes(id, .text(text), texts, now: now) { answers[word] |= bit }
        }
      }
      areNegated.append(question?.isNegated ?? false)
      if passes(id, .null, texts, now: now) != areNegated[number] { answers[0] |= bit }
    }
    Self.ask(questions, texts, &answers, shift: shift)
    let given = answers
    let sets = column.words.read { words in
      PersonSet.sets(ids.count, rowCount: words.count) { given[Int(words[$0])] }
    }
    return zip(sets, areNegated).map { set, isNegated in isNegated ? set.complement : set }
  }

  /// Marks the words that are there.
  private static func marked(_ words: Span<Int32>, count: Int) -> [UInt8] {
    var answers = [UInt8](repeating: 0, count: count)
    for row in words.indices { answers[Int(words[row])] = isThere }
    return answers
  }

  /// Asks the texts that are there; the identifier of a text is its word moved by `shift`.
  private static func ask(
    _ questions: [TextQuestion], _ texts: TextPool, _ answers: inout [UInt8], shift: Int
  ) {
    let runs = runs(answers.span)
    guard let first = runs.first, let last = runs.last, !questions.isEmpty else { return }
    let ids = first.lowerBound + shift..<last.upperBound + shift
    texts.readRuns(ids) { id, bytes, start, ends in
      let words = id - shift..<id - shift + ends.count
      for run in runs {
        let part = run.clamped(to: words)
        guard !part.isEmpty else { continue }
        let positions = part.lowerBound - words.lowerBound..<part.upperBound - words.lowerBound
        TextQuestion.ask(
          questions, bytes, from: start, ends, positions, &answers, from: words.lowerBound)
      }
    }
  }

  /// The words that are there, null aside, as runs; a few others between them are taken along.
  private static func runs(_ answers: Span<UInt8>) -> [Range<Int>] {
    let gapMax = 8
    var runs: [Range<Int>] = []
    var place = 1
    while let word = answers.firstNonzero(from: place) {
      var end = word + 1
      while end < answers.count, answers[end] != 0 { end += 1 }
      if let last = runs.last, word - last.upperBound <= gapMax {
        runs[runs.count - 1] = last.lowerBound..<end
      } else {
        runs.append(word..<end)
      }
      place = end
    }
    return runs
  }

  private func numbers(passing form: Form, _ numbers: Span<Double>) -> PersonSet? {
    switch form {
    case .isEmpty(let negated):
      return PersonSet(rowCount: numbers.count) { numbers[$0].isNaN != negated }
    case .number(let wanted, let negated):
      // Null counts as 0 (CAT-2.2).
      return PersonSet(rowCount: numbers.count) { row in
        wanted.contains(numbers[row].isNaN ? 0 : numbers[row]) != negated
      }
    case .numberRange(let low, let high):
      // Nothing compares with null. What is not included begins with the next number.
      let lowest = low.map { $0.isIncluded ? $0.number : $0.number.nextUp } ?? -.infinity
      let highest = high.map { $0.isIncluded ? $0.number : $0.number.nextDown } ?? .infinity
      return PersonSet(rowCount: numbers.count) { row in
        let number = numbers[row]
        return number >= lowest && number <= highest
      }
    case .textIs, .textSearch, .exactText, .date, .boolean: return nil
    }
  }

  private func instants(passing form: Form, _ instants: Span<Int64>) -> PersonSet? {
    switch form {
    case .isEmpty(let negated):
      return PersonSet(rowCount: instants.count) { row in
        (instants[row] == Column.instantNull) != negated
      }
    case .date(let test):
      func exactly(_ row: Int) -> Bool {
        let value: Value =
          instants[row] == Column.instantNull
          ? .null : .datetime(Instant(millisecondsSince1970: instants[row]))
        return test.passes(value, zone)
      }
      guard let ranges = test.fixedDays, ranges.count == 1, let days = ranges.first else {
        return PersonSet(rowCount: instants.count) { exactly($0) }
      }
      let bounds = DayBounds(days, zone)
      var passing = PersonSet(rowCount: instants.count) { row in
        bounds.contain(instants[row]) != test.isNegated
      }
      let unclear = PersonSet(rowCount: instants.count) { bounds.mayContain(instants[$0]) }
      passing.subtract(unclear)
      passing.formUnion(unclear.filter { exactly($0.index) })
      if test.passes(.null, zone) != test.isNegated {
        let empty = PersonSet(rowCount: instants.count) { instants[$0] == Column.instantNull }
        if test.isNegated { passing.subtract(empty) } else { passing.formUnion(empty) }
      }
      return passing
    case .number, .numberRange, .textIs, .textSearch, .exactText, .boolean: return nil
    }
  }

  private func flags(passing form: Form, _ flags: Span<UInt8>) -> PersonSet? {
    switch form {
    case .isEmpty(let negated):
      return PersonSet(rowCount: flags.count) { (flags[$0] == Column.flagNull) != negated }
    case .boolean(let wanted, let nullIsFalse):
      let wantedFlag: UInt8 = wanted ? 1 : 0
      let otherFlag: UInt8 = nullIsFalse && !wanted ? Column.flagNull : wantedFlag
      return PersonSet(rowCount: flags.count) { row in
        let flag = flags[row]
        return flag == wantedFlag || flag == otherFlag
      }
    case .number, .numberRange, .textIs, .textSearch, .exactText, .date: return nil
    }
  }
}

/// Days as instants: near their ends only the zone knows, everywhere else it need not be asked.
private struct DayBounds {
  /// What lies on the days for certain.
  private let inner: Range<Int64>
  /// What may lie on the days.
  private let outer: Range<Int64>
  /// More than the difference of any two offsets from UTC, in milliseconds.
  private static let offsetMax: Int64 = 26 * 3_600_000

  init(_ days: ClosedRange<CivilDate>, _ zone: TimeZoneTable) {
    let low = zone.midnight(of: days.lowerBound).millisecondsSince1970
    let high = zone.midnight(of: days.upperBound.advanced(days: 1)).millisecondsSince1970
    let isOpen = days.upperBound.daysSince1970 == .max
    let end = isOpen ? Int64.max : high - Self.offsetMax
    inner = (low + Self.offsetMax)..<max(low + Self.offsetMax, end)
    outer = (low - Self.offsetMax)..<(isOpen ? Int64.max : max(low, high + Self.offsetMax))
  }

  /// Whether an instant lies on one of the days, wherever the zone is; null does not.
  @inline(__always) func contain(_ instant: Int64) -> Bool {
    instant >= inner.lowerBound && instant < inner.upperBound
  }

  /// Whether only the zone knows if an instant lies on one of the days.
  @inline(__always) func mayContain(_ instant: Int64) -> Bool {
    instant >= outer.lowerBound && instant < outer.upperBound && !contain(instant)
  }
}

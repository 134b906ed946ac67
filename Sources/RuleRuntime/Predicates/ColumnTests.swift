import RuleGraph
import SyncState

/// A condition on the texts of a column, each distinct text asked once, many at a time.
///
/// Texts in ASCII, which nearly all are, are compared letter by letter without being folded first;
/// the others go through the tester.
private struct TextQuestion {
  private enum Comparison { case `is`, startsWith, contains }

  private let comparison: Comparison
  /// What is looked for, one after the other, and where each ends.
  private let needles: [UInt8]
  private let ends: [Int]
  private let isNegated: Bool

  init?(_ form: ValueTester.Form, _ folded: FoldedTexts) {
    let texts: [TextID]
    switch form {
    case .textIs(let forms, let negated):
      comparison = .is
      texts = forms
      isNegated = negated
    case .textSearch(let search, let negated):
      comparison = search.isPrefix ? .startsWith : .contains
      texts = search.needles
      isNegated = negated
    case .isEmpty, .exactText, .number, .numberRange, .date, .boolean: return nil
    }
    var needles: [UInt8] = []
    ends = texts.map { text in
      needles += folded.utf8(text)
      return needles.count
    }
    self.needles = needles
  }

  /// Answers for texts in ASCII that lie one after the other; returns whether there are others.
  ///
  /// `answers` has a place for each text from `place` on; `ends` says where it ends among the bytes.
  func answer(
    _ bytes: Span<UInt8>, from start: Int, _ ends: Span<Int64>, _ answers: inout [UInt8],
    from place: Int
  ) -> Bool {
    // So many that their bytes are in the nearest cache when they are searched.
    let blockSize = 256
    var (first, start, isOpen) = (0, start, false)
    while first < ends.count {
      let block = first..<min(first + blockSize, ends.count)
      let end = Int(ends[block.upperBound - 1])
      if bytes.extracting(start..<end).isASCII {
        answerASCII(bytes, from: start, ends.extracting(block), &answers, from: place + first)
      } else {
        for index in block {
          let begin = index == first ? start : Int(ends[index - 1])
          guard bytes.extracting(begin..<Int(ends[index])).isASCII else {
            isOpen = true
            continue
          }
          let text = ends.extracting(index..<index + 1)
          answerASCII(bytes, from: begin, text, &answers, from: place + index)
        }
      }
      (first, start) = (block.upperBound, end)
    }
    return isOpen
  }

  private func answerASCII(
    _ bytes: Span<UInt8>, from start: Int, _ ends: Span<Int64>, _ answers: inout [UInt8],
    from place: Int
  ) {
    let (no, yes) = isNegated ? (Answer.yes, Answer.no) : (Answer.no, Answer.yes)
    for index in ends.indices { answers[place + index] = no }
    let all = needles.span
    var needleStart = 0
    for needleEnd in self.ends {
      let needle = all.extracting(needleStart..<needleEnd)
      needleStart = needleEnd
      switch comparison {
      case .is, .startsWith:
        var begin = start
        for index in ends.indices {
          let text = bytes.extracting(begin..<Int(ends[index]))
          if comparison == .startsWith || text.count == needle.count,
            text.beginsFolded(with: needle)
          {
            answers[place + index] = yes
          }
          begin = Int(ends[index])
        }
      case .contains where needle.isEmpty:
        for index in ends.indices { answers[place + index] = yes }
      case .contains:
        var index = 0
        let block = bytes.extracting(start..<Int(ends[ends.count - 1]))
        block.forEachPlace(ofFolded: needle) { found in
          while Int(ends[index]) <= start + found { index += 1 }
          // A find that begins in one text and ends in the next is none.
          if start + found + needle.count <= Int(ends[index]) { answers[place + index] = yes }
        }
      }
    }
  }
}

/// What is known of a text.
private enum Answer {
  /// Nobody has asked.
  static let none: UInt8 = 0
  /// It does not pass.
  static let no: UInt8 = 1
  /// It passes.
  static let yes: UInt8 = 2
  /// Somebody has asked.
  static let open: UInt8 = 3
}

/// Days as instants, where the zone need not be asked: no offset is more than this.
private struct DayBounds {
  private let inner: Range<Int64>
  private let outer: Range<Int64>
  private static let offsetMax: Int64 = 26 * 3_600_000

  init(_ days: ClosedRange<CivilDate>, _ zone: TimeZoneTable) {
    let low = zone.midnight(of: days.lowerBound).millisecondsSince1970
    let high = zone.midnight(of: days.upperBound.advanced(days: 1)).millisecondsSince1970
    let isOpen = days.upperBound.daysSince1970 == .max
    let end = isOpen ? Int64.max : high - Self.offsetMax
    inner = (low + Self.offsetMax)..<max(low + Self.offsetMax, end)
    outer = (low - Self.offsetMax)..<(isOpen ? Int64.max : max(low, high + Self.offsetMax))
  }

  /// Whether an instant lies on one of the days; nil where only the zone knows.
  @inline(__always) func contains(_ instant: Int64) -> Bool? {
    inner.contains(instant) ? true : outer.contains(instant) ? nil : false
  }
}

extension ValueTester {
  /// Returns the people whose value of a column passes; only those of a set count, if one is given.
  mutating func people(
    passing id: TestID, in column: Column, _ texts: TextPool, now: Instant, within: PersonSet?
  ) -> PersonSet {
    let form = form(of: id, now: now)
    switch column.type.family {
    case .text: return people(passing: id, form, column, texts, now, within)
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

  private mutating func people(
    passing id: TestID, _ form: Form, _ column: Column, _ texts: TextPool, _ now: Instant,
    _ within: PersonSet?
  ) -> PersonSet {
    if case .isEmpty(let negated) = form {
      return column.words.read { words in
        PersonSet(rowCount: words.count) { (words[$0] == 0) != negated }
      }
    }
    var answers = column.words.read { Self.asked($0, within) }
    answers[0] = passes(id, .null, texts, now: now) ? Answer.yes : Answer.no
    var isOpen = true
    if let question = TextQuestion(form, folded) {
      isOpen = false
      // The word of a text is its identifier plus one.
      let shift = (column.keptWords?.offset ?? 0) - 1
      var end = 1
      while let word = answers[end...].firstIndex(of: Answer.open) {
        end = answers[word...].firstIndex { $0 != Answer.open } ?? answers.count
        texts.readRuns(word + shift..<end + shift) { first, bytes, start, ends in
          let isRest = question.answer(bytes, from: start, ends, &answers, from: first - shift)
          isOpen = isOpen || isRest
        }
      }
    }
    for word in answers.indices where isOpen && answers[word] == Answer.open {
      guard let text = column.text(ofWord: Int32(word)) else { continue }
      answers[word] = passes(id, .text(text), texts, now: now) ? Answer.yes : Answer.no
    }
    return column.words.read { words in
      guard let within else {
        return PersonSet(rowCount: words.count) { answers[Int(words[$0])] == Answer.yes }
      }
      return PersonSet(within: within) { answers[Int(words[$0])] == Answer.yes }
    }
  }

  /// A place for the answer about each word up to the largest: open for those of a column, or of some
  /// people only.
  private static func asked(_ words: Span<Int32>, _ within: PersonSet?) -> [UInt8] {
    var highest: Int32 = 0
    for row in words.indices { highest = max(highest, words[row]) }
    let count = Int(highest) + 1
    // Of few texts all are asked about, also those of other columns.
    guard count * 8 > within?.count ?? words.count else {
      return Array(repeating: Answer.open, count: count)
    }
    var answers = Array(repeating: Answer.none, count: count)
    if let within {
      for person in within.people { answers[Int(words[person.index])] = Answer.open }
    } else {
      for row in words.indices { answers[Int(words[row])] = Answer.open }
    }
    return answers
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
        numbers[row] >= lowest && numbers[row] <= highest
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
      let bounds = test.fixedDays?.map { DayBounds($0, zone) }
      let isNegated = test.isNegated
      func exactly(_ row: Int) -> Bool {
        let value: Value =
          instants[row] == Column.instantNull
          ? .null : .datetime(Instant(millisecondsSince1970: instants[row]))
        return test.passes(value, zone)
      }
      guard let bounds, bounds.count == 1, let days = bounds.first else {
        return PersonSet(rowCount: instants.count) { exactly($0) }
      }
      return PersonSet(rowCount: instants.count) { row in
        if instants[row] != Column.instantNull, let isWithin = days.contains(instants[row]) {
          return isWithin != isNegated
        }
        return exactly(row)
      }
    case .number, .numberRange, .textIs, .textSearch, .exactText, .boolean: return nil
    }
  }

  private func flags(passing form: Form, _ flags: Span<UInt8>) -> PersonSet? {
    switch form {
    case .isEmpty(let negated):
      return PersonSet(rowCount: flags.count) { (flags[$0] == 2) != negated }
    case .boolean(let wanted, let nullIsFalse):
      let wantedFlag: UInt8 = wanted ? 1 : 0
      let takesNull = nullIsFalse && !wanted
      return PersonSet(rowCount: flags.count) { row in
        flags[row] == wantedFlag || (takesNull && flags[row] == 2)
      }
    case .number, .numberRange, .textIs, .textSearch, .exactText, .date: return nil
    }
  }
}

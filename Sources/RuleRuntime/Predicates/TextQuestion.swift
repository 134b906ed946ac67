import RuleGraph
import SyncState

/// A condition on texts that is asked about many at a time; a text that passes answers with a bit.
///
/// Texts are compared letter by letter. Those in ASCII, which nearly all are, need not be folded for
/// that.
struct TextQuestion {
  private enum Comparison { case `is`, startsWith, contains }

  private let comparison: Comparison
  /// What is looked for, one after the other, and where each ends.
  private let needles: [UInt8]
  private let ends: [Int]
  /// Whether the texts pass that do not answer with the bit.
  let isNegated: Bool
  private let bit: UInt8

  /// Creates the question of a condition; nil when it is none about letters.
  init?(_ form: ValueTester.Form, _ folded: FoldedTexts, bit: UInt8) {
    let texts: [TextID]
    switch form {
    case .isEmpty(let negated):
      comparison = .is
      texts = []
      isNegated = negated
    case .textIs(let forms, let negated):
      comparison = .is
      texts = forms
      isNegated = negated
    case .textSearch(let search, let negated):
      comparison = search.isPrefix ? .startsWith : .contains
      texts = search.needles
      isNegated = negated
    case .exactText, .number, .numberRange, .date, .boolean: return nil
    }
    var needles: [UInt8] = []
    ends = texts.map { text in
      needles += folded.utf8(text)
      return needles.count
    }
    self.needles = needles
    self.bit = bit
  }

  /// Asks texts that lie one after the other in `bytes`, the first of them from `start` on: those with
  /// some positions among the `ends`.
  ///
  /// The answers are set in `answers`, whose place for the first of all texts is `place`.
  static func ask(
    _ questions: [TextQuestion], _ bytes: Span<UInt8>, from start: Int, _ ends: Span<Int64>,
    _ positions: Range<Int>, _ answers: inout [UInt8], from place: Int
  ) {
    // So many that their bytes are in the nearest cache when they are searched.
    let blockSize = 256
    var first = positions.lowerBound
    var begin = first == 0 ? start : Int(ends[first - 1])
    while first < positions.upperBound {
      let block = ends.extracting(first..<min(first + blockSize, positions.upperBound))
      let end = Int(block[block.count - 1])
      if bytes.extracting(begin..<end).isASCII {
        for question in questions {
          question.answer(bytes, from: begin, block, &answers, from: place + first)
        }
      } else {
        askFolded(questions, bytes, from: begin, block, &answers, from: place + first)
      }
      (first, begin) = (first + block.count, end)
    }
  }

  private static func askFolded(
    _ questions: [TextQuestion], _ bytes: Span<UInt8>, from start: Int, _ ends: Span<Int64>,
    _ answers: inout [UInt8], from place: Int
  ) {
    var begin = start
    for index in ends.indices {
      let text = (begin..<Int(ends[index])).map { bytes[$0] }
      let form = FoldedTexts.form(of: text[...])
      let end = [Int64(form.count)]
      for question in questions {
        question.answer(form.span, from: 0, end.span, &answers, from: place + index)
      }
      begin = Int(ends[index])
    }
  }

  /// Answers for texts in ASCII or folded ones.
  private func answer(
    _ bytes: Span<UInt8>, from start: Int, _ ends: Span<Int64>, _ answers: inout [UInt8],
    from place: Int
  ) {
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
            answers[place + index] |= bit
          }
          begin = Int(ends[index])
        }
      case .contains where needle.isEmpty:
        for index in ends.indices { answers[place + index] |= bit }
      case .contains:
        var index = 0
        let block = bytes.extracting(start..<Int(ends[ends.count - 1]))
        block.forEachPlace(ofFolded: needle) { found in
          while Int(ends[index]) <= start + found { index += 1 }
          // A find that begins in one text and ends in the next is none.
          if start + found + needle.count <= Int(ends[index]) { answers[place + index] |= bit }
        }
      }
    }
  }
}

import RuleExchange
import RuleSource
import RuleTestKit
import Testing

@Suite struct CSVReaderTests {
  /// What reading a text yields, one line a step.
  private static func steps(
    _ bytes: [UInt8], delimiter: CSVDelimiter? = nil, pieces: [Int] = [],
    limits: Limits = .standard
  ) -> [String] {
    var reader = CSVReader(delimiter: delimiter, limits: limits)
    var rest = bytes[...]
    var pieces = pieces[...]
    var steps: [String] = []
    while steps.count < 10_000 {
      switch reader.next() {
      case .row:
        let cells = (0..<reader.columnCount).map { column in
          let at = reader.position(ofColumn: column)
          return "\(at.line):\(at.column)=\(reader.text(ofColumn: column))"
        }
        steps.append(cells.joined(separator: " | "))
      case .problem(let problem):
        let at = problem.position
        steps.append("\(at.line):\(at.column)@\(at.offset) \(problem.kind)")
      case .needsInput:
        if rest.isEmpty {
          reader.end()
        } else {
          let count = min(max(pieces.popFirst() ?? rest.count, 1), rest.count)
          reader.append(Array(rest.prefix(count)))
          rest = rest.dropFirst(count)
        }
      case .end: return steps
      }
    }
    return steps + ["never ends"]
  }

  private static func steps(_ text: String, delimiter: CSVDelimiter? = nil) -> [String] {
    steps(Array(text.utf8), delimiter: delimiter)
  }

  /// MX-A9 (NUL characters are taken out), SF-B4.
  @Test(
    arguments: [
      ("a,b\n1,2\n", ["2:1=1 | 2:3=2"]),
      ("a,b\r\n1,2\r\n3,4", ["2:1=1 | 2:3=2", "3:1=3 | 3:3=4"]),
      ("a,b\r1,2\r3,4\r", ["2:1=1 | 2:3=2", "3:1=3 | 3:3=4"]),
      ("\u{FEFF}a,b\n1,2\n", ["2:1=1 | 2:3=2"]),
      ("\n\na,b\n\n1,2\n\n", ["5:1=1 | 5:3=2"]),
      ("a\n\nx\n", ["2:1=", "3:1=x"]),
      ("a,b\n\"x, \"\"y\"\"\",é\n", ["2:2=x, \"y\" | 2:12=é"]),
      ("a,b\n\"1\n2\",\"3\r\n4\"\n5,6\n", ["2:2=1\n2 | 3:5=3\r\n4", "5:1=5 | 5:3=6"]),
      ("a,b\n\"é\"\"ü\n\"\"ö\",7\n8,9\n", ["2:2=é\"ü\n\"ö | 3:6=7", "4:1=8 | 4:3=9"]),
      ("a,b\n\"\",\n,\"\"\n", ["2:2= | 2:4=", "3:1= | 3:3="]),
      ("a,b\n\"\"\"\",\"\"\"\"\"\"\n", ["2:2=\" | 2:7=\"\""]),
      ("a,b\n \"x\",1\n3,4\n", ["2:2@5 strayQuote", "3:1=3 | 3:3=4"]),
      ("a,b\nx\"y,1\n3,4\n", ["2:2@5 strayQuote", "3:1=3 | 3:3=4"]),
      ("a,b\n\"x\" ,1\n3,4\n", ["2:4@7 textAfterQuote", "3:1=3 | 3:3=4"]),
      ("a,b\n\"x\"\"\"y,1\n3,4", ["2:6@9 textAfterQuote", "3:1=3 | 3:3=4"]),
      ("a,b\n1,2\n3,\"4\n5,6\n", ["2:1=1 | 2:3=2", "3:3@10 unclosedQuote"]),
      (
        "a,b\n1\n1,2,3\n4,5\n",
        [
          "2:1@4 raggedRow(found: 1, expected: 2)", "3:1@6 raggedRow(found: 3, expected: 2)",
          "4:1=4 | 4:3=5",
        ]
      ),
      ("", ["1:1@0 emptyFile"]),
      ("\u{FEFF}", ["1:1@3 emptyFile"]),
      ("\n\r\n\n", ["4:1@4 emptyFile"]),
      ("a,b,A\n1,2,3\n", ["1:5@4 duplicateColumn(\"A\")"]),
      ("a,b", []),
      ("a,b\0,c\n\0\"x\0y\"\0,\0z\0,\0\n", ["2:3=xy | 2:10=z | 2:14="]),
    ])
  func `rows, cells and places are exact`(text: String, expected: [String]) {
    let bytes = Array(text.utf8)
    #expect(Self.steps(bytes) == expected)
    for size in 1...5 {
      let pieces = Array(repeating: size, count: bytes.count)
      #expect(Self.steps(bytes, pieces: pieces) == expected, "in pieces of \(size)")
    }
  }

  @Test(arguments: CSVDelimiter.allCases)
  func `each delimiter is detected in the header`(delimiter: CSVDelimiter) {
    let mark = String(UnicodeScalar(delimiter.rawValue))
    let text =
      ["\"a,,,;;;b\"", "c", "d"].joined(separator: mark) + "\n1\(mark)2\(mark)x,y;z|^`\t\n"
    var reader = CSVReader()
    reader.append(Array(text.utf8))
    reader.end()
    _ = reader.next()
    #expect(reader.delimiter == delimiter)
    #expect(reader.header == ["a,,,;;;b", "c", "d"])
  }

  @Test func `a given delimiter is not second-guessed`() {
    #expect(Self.steps("a;b,c\n1;2,3\n", delimiter: .comma) == ["2:1=1;2 | 2:5=3"])
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x49, 0x00], "utf16LittleEndian"),
      ([0xFE, 0xFF, 0x00, 0x49], "utf16BigEndian"),
      ([0x49, 0x00, 0x64, 0x00], "utf16LittleEndian"),
      ([0x00, 0x49, 0x00, 0x64], "utf16BigEndian"),
      ([0xFF, 0xFE, 0x00, 0x00], "utf32LittleEndian"),
      ([0x00, 0x00, 0xFE, 0xFF], "utf32BigEndian"),
      ([0x49, 0x00, 0x00, 0x00], "utf32LittleEndian"),
      ([0x00, 0x00, 0x00, 0x49], "utf32BigEndian"), ([0xFF, 0xFE], "utf16LittleEndian"),
    ] as [([UInt8], String)])
  func `other encodings are refused by name`(bytes: [UInt8], name: String) {
    #expect(Self.steps(bytes).count == 1)
    #expect(Self.steps(bytes)[0].contains(name))
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3], [0xE2, 0x82],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 spoil their row only`(bad: [UInt8]) {
    let bytes = Array("a,b\né,".utf8) + bad + Array("\n3,4\n".utf8)
    #expect(
      Self.steps(bytes) == ["2:3@7 invalidUTF8(\(bad[0]))", "3:1=3 | 3:3=4"])
  }

  @Test func `limits end the reading with a place`() {
    let limits = Limits.standard.with {
      $0.csvCellBytesMax = 20
      $0.csvRowBytesMax = 40
      $0.csvColumnsMax = 4
    }
    let long = String(repeating: "x", count: 21)
    let cases: [(String, String)] = [
      ("a,b,c,d,e\n", "1:1@0 tooManyColumns(max: 4)"),
      ("a\n\(long)\n", "2:1@2 cellTooLong(bytesMax: 20)"),
      ("a,b\n1,\"\(long)\"\n", "2:4@7 cellTooLong(bytesMax: 20)"),
      ("a,b\n1,\"x\n,,,\n,,,,,\n,,,,,,,,\n", "2:4@7 cellTooLong(bytesMax: 20)"),
    ]
    for (text, expected) in cases {
      let bytes = Array(text.utf8)
      for size in [1, 7, bytes.count] {
        let pieces = Array(repeating: size, count: bytes.count)
        #expect(Self.steps(bytes, pieces: pieces, limits: limits) == [expected])
      }
    }
    let row = "a,b,c\n" + String(repeating: "1234567890123456,", count: 3) + "\n"
    #expect(
      Self.steps(Array(row.utf8), limits: limits).first == "2:1@6 rowTooLong(bytesMax: 40)")
  }

  @Test(arguments: 0..<300)
  func `random tables come back, in any pieces`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let letters = [
      "a", "\"", ",", ";", "\n", "\r", "\r\n", "é", "漢", "\t", " ", "null", "#N/A", "0",
    ]
    func cell() -> String {
      (0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(letters) }.joined()
    }
    let columns = Int.random(in: 2...5, using: &random)
    let rows = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      (0..<columns).map { _ in cell() }
    }
    var writer = CSVWriter(
      columns: (0..<columns).map { "c\($0)" }, delimiter: random.pick(CSVDelimiter.allCases),
      lineBreak: random.pick([.lf, .crlf]))
    for row in rows { writer.append(row) }
    let bytes = writer.bytes
    let pieces = (0..<bytes.count).map { _ in Int.random(in: 1...20, using: &random) }
    let found = Self.steps(bytes, delimiter: writer.delimiter, pieces: pieces).map { line in
      line.split(separator: " | ", omittingEmptySubsequences: false).map {
        $0.drop { $0 != "=" }.dropFirst()
      }.joined(separator: "¦")
    }
    #expect(found == rows.map { $0.joined(separator: "¦") }, "seed \(seed)")
  }

  @Test(arguments: 0..<60)
  func `random bytes never trap, and pieces make no difference`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet: [UInt8] = [0x22, 0x22, 0x2C, 0x0A, 0x0D, 0x61, 0, 0xC3, 0xA9, 0xFF, 0x20]
    for _ in 0..<60 {
      let bytes =
        Array("a,b\n".utf8)
        + (0..<Int.random(in: 0...60, using: &random)).map { _ in random.pick(alphabet) }
      let whole = Self.steps(bytes)
      let pieces = (0..<bytes.count).map { _ in Int.random(in: 1...9, using: &random) }
      #expect(Self.steps(bytes, pieces: pieces) == whole, "seed \(seed): \(bytes)")
    }
  }
}

import RuleExchange
import RuleTestKit
import SyncState
import Testing

@Suite struct CSVRoundTripTests {
  private static let pieces = [
    "a", "Å", "\"", ",", ";", "|", "\t", "`", "^", "\n", "\r\n", "\r", " ", "null", "#N/A", "=1",
    "漢", "e\u{301}", "", "'", "+", "-", "@", "\u{FEFF}", "🎈", "\u{202E}שלום", "\\",
    String(repeating: "long ", count: 300),
  ]

  private static func rows(_ random: inout SplitMix64, columns: Int) -> [[String]] {
    (0..<Int.random(in: 0...12, using: &random)).map { _ in
      (0..<columns).map { _ in
        (0..<Int.random(in: 0...4, using: &random)).map { _ in random.pick(pieces) }.joined()
      }
    }
  }

  /// The delimiter is told by the header, which is why there are two columns or more.
  @Test(arguments: 0..<200) func `what was written is read, in every dialect`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let columns = (0..<Int.random(in: 2...5, using: &random)).map { "column \($0)" }
    let rows = Self.rows(&random, columns: columns.count)
    let delimiter = random.pick(CSVDelimiter.allCases)
    var writer = CSVWriter(
      columns: columns, delimiter: delimiter, lineBreak: random.chance(50) ? .lf : .crlf)
    for row in rows { writer.append(row) }
    let mark: [UInt8] = random.chance(50) ? [0xEF, 0xBB, 0xBF] : []
    let table = CSVTable(mark + writer.bytes)
    #expect(table.problems.map(\.message) == [], "seed \(seed)")
    #expect(table.header == columns, "seed \(seed)")
    let found = table.rows.map { $0.cells.map { Array($0.utf8) } }
    #expect(found == rows.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
  }

  /// Both a spreadsheet and the next reader get what was meant, as often as it is passed on.
  @Test(arguments: 0..<100) func `a file for a spreadsheet is read as what it was`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let columns = ["a", "b", "c"]
    let rows = Self.rows(&random, columns: 3)
    var bytes = CSVTable.forSpreadsheet(columns: columns, rows: rows)
    for _ in 0..<3 {
      let table = CSVTable(bytes)
      #expect(table.header == columns, "seed \(seed)")
      let found = table.rows.map { $0.cells.map { Array($0.utf8) } }
      #expect(found == rows.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
      let raw = CSVTable(bytes, keepsMarks: true)
      let isRun = raw.rows.flatMap(\.cells).contains { cell in
        cell.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } ?? false
      }
      #expect(!isRun, "seed \(seed)")
      bytes = CSVTable.forSpreadsheet(columns: raw.header, rows: raw.rows.map(\.cells))
    }
  }

  /// Values and no values are told apart, whichever word stands for none.
  @Test(arguments: 0..<100) func `a text that looks like no value is read as a text`(
    seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    let words: [String?] = [nil, "", "null", "#N/A", "'null", "'", "=null", "NULL", "x"]
    let rows: [[String?]] = (1...8).map { id in
      [String(id), random.pick(words), random.pick(words)]
    }
    let columns = ["id", "firstName", "lastName"]
    var writer = CSVWriter(columns: columns)
    for row in rows { writer.append(values: row) }
    if writer.needsMarks {
      writer = CSVWriter(columns: columns, isMarked: true)
      for row in rows { writer.append(values: row) }
    }
    var loader = StateLoader(assets: SampleWorld.assets, policy: .stop)
    loader.load(file: "people.csv", bytes: writer.bytes)
    let (mirror, report) = loader.finish()
    #expect(report.errorCount == 0)
    let fields = try columns.dropFirst().map { try #require(mirror.assets.fields.find($0)) }
    let found = (0..<mirror.people.count).map { row in
      fields.map { field -> String? in
        let value = mirror.people[PersonID(row), field]
        return value.isNull ? nil : value.spelled(mirror.text, zone: .utc)
      }
    }
    #expect(found == rows.map { Array($0.dropFirst()) }, "seed \(seed)")
  }

  @Test func `an apostrophe is a mark only where the header says so`() {
    let plain = CSVTable(Array("a,b\n'=1,'x\n".utf8))
    #expect(plain.rows.map(\.cells) == [["'=1", "'x"]])
    let marked = CSVTable(Array("a,b,apostropheMeansText\n'=1,''x,\n".utf8))
    #expect(marked.header == ["a", "b"])
    #expect(marked.rows.map(\.cells) == [["=1", "'x"]])
    let ragged = CSVTable(Array("a,b,apostropheMeansText\n'=1,x\n".utf8))
    #expect(ragged.problems.count == 1)
  }
}

@Suite struct MarketoImportWriterTests {
  private static let email = SampleWorld.assets.fields.find("email")

  private func states(people: Int) throws -> (before: Mirror, after: Mirror) {
    var before = Mirror(assets: SampleWorld.assets)
    let email = try #require(Self.email)
    for id in 1...people {
      let inserted = before.insertPerson(marketoID: Int64(id))
      let person = try #require(inserted)
      before.people[person, email] = .text(before.text.intern("p\(id)@example.com"))
    }
    var after = before
    for row in 0..<people {
      let person = PersonID(row)
      after.programs[0][person] = ProgramMember(person: person, status: StatusIndex(1))
    }
    return (before, after)
  }

  @Test func `nothing to import gives no files`() throws {
    let (before, _) = try states(people: 3)
    #expect(MarketoImportWriter(before: before, after: before).files().isEmpty)
  }

  @Test func `large files are split, and every job is listed`() throws {
    let (before, after) = try states(people: 40)
    let files = MarketoImportWriter(before: before, after: after, fileBytesMax: 200).files()
    let parts = files.filter { !["README.txt", "jobs.csv"].contains($0.name) }
    #expect(parts.count > 3)
    #expect(parts.allSatisfy { $0.bytes.count <= 200 })
    #expect(parts.reduce(0) { $0 + CSVTable($1.bytes).rows.count } == 40)
    let jobs = try #require(files.first { $0.name == "jobs.csv" })
    #expect(CSVTable(jobs.bytes).rows.map { $0.cells[0] } == parts.map(\.name))
  }
}

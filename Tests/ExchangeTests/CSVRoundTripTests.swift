import RuleExchange
import RuleTestKit
import SyncState
import Testing

@Suite struct CSVRoundTripTests {
  private static let pieces = [
    "a", "Å", "\"", ",", ";", "|", "\t", "`", "^", "\n", "\r\n", "\r", " ", "null", "#N/A", "=1",
    "漢", "e\u{301}", "",
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

  /// A spreadsheet gets at most one apostrophe more, in front of what it would run.
  @Test(arguments: 0..<50) func `neutralised cells differ by an apostrophe only`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let rows = Self.rows(&random, columns: 3)
    var writer = CSVWriter(columns: ["a", "b", "c"], purpose: .spreadsheet)
    for row in rows { writer.append(row) }
    for (read, row) in zip(CSVTable(writer.bytes).rows, rows) {
      for (cell, original) in zip(read.cells, row) {
        let first = original.utf8.first.map { Character(Unicode.Scalar($0)) }
        let isFormula = first.map {
          "=+-@\t\r\n".unicodeScalars.contains($0.unicodeScalars.first ?? "a")
        }
        let expected = (isFormula ?? false ? "'" : "") + original
        #expect(cell.utf8.elementsEqual(expected.utf8), "seed \(seed)")
      }
    }
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

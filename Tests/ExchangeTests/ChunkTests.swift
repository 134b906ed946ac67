import RuleExchange
import RuleSource
import RuleTestKit
import SyncState
import Testing

/// Files read in pieces, side by side, give what reading them row by row gives.
@Suite struct ChunkTests {
  /// How a load ended, as texts.
  private struct Result: Equatable {
    let state: String
    let findings: [String]
    let counts: [String]
    let files: [String]

    init(_ loader: inout StateLoader) {
      let (mirror, report) = loader.finish()
      state = report.isUsable ? dump(mirror, report) : ""
      findings = report.findings.map(\.concise)
      counts = report.counts.map { "\($0.kind.name) \($0.count)" }
      files = report.files.map { "\($0.name) \($0.rowCount) \($0.badRowCount)" }
    }
  }

  private static func load(
    _ files: [(name: String, bytes: [UInt8])], _ policy: BadRowPolicy,
    _ append: (inout StateLoader, [UInt8]) -> Void
  ) -> Result {
    var loader = StateLoader(assets: SampleWorld.assets, policy: policy)
    for (name, bytes) in files {
      loader.begin(file: name)
      append(&loader, bytes)
      loader.end()
    }
    return Result(&loader)
  }

  /// Gives the first line or two as they are and the rest in pieces that end with a line feed.
  private static func append(
    _ bytes: [UInt8], to loader: inout StateLoader, _ random: inout SplitMix64
  ) {
    let ends = bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    guard ends.count > 2 else { return loader.append(bytes) }
    var start = ends[Int.random(in: 1...2, using: &random)]
    loader.append(Array(bytes[..<start]))
    let decoder = loader.chunkDecoder
    for end in ends where end > start && random.chance(60) {
      let chunk = decoder?.decode(bytes, start..<end) ?? DecodedChunk(bytes[start..<end])
      loader.append(chunk)
      start = end
    }
    if start < bytes.count { loader.append(DecodedChunk(bytes[start...])) }
  }

  /// Rows like those of the sample world, but many, sound ones and faulty ones.
  private static func files(_ random: inout SplitMix64) -> [(name: String, bytes: [UInt8])] {
    let faults = random.chance(50) ? 0 : random.chance(50) ? 2 : 15
    let noise: [UInt8] = Array("\",\n\r\0;\t-.0e9Zz#Nn/Aa ".utf8) + [0xFF, 0xC3]
    return SampleWorld.files.map { name, text in
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let header = lines.removeFirst()
      let rows = lines.filter { !$0.isEmpty }
      let count = Int.random(in: 0...12, using: &random)
      let more = rows.isEmpty ? [] : (0..<count).map { _ in random.pick(rows) }
      let ending = random.chance(20) ? "\r\n" : "\n"
      var bytes = Array(([header] + rows + more).joined(separator: ending).utf8)
      if random.chance(90) { bytes += Array(ending.utf8) }
      for _ in 0..<faults where random.chance(30) && !bytes.isEmpty {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[at] = random.pick(noise)
        case 1: bytes.insert(random.pick(noise), at: at)
        default: bytes.remove(at: at)
        }
      }
      return (name, bytes)
    }
  }

  @Test(arguments: 0..<80)
  func `pieces give the same state and findings as rows`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let files = Self.files(&random).shuffled(using: &random)
    let policy: BadRowPolicy = random.chance(70) ? .skip : .stop
    let rows = Self.load(files, policy) { $0.append($1) }
    let pieces = Self.load(files, policy) { Self.append($1, to: &$0, &random) }
    #expect(pieces == rows, "seed \(seed)")
  }

  @Test func `ordinary rows are taken as a whole, others are not`() throws {
    let header = "leadId,programId,statusName,membershipDate\n"
    let cases: [(text: String, isWhole: Bool)] = [
      ("7,1001,Registered,2026-10-01\n", true), ("7,1001,\"A, \"\"b\"\"\",\r\n", true),
      ("7,1001,é,\n8,1001,x,null\n", true), ("7,1001,x\n", false), ("7,,x,\n", false),
      ("x,1001,x,\n", false), ("7,1001,\"a\nb\",\n", false), ("7,1001,x,2026-13-01\n", false),
      ("7,1001,a\"b,\n", false), ("7,1001,\u{0},\n", false), ("7,1001,x,", false),
    ]
    for (text, isWhole) in cases {
      var loader = StateLoader(assets: SampleWorld.assets, policy: .skip)
      loader.begin(file: "members.csv")
      loader.append(Array((header + "1,1001,Invited,\n").utf8))
      let decoder = try #require(loader.chunkDecoder)
      let bytes = Array(text.utf8)
      #expect(decoder.decode(bytes, 0..<bytes.count).isWhole == isWhole, "\(text)")
    }
  }

  @Test func `a row inside a quoted cell is part of the cell`() throws {
    let bytes = Array("2,b@b.c,\"One\n3,c@b.c,Two\n5,e@b.c,\"\n".utf8)
    let cut = bytes.count - "5,e@b.c,\"\n".utf8.count
    let middle = "2,b@b.c,\"One\n".utf8.count
    var loader = StateLoader(assets: SampleWorld.assets, policy: .skip)
    loader.begin(file: "people.csv")
    loader.append(Array("id,email,company\n1,a@b.c,x\n".utf8))
    let decoder = try #require(loader.chunkDecoder)
    for range in [0..<middle, middle..<cut, cut..<bytes.count] {
      loader.append(decoder.decode(bytes, range))
    }
    loader.end()
    let (mirror, report) = loader.finish()
    #expect(report.findings.isEmpty)
    let company = try #require(mirror.assets.fields.find("company"))
    #expect(
      mirror.people[PersonID(1), company].spelled(mirror.text, zone: .utc)
        == "One\n3,c@b.c,Two\n5,e@b.c,")
  }

  @Test func `what nobody asks for is checked all the same`() throws {
    let text = "id,email,company,leadScore\n1,a@b.c,Acme,5\n2,,,x\n"
    let score = try #require(SampleWorld.assets.fields.find("leadScore"))
    var loader = StateLoader(
      assets: SampleWorld.assets,
      demand: ColumnDemand(people: [score], records: [], isWritten: false), policy: .skip)
    loader.load(file: "people.csv", bytes: Array(text.utf8))
    let (mirror, report) = loader.finish()
    #expect(mirror.people[PersonID(0), score] == .number(5))
    #expect(report.counts.map(\.kind.name) == ["invalid-value"])
    #expect(mirror.people.count == 1)
  }
}

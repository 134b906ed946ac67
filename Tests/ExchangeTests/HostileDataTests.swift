import RuleExchange
import RuleSource
import RuleTestKit
import SyncState
import Testing

@Suite struct HostileDataTests {
  private static func names(_ bytes: [UInt8], limits: Limits = .standard) -> [String] {
    var loader = StateLoader(assets: SampleWorld.assets, policy: .skip, limits: limits)
    loader.load(file: "f.csv", bytes: bytes)
    let (_, report) = loader.finish()
    return report.counts.map(\.kind.name)
  }

  /// Inputs that are made to hurt, and the findings that answer them.
  static let families: [(name: String, bytes: [UInt8], expected: [String])] = {
    let header = Array("id,email\n".utf8)
    func many(_ text: String, _ count: Int) -> [UInt8] {
      Array(String(repeating: text, count: count).utf8)
    }
    return [
      ("nothing", [], ["csv-empty-file"]),
      ("line breaks", many("\r\n", 200_000), ["csv-empty-file"]),
      ("NULs", Array(repeating: 0, count: 200_000), ["csv-empty-file"]),
      ("a million columns", many("a,", 400_000), ["csv-too-many-columns"]),
      (
        "an endless quote", header + many("\"x,y\n", 1) + many("z,\n", 100_000),
        ["csv-cell-too-long"]
      ),
      ("an unclosed quote", header + many("1,\"x\n", 1), ["csv-unclosed-quote"]),
      ("quotes", header + many("\"", 100_001), ["csv-unclosed-quote"]),
      ("doubled quotes", header + many("\"", 100_000) + many(",x\n", 1), ["invalid-record-id"]),
      ("one long line", header + many("x", 1_000_000), ["csv-cell-too-long"]),
      ("many cells in a row", header + many("1,", 400_000), ["csv-ragged-row"]),
      ("a very long row", header + many("1,", 600_000), ["csv-row-too-long"]),
      ("UTF-16", [0xFF, 0xFE] + many("i\0d\0", 100), ["csv-encoding"]),
      ("latin-1", header + [0x31, 0x2C, 0xE9, 0x0A], ["csv-invalid-utf8"]),
      ("stray quotes", header + many("1,a\"b\n", 1000), ["csv-stray-quote"]),
      ("same name twice", many("id,email,ID\n1,2,3\n", 1), ["csv-duplicate-column"]),
      ("only delimiters", many(",,,\n", 1000), ["unknown-file-shape"]),
    ]
  }()

  @Test(arguments: families.indices)
  func `hostile files end in a finding`(index: Int) {
    let family = Self.families[index]
    let limits = Limits.standard.with {
      $0.csvCellBytesMax = 256 * 1024
      $0.csvRowBytesMax = 1024 * 1024
    }
    #expect(Self.names(family.bytes, limits: limits) == family.expected, "\(family.name)")
  }

  @Test(arguments: 0..<120)
  func `damaged exports never trap`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let noise: [UInt8] = Array("\",\n\r\0;\t-.0e9Zz#Nn/Aa ".utf8) + [0xFF, 0xC3]
    var loader = StateLoader(
      assets: SampleWorld.assets, policy: random.chance(80) ? .skip : .stop)
    for (name, text) in SampleWorld.files.shuffled(using: &random) {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 0...6, using: &random) where !bytes.isEmpty {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes[at] = random.pick(noise)
        case 1: bytes.insert(random.pick(noise), at: at)
        case 2: bytes.remove(at: at)
        default: bytes.insert(contentsOf: bytes.suffix(from: at).prefix(40), at: at)
        }
      }
      loader.begin(file: name)
      let middle = Int.random(in: 0...bytes.count, using: &random)
      loader.append(Array(bytes[..<middle]))
      loader.append(Array(bytes[middle...]))
      loader.end()
    }
    let (mirror, report) = loader.finish()
    // Whatever was understood is a state that can be written and read again.
    guard report.isUsable else { return }
    let files = StateWriter(mirror).files().map {
      (name: $0.name, text: String(decoding: $0.bytes, as: UTF8.self))
    }
    let (again, _) = SampleWorld.load(files)
    #expect(again.people.count == mirror.people.count, "seed \(seed)")
    #expect(again.records.count == mirror.records.count, "seed \(seed)")
  }

  @Test func `numbers are read as the nearest ones`() throws {
    var random = SplitMix64(seed: 1)
    for _ in 0..<3000 {
      let digits = Int.random(in: 1...17, using: &random)
      var text = random.pick(["", "-", "+"])
      for position in 0..<digits {
        if position > 0, !text.contains("."), random.chance(20) { text += "." }
        text += String(Int.random(in: 0...9, using: &random))
      }
      let read = Double(decimal: text.utf8.span)
      #expect(read == Double(text), "\(text)")
    }
    for text in ["", "-", ".", "1.", ".5", "1..2", "1e", "0x1", "nan", "1,5", " 1"] {
      let read = Double(decimal: text.utf8.span)
      #expect(read == nil, "\(text)")
    }
  }
}

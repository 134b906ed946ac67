import RuleSource
import RuleTestKit
import RuleYAML
import Testing

/// Random texts, each from a seed that replays it.
@Suite struct RandomTests {
  @Test(arguments: 0..<8)
  func `a random text means what was written`(block: Int) {
    for seed in (block * 250)..<(block * 250 + 250) {
      let written = RandomText(seed: UInt64(seed))
      let file = sourceFile(written.text)
      let (tree, found) = YAMLReader().read(file)
      let errors = found.map(\.kind.name)
      #expect(errors.isEmpty, "seed \(seed)")
      guard let root = tree.documents.first else { continue }
      #expect(meaning(root) == written.value, "seed \(seed)\n\(written.text)")
      let violations = TreeInvariants.violations(of: tree, found, in: file)
      #expect(violations.isEmpty, "seed \(seed)\n\(written.text)")
      checkScalars(root, in: file, seed: seed)
    }
  }

  private func meaning(_ node: YAMLNode) -> RandomText.Value {
    switch node.kind {
    case .scalar: .scalar(node.text)
    case .sequence: .sequence(node.items.map(meaning))
    case .mapping: .mapping(node.entries.map { ($0.key.text, meaning($0.value)) })
    }
  }

  /// Each scalar read alone has the same value, and its letters are where they are said to be.
  private func checkScalars(_ node: YAMLNode, in file: SourceFile, seed: Int) {
    for child in node.items + node.entries.flatMap({ [$0.key, $0.value] }) {
      checkScalars(child, in: file, seed: seed)
    }
    guard node.kind == .scalar, node.span.count > 0 else { return }
    let text = file.text(of: node.span)
    let again = YAMLReader().read(sourceFile(text)).tree.documents.first?.text ?? ""
    #expect(again == node.text, "seed \(seed): \(text)")
    for (offset, byte) in node.text.utf8.enumerated() where isLetter(byte) {
      #expect(file.bytes[node.sourceOffset(ofTextOffset: offset)] == byte, "seed \(seed): \(text)")
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
  }

  static let corpus: [[UInt8]] = fixtures(in: "yaml", ext: "yaml").compactMap { try? $0.bytes() }

  static let pieces: [String] = [
    "{{", "}}", "[", "]", "{", "}", ": ", ":", "- ", "-", "? ", "\n", "\r\n", "  ", "\t", "#", " #",
    "\"", "'", "|", ">", "|2-\n", "&a ", "*a", "!!x ", "---\n", "...\n", "%", "@", "`", "<<: ", ",",
    "\\", "\\u00", "é", "😀", "\u{2028}", "\u{A0}", "\u{0}", "\u{FEFF}", "a", " ",
  ]

  @Test(arguments: 0..<8)
  func `no damage to a file does harm`(block: Int) {
    for seed in (block * 500)..<(block * 500 + 500) {
      var random = SplitMix64(seed: UInt64(seed))
      var bytes = random.pick(Self.corpus)
      for _ in 0...Int.random(in: 0...5, using: &random) { damage(&bytes, &random) }
      let file = sourceFile(bytes)
      let (tree, found) = YAMLReader().read(file)
      let violations = TreeInvariants.violations(of: tree, found, in: file)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(violations.isEmpty, "seed \(seed)\n\(text)")
    }
  }

  private func damage(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
    switch Int.random(in: 0...9, using: &random) {
    case 0 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.removeSubrange(place..<end)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 3: bytes.removeSubrange(end...)
    case 4:
      let other = random.pick(Self.corpus)
      let start = Int.random(in: 0...other.count, using: &random)
      bytes.insert(contentsOf: other[start...].prefix(60), at: place)
    default: bytes.insert(contentsOf: Array(random.pick(Self.pieces).utf8), at: place)
    }
  }
}

import Foundation
import RuleSource
import RuleTestKit
import RuleYAML
import Testing

/// What is read without libyaml is what libyaml would have read.
@Suite struct DirectReaderTests {
  private static let reader = YAMLReader()

  /// Compares the two ways; returns whether the short one was taken.
  @discardableResult
  private func compare(_ bytes: [UInt8], _ name: String) -> Bool {
    let file = sourceFile(bytes)
    guard let direct = Self.reader.readDirectly(file) else { return false }
    let (thorough, found) = Self.reader.readThoroughly(file)
    #expect(
      TreeDump.text(of: direct, [], in: file) == TreeDump.text(of: thorough, found, in: file),
      "\(name)\n\(file.text(of: file.wholeSpan))")
    return true
  }

  @Test(arguments: FormatterTests.files)
  func `a file says the same either way`(path: String) throws {
    let bytes = [UInt8](try Data(contentsOf: packageRoot.appending(path: path)))
    let isDirect = compare(bytes, path)
    // Otherwise this suite would compare nothing.
    if path.hasPrefix("rules/") { #expect(isDirect, "\(path) is nothing unusual") }
  }

  @Test(arguments: 0..<8)
  func `random text says the same either way`(block: Int) {
    var count = 0
    for seed in (block * 150)..<(block * 150 + 150) {
      var random = SplitMix64(seed: UInt64(seed))
      var bytes = Array(RandomText(seed: UInt64(seed)).text.utf8).filter { $0 != 0x0D }
      if compare(bytes, "seed \(seed)") { count += 1 }
      RandomTests.damage(&bytes, &random)
      compare(bytes, "damaged, seed \(seed)")
    }
    #expect(count > 10)
  }

  @Test(arguments: [
    "a: |\n  x\n\n  y\n\n# c\nb: >-\n  x\n  y\n\n  z\nc: |-\n  x",
    "a:\n- b: 1\n  c:\n  - d\n-\n  - e\n- - f\n  - g\n",
    "a: [1, {b: c, \"d\": 'e'},\n  [], {}]  # f\nb: {\n  c: d\n}\n",
    "# a\n\nb:  # c\n  d: e # f\n    # g\nh: i#j\n---\nk: l:m\n",
  ])
  func `what rule files are made of is read directly`(text: String) {
    #expect(compare(Array(text.utf8), text))
  }

  @Test(arguments: [
    "a: &b c", "a: *b", "a: !c d", "a: \"\\n\"", "a: 'b''c'", "a: b\n  c", "a: 1 #1", "a: {{b}}",
    "? a", "a: 1\na: 2", "<<: a", "a\t: b", "a: b\r\n", "\u{FEFF}a: b", "a: \u{2028}", "%YAML 1.2",
    "--- a", "a: 1\n...\n", "a: [b\n  c]", "a: |2\n    b", "a: - b", "a: b: c", " a: b\n", "",
  ])
  func `what is unusual is left to libyaml`(text: String) {
    #expect(Self.reader.readDirectly(sourceFile(text)) == nil)
  }
}

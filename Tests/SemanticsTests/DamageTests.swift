import RuleFrontEndKit
import RuleSource
import RuleTestKit
import Testing

/// Workspaces broken at random: whatever stands there, the stages come to an end.
@Suite struct DamageTests {
  @Test(arguments: [UInt64](1...12))
  func `a damaged workspace gives findings within its files`(seed: UInt64) throws {
    let files =
      fixtures(in: "graphs", ext: "yaml") + fixtures(in: "diagnostics/semantics", ext: "yaml")
    var random = SplitMix64(seed: seed)
    for _ in 0..<40 {
      let text = String(decoding: try random.pick(files).bytes(), as: UTF8.self)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
      let broken = damaged(lines, &random).joined(separator: "\n")
      let frontEnd = FrontEnd(texts: [broken])
      for finding in frontEnd.mistakes + frontEnd.opinions {
        #expect(finding.span.end <= broken.utf8.count, "seed \(seed)")
      }
      let hasErrors = frontEnd.mistakes.contains {
        $0.severity == .error && $0.kind.name != "unknown-period-unit"
      }
      let again = FrontEnd(texts: [broken])
      #expect(again.mistakes.map(\.message) == frontEnd.mistakes.map(\.message), "seed \(seed)")
      if frontEnd.graph == nil {
        #expect(hasErrors, "seed \(seed): no graph and no error\n\(broken)")
      }
    }
  }

  private func damaged(_ lines: [String], _ random: inout SplitMix64) -> [String] {
    var lines = lines
    for _ in 0..<Int.random(in: 1...4, using: &random) where lines.count > 2 {
      let place = Int.random(in: 0..<lines.count, using: &random)
      let other = Int.random(in: 0..<lines.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: lines.remove(at: place)
      case 1: lines.swapAt(place, other)
      case 2: lines.insert(lines[other], at: place)
      case 3: lines[place] = exchanged(lines[place], with: lines[other])
      case 4: lines[place] = shuffled(lines[place], &random)
      default: lines[place] = lines[place].replacing(": ", with: ": ~ #", maxReplacements: 1)
      }
    }
    return lines
  }

  /// The key of one line with the value of another.
  private func exchanged(_ line: String, with other: String) -> String {
    guard let end = line.firstIndex(of: ":"), let start = other.firstIndex(of: ":") else {
      return line
    }
    return String(line[..<end]) + String(other[start...])
  }

  /// The line with two of its words in each other's place.
  private func shuffled(_ line: String, _ random: inout SplitMix64) -> String {
    let indent = line.prefix { $0 == " " }
    var words = line.split(separator: " ").map { String($0) }
    guard words.count > 1 else { return line }
    words.swapAt(
      Int.random(in: 0..<words.count, using: &random),
      Int.random(in: 0..<words.count, using: &random))
    return indent + words.joined(separator: " ")
  }
}

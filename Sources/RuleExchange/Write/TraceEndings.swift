import RuleRuntime
import SyncState

/// How trace lines end: with the rules of their records, and with the settings that decided where one
/// of the rules leaves a question open.
///
/// Most records rest on the rules of a record shortly before them. What was written for that one is
/// then written again.
struct TraceEndings: Sendable {
  private struct Kept {
    var rules = 0..<0
    var text = 0..<0
  }

  /// The settings that hold for the rules which leave a question open, as JSON, by the mark of the
  /// rule.
  private let settings: [[(rule: String, text: String)]]
  /// The last endings, by what the line says else.
  private var kept = [Kept](repeating: Kept(), count: slotCount)

  private static let slotCount = 64

  init(_ settings: SyncSettings) {
    var texts = [[(rule: String, text: String)]](repeating: [], count: 64)
    for policy in SyncPolicy.all {
      texts[Self.mark(policy.rule)].append(
        (policy.rule, "\"\(policy.name)\":\"\(policy.word(in: settings))\""))
    }
    self.settings = texts
  }

  /// Writes the rules in a range and their settings; lines of one slot probably have the same.
  mutating func write(
    _ rules: Swift.Span<Rule>, _ range: Range<UInt32>, slot: Int, _ line: inout ByteCursor
  ) {
    guard !range.isEmpty else { return }
    let range = Int(range.lowerBound)..<Int(range.upperBound)
    let slot = slot % Self.slotCount
    if Self.areSame(rules, range, kept[slot].rules) { return line.repeatBytes(kept[slot].text) }
    let start = line.position
    writeRules(rules.extracting(range), &line)
    writeSettings(rules.extracting(range), &line)
    kept[slot] = Kept(rules: range, text: start..<line.position)
  }

  private static func areSame(
    _ rules: Swift.Span<Rule>, _ left: Range<Int>, _ right: Range<Int>
  ) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count
    where rules[left.lowerBound + offset] != rules[right.lowerBound + offset] { return false }
    return true
  }

  private func writeRules(_ rules: Swift.Span<Rule>, _ line: inout ByteCursor) {
    line.append(",\"rules\":[")
    for index in rules.indices {
      line.append(index > 0 ? ",{\"id\":" : "{\"id\":" as StaticString)
      line.append(quoted: rules[index].id)
      if rules[index].confidence != .doc {
        line.append(",\"confidence\":\"")
        line.append(rules[index].confidence.rawValue)
        line.append("\"")
      }
      line.append("}")
    }
    line.append("]")
  }

  private func writeSettings(_ rules: Swift.Span<Rule>, _ line: inout ByteCursor) {
    var count = 0
    for index in rules.indices {
      let rule = rules[index].id
      for setting in settings[Self.mark(rule)] where setting.rule == rule {
        line.append(count == 0 ? ",\"settings\":{" : "," as StaticString)
        line.append(setting.text)
        count += 1
      }
    }
    if count > 0 { line.append("}") }
  }

  /// A number below 64 from the length and the end of a rule's id: most rules have no setting, which
  /// this tells without comparing names.
  private static func mark(_ rule: String) -> Int {
    (rule.utf8.count &* 31 &+ Int(rule.utf8.last ?? 0)) & 63
  }
}

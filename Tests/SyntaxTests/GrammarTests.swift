import Foundation
import RuleSyntax
import RuleTestKit
import Testing

@Suite struct GrammarTests {
  private let grammar: Grammar

  init() throws {
    let url = packageRoot.appending(path: "grammar/expressions.ebnf")
    grammar = try #require(Grammar(String(contentsOf: url, encoding: .utf8)))
  }

  /// The rules that stand for a whole value, with the parser that the program uses for it.
  private static let parsers: [String: @Sendable (String) -> Bool] = [
    "match": isValid(MatchNotation.self),
    "filter name": isValid(FilterNameNotation.self),
    "period": isValid(PeriodNotation.self),
    "offset": isValid(OffsetNotation.self),
    "qualify": isValid(QualifyNotation.self),
    "recurrence interval": isValid(RecurrenceIntervalNotation.self),
    "recurrence day": isValid(RecurrenceDayNotation.self),
    "date": isValid(DateNotation.self),
    "time": isValid(TimeNotation.self),
    "date time": isValid(DateTimeNotation.self),
    "date or date time": isValid(DateOrDateTimeNotation.self),
    "month": isValid(MonthNotation.self),
    "score change": isValid(ScoreChangeNotation.self),
    "salesforce id": isValid(SalesforceIDNotation.self),
    "template": { TokenTemplate.parse($0).errors.isEmpty },
  ]

  private static func isValid<Content: Notation>(
    _ notation: Content.Type
  ) -> @Sendable (String) -> Bool {
    { text in
      switch notation.parse(text) {
      case .success: true
      case .failure: false
      }
    }
  }

  @Test(arguments: parsers.keys.sorted())
  func `examples of the grammar agree with the program`(name: String) throws {
    let parser = try #require(Self.parsers[name])
    let (accepted, refused) = examples(of: name)
    #expect(!accepted.isEmpty && !refused.isEmpty)
    for example in accepted {
      #expect(grammar.accepts(example, by: name), "the grammar accepts \(example)")
      #expect(parser(example), "the program accepts \(example)")
    }
    for example in refused {
      #expect(!grammar.accepts(example, by: name), "the grammar refuses \(example)")
      #expect(!parser(example), "the program refuses \(example)")
    }
  }

  /// Small damage to an example must not make grammar and program disagree.
  @Test(arguments: parsers.keys.sorted())
  func `near misses of examples agree too`(name: String) throws {
    let parser = try #require(Self.parsers[name])
    var random = SplitMix64(seed: 7)
    for example in examples(of: name).accepted {
      for _ in 0..<200 {
        let text = damaged(example, &random)
        // A grammar cannot say that the reserved words are not names of filters.
        if ["all", "any"].contains(text.filter { $0 != " " }) { continue }
        // Nor what the last three characters of an id follow from.
        if name == "salesforce id", text.count == 18 { continue }
        #expect(grammar.accepts(text, by: name) == parser(text), "\(name): `\(text)`")
      }
    }
  }

  /// Returns the examples that follow a rule, those of its parts included.
  private func examples(of name: String) -> (accepted: [String], refused: [String]) {
    let names = Self.parsers.keys
    guard let start = grammar.rules.firstIndex(where: { $0.name == name }) else { return ([], []) }
    let own = grammar.rules[start...].prefix { $0.name == name || !names.contains($0.name) }
    return (own.flatMap(\.accepted), own.flatMap(\.refused))
  }

  private func damaged(_ text: String, _ random: inout SplitMix64) -> String {
    var characters = Array(text)
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      let place = Int.random(in: 0...characters.count, using: &random)
      if place < characters.count, random.chance(50) {
        characters.remove(at: place)
      } else {
        characters.insert(random.pick(Array(" 1(){}.:-+=sx")), at: place)
      }
    }
    return String(characters)
  }
}

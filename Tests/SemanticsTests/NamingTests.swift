import RuleFrontEndKit
import RuleGraph
import RuleSource
import RuleVocabulary
import SyncState
import Testing

/// How names find their assets, and words their position.
@Suite struct NamingTests {
  private static let programs = """
    channel: Webinar
    statuses:
      - {name: Registered, step: 10}
    ---
    program: Spring
    channel: Webinar
    ---
    program: Autumn
    channel: Webinar
    ---
    static_list: Guests
    program: Spring
    ---
    static_list: Guests
    program: Autumn
    ---
    static_list: Partners
    program: Autumn
    ---

    """

  @Test(
    arguments: [
      ("Spring", "Guests", "Spring.Guests"), ("Autumn", "Guests", "Autumn.Guests"),
      ("Spring", "Autumn.Guests", "Autumn.Guests"), ("Spring", "Partners", "Autumn.Partners"),
    ])
  func `a short name means the own program's asset, then the only one`(
    home: String, name: String, expected: String
  ) throws {
    let campaign = """
      smart_campaign: Welcome
      program: \(home)
      smart_list:
        filters:
          - member_of_list: \(name)
      flow:
        - send_email: Hello
      """
    let frontEnd = FrontEnd(texts: [Self.programs + campaign])
    #expect(frontEnd.mistakes.map(\.message) == [])
    let graph = try #require(frontEnd.graph)
    let texts = InstructionText(graph)
    #expect(
      texts.text(of: graph.campaigns[0].clauses[0].predicate) == "Member of List: \(expected)")
    #expect(graph.campaigns[0].name == "\(home).Welcome")
  }

  @Test func `assets are numbered by name in the order of Unicode scalars`() throws {
    let lists = ["b", "Z", "a", "é", "z", "😀", "ﬀ"].map { "static_list: \($0)\n" }
    let forward = try #require(FrontEnd(texts: lists).graph)
    let backward = try #require(FrontEnd(texts: lists.reversed()).graph)
    #expect(forward.assets.lists.map(\.name) == ["Z", "a", "b", "z", "é", "ﬀ", "😀"])
    #expect(forward.assets.lists.map(\.name) == backward.assets.lists.map(\.name))
  }

  @Test func `names that only look the same are different`() throws {
    let composed = "static_list: Caf\u{E9}\n"
    let decomposed = "static_list: Cafe\u{301}\n"
    let frontEnd = FrontEnd(texts: [composed, decomposed])
    #expect(frontEnd.mistakes.map(\.message) == [])
    #expect(frontEnd.graph?.assets.lists.count == 2)
  }

  @Test func `a campaign without an id is numbered by the rank of its name`() throws {
    let names = [("Beta", ""), ("Alpha", ""), ("Gamma", "id: 1099\n")]
    let texts = names.map { name, id in
      "smart_campaign: \(name)\n\(id)executable: true\nflow:\n  - send_email: Hello\n"
    }
    let graph = try #require(FrontEnd(texts: texts).graph)
    #expect(graph.campaigns.map(\.name) == ["Alpha", "Beta", "Gamma"])
    #expect(graph.campaigns.map(\.marketoID) == [1, 2, 1099])
  }

  @Test func `every word is found by its name, its label and its other names`() {
    let words = Vocabulary.standard
    for position in Vocabulary.Position.allCases {
      for (place, word) in words.words(position).enumerated() {
        guard case .word(place) = words.meaning(of: word.name, as: position) else {
          Issue.record("\(word.name) is not found")
          continue
        }
        for name in word.aliases + [word.label] + word.localizedLabels.map(\.text) {
          switch words.meaning(of: name, as: position) {
          case .word(let found), .otherName(let found): #expect(found == place, "\(name)")
          case .unknown: Issue.record("\(name) is not found")
          }
        }
        #expect(word.name == word.name.lowercased() && !word.name.contains(" "))
        #expect(word.summary.hasSuffix("."), "\(word.name)")
        #expect(!word.rules.isEmpty, "\(word.name)")
        for parameter in word.parameters { #expect(parameter.summary.hasSuffix(".")) }
      }
    }
  }

  @Test func `the names of standard fields, API names and other names differ`() {
    var seen: Set<String> = []
    for field in StandardFields.all {
      for name in [field.name, field.apiName] + field.aliases {
        #expect(seen.insert(name).inserted, "\(name) is taken")
      }
    }
    #expect(StandardFields.all.count >= 75)
  }
}

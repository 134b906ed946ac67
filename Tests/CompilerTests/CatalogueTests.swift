import Foundation
import RuleGraph
import RuleTestKit
import RuleVocabulary
import SyncState
import Testing

/// The words of the catalogue with their parameters, as `Tests/Fixtures/catalogue/words.csv` has
/// them: a missing constraint shows, and so does one too many (CAT-3 to CAT-6).
@Suite struct CatalogueTests {
  /// A row of the table: a word, the names that the screen and the API have for it, and its
  /// parameters with what they hold: a picker (P), a text (S), number (N), date (D) or truth value
  /// (B) with operators, a condition by the type of a field (F), one asset, field or place (A), a
  /// text without operators (T), a count (#), one of some words (C), a wait (W).
  struct Row: Sendable, CustomTestStringConvertible {
    let isBack: Bool
    let position: Vocabulary.Position
    let word: String
    let names: [String]
    let parameters: String

    var testDescription: String { "\(position.rawValue) \(word)" }

    init?(_ line: Substring) {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      isBack = cells[0] == "back"
      guard cells.count == 4,
        let position = Vocabulary.Position(rawValue: isBack ? "filter" : cells[0])
      else { return nil }
      self.position = position
      word = cells[1]
      names = cells[2].split(separator: "|").map(String.init)
      parameters = cells[3]
    }
  }

  static let rows: [Row] = {
    let url = packageRoot.appending(path: "Tests/Fixtures/catalogue/words.csv")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { Row($0) }
  }()

  private func find(_ name: String, _ position: Vocabulary.Position) -> Word? {
    Vocabulary.standard.words(position).first { $0.name == name }
  }

  private func parameters(of word: Word) -> Set<String> {
    Set(word.parameters.map { "\($0.name):\($0.kind.code)" })
  }

  @Test(arguments: rows)
  func `a word has the parameters of the catalogue, and its names mean it`(row: Row) throws {
    let word = try #require(find(row.word, row.position))
    var wanted = Set(row.parameters.split(separator: " ").map(String.init))
    if row.parameters.hasPrefix("=") {
      wanted = parameters(
        of: try #require(find(String(row.parameters.dropFirst()), .trigger)))
    }
    if row.isBack { wanted.formUnion(["date_of_activity:D", "minimum_times:#"]) }
    #expect(parameters(of: word) == wanted)
    let place = Vocabulary.standard.words(row.position).firstIndex { $0.name == row.word }
    for name in row.names {
      switch Vocabulary.standard.meaning(of: name, as: row.position) {
      case .word(let found), .otherName(let found): #expect(found == place, "\(name)")
      case .unknown: Issue.record("\(name) means nothing")
      }
    }
  }

  @Test func `every word that is not in the table is a behaviour`() {
    #expect(Self.rows.count > 100)
    let known = Set(Self.rows.map { "\($0.position.rawValue) \($0.word)" })
    for position in [Vocabulary.Position.trigger, .filter, .action] {
      for word in Vocabulary.standard.words(position)
      where !known.contains("\(position.rawValue) \(word.name)") {
        let name = word.name.hasPrefix("not_") ? String(word.name.dropFirst(4)) : word.name
        #expect(
          known.contains("filter \(name)") || word.activities.contains { $0.facts.isBehaviour },
          "\(position.rawValue) \(word.name)")
      }
    }
  }

  @Test func `no filter looks back at memberships of Salesforce campaigns (CAT-5)`() {
    let types: [ActivityType] = [
      .addToSFDCCampaign, .removeFromSFDCCampaign, .changeStatusInSFDCCampaign,
    ]
    let names = Vocabulary.standard.filters.filter { filter in
      filter.looksBack && filter.word.activities.contains { types.contains($0) }
    }.map(\.word.name)
    #expect(names == [])
  }
}

extension ParameterKind {
  /// What the parameter holds, in a letter.
  fileprivate var code: String {
    switch self {
    case .assetTest, .nameTest, .fieldTest, .placeTest, .choiceTest: "P"
    case .valueTest(let type):
      switch type.family {
      case .text: "S"
      case .number: "N"
      case .date, .datetime: "D"
      case .boolean: "B"
      }
    case .statusTest: "S"
    case .fieldCondition, .condition, .fieldValueTest: "F"
    case .boolean: "B"
    case .day: "D"
    case .asset, .people, .sfdcCampaignOrToken, .field, .programStatus, .memberStatus, .place: "A"
    case .fieldValue, .fieldValues, .scoreChange, .text, .tokenText, .alertAddresses: "T"
    case .count: "#"
    case .choice: "C"
    case .period, .waitEnd: "W"
    }
  }
}

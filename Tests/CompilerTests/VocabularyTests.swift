import RuleFrontEndKit
import RuleGraph
import RuleSource
import RuleVocabulary
import Testing

/// The words as a whole; their examples are run by the tests of the reference.
@Suite struct VocabularyTests {
  private static let assets = """
    sfdc_campaign: Q4 Launch
    statuses:
      - {label: Invited, default: true}
      - {label: Registered}
      - {label: Attended, responded: true}
    ---
    smart_campaign: Probe
    smart_list:
      triggers: [TRIGGER]
      filters: [FILTER]
    schedule: {active: true}
    flow:
      - STEP

    """

  @Test func `every activity filter has its inactivity filter, which is its negation (CAT-5)`() {
    let filters = Vocabulary.standard.filters.filter(\.looksBack)
    #expect(filters.count >= 50 && filters.count.isMultiple(of: 2))
    let names = Set(filters.map(\.word.name))
    for filter in filters where !filter.word.name.hasPrefix("not_") {
      #expect(names.contains("not_" + filter.word.name), "\(filter.word.name)")
    }
  }

  @Test func `labels in other languages are accepted by position, with a fix (CAT-1)`() throws {
    let japanese = "SFDCキャンペーンに追加"
    let text = Self.assets.replacing("TRIGGER", with: "{\(japanese): Q4 Launch}")
      .replacing("FILTER", with: "{Medlem i SFDC Campaign: Q4 Launch}")
      .replacing("STEP", with: "\(japanese): {campaign: Q4 Launch, status: Invited}")
    let frontEnd = FrontEnd(texts: [text])
    #expect(
      frontEnd.mistakes.map(\.message) == [
        "write `added_to_sfdc_campaign` instead of `\(japanese)`",
        "write `member_of_sfdc_campaign` instead of `Medlem i SFDC Campaign`",
        "write `add_to_sfdc_campaign` instead of `\(japanese)`",
      ])
    #expect(frontEnd.mistakes.allSatisfy { !$0.fixes.isEmpty })
    #expect(frontEnd.graph != nil)
  }
}

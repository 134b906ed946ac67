import RuleFrontEndKit
import RuleGraph
import RuleSource
import RuleVocabulary
import Testing

/// Every word as it is documented: its example means something and holds no mistake.
@Suite struct VocabularyTests {
  private static let assets = """
    channel: Webinar
    statuses:
      - {name: Invited, step: 5}
      - {name: Registered, step: 10}
      - {name: Attended, step: 20, success: true}
    ---
    program: Q4 Launch
    channel: Webinar
    ---
    program: Lifecycle
    channel: Webinar
    ---
    program: Routing
    channel: Webinar
    ---
    sfdc_campaign: Q4 Launch
    statuses:
      - {label: Invited, default: true}
      - {label: Registered}
      - {label: Attended, responded: true}
    ---
    static_list: Newsletter
    ---
    smart_list: Marketable people
    filters: [{person: {Unsubscribed: false}}]
    ---
    smart_campaign: Alert sales
    program: Lifecycle
    smart_list:
      triggers: [{campaign_is_requested: any}]
    schedule: {active: true}
    flow: [{send_email: Hello}]
    ---
    smart_campaign: Assign region
    program: Routing
    executable: true
    flow: [{send_email: Hello}]
    ---
    smart_campaign: Reminder
    program: Q4 Launch
    smart_list:
      triggers: [{added_to_list: Newsletter}]
    schedule: {active: true}
    flow: [{send_email: Hello}]
    ---
    smart_campaign: Probe
    smart_list:
      triggers: [TRIGGER]
      filters: [FILTER]
    schedule: {active: true}
    flow:
      - STEP

    """

  private func check(
    trigger: String = "{added_to_list: Newsletter}", filter: String = "",
    step: String = "send_email: Hello", _ name: String
  ) {
    let text = Self.assets.replacing("TRIGGER", with: trigger).replacing("FILTER", with: filter)
      .replacing("STEP", with: step)
    let frontEnd = FrontEnd(texts: [text])
    #expect(frontEnd.mistakes.map(\.message) == [], "\(name)")
    #expect(frontEnd.graph != nil, "\(name)")
  }

  private func inBraces(_ example: String) -> String {
    example.contains(":") ? "{\(example)}" : example
  }

  @Test(arguments: Vocabulary.standard.words(.trigger).map(\.name))
  func `the example of a trigger is right`(name: String) throws {
    let word = try #require(Vocabulary.standard.words(.trigger).first { $0.name == name })
    check(trigger: inBraces(word.example), name)
  }

  @Test(arguments: Vocabulary.standard.words(.filter).map(\.name))
  func `the example of a filter is right`(name: String) throws {
    let word = try #require(Vocabulary.standard.words(.filter).first { $0.name == name })
    check(filter: inBraces(word.example), name)
  }

  @Test(arguments: Vocabulary.standard.words(.action).map(\.name))
  func `the example of a flow step is right`(name: String) throws {
    let word = try #require(Vocabulary.standard.words(.action).first { $0.name == name })
    check(step: word.example, name)
  }

  @Test func `every activity filter has its inactivity filter, which is its negation (CAT-5)`() {
    let filters = Vocabulary.standard.filters.filter(\.looksBack)
    #expect(filters.count == 50)
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

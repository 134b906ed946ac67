import RuleSource
import Testing

@Suite struct SuggestionTests {
  @Test(
    arguments: [
      ("membr_of_program", "member_of_program"), ("Registred", "Registered"),
      ("member of list", "member_of_list"), ("qqqqqq", nil), ("", nil),
    ] as [(String, String?)])
  func `the nearest name is found`(word: String, expected: String?) {
    let names = ["member_of_program", "member_of_list", "Registered", "wait"]
    #expect(Suggestion.nearest(to: word, among: names) == expected)
  }

  @Test(
    arguments: [
      ("costs", "period_costs"), ("Fall", nil), ("Q4 Launch", "2026 Q4 Launch"), ("Q4", nil),
    ] as [(String, String?)])
  func `the only name that contains the word is meant`(word: String, expected: String?) {
    let names = ["period_costs", "Fall Roadshow Berlin", "Fall Roadshow Paris", "2026 Q4 Launch"]
    #expect(Suggestion.nearest(to: word, among: names) == expected)
  }

  @Test func `names that share most parts are akin`() {
    let names = ["wait", "opens_email", "clicks_link_in_email", "opens_sales_email"]
    #expect(Suggestion.related(to: "email_opened", among: names) == [names[1], names[3]])
    #expect(Suggestion.related(to: "is_a_friend", among: names) == [])
  }
}

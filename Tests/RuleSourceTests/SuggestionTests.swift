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
}

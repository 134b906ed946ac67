import RuleTestKit
import RuleWorkspace
import Testing

@Suite struct LanguageReferenceTests {
  @Test func `the committed reference is the one that the declarations give`() {
    assertGolden(LanguageReference().text, at: "docs/language/reference.md")
  }
}

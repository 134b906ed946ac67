import RuleTestKit
import Testing

@Suite struct TranscriptTests {
  @Test(arguments: fixtures(in: "console", ext: "console"))
  func `a session prints what its transcript says`(fixture: Fixture) throws {
    let text = String(decoding: try fixture.bytes(), as: UTF8.self)
    assertGolden(try Transcript(text).replay(), at: fixture.path)
  }
}

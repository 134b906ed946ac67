import RuleSource
import Testing

@Suite struct LineTableTests {
  @Test(
    arguments: [
      ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1), ("é→x", 5, 1, 3), ("", 0, 1, 1),
      ("a\n", 2, 2, 1),
    ])
  func `offsets become lines and columns`(text: String, offset: Int, line: Int, column: Int) {
    let file = SourceFile(id: FileID(0), path: "f", bytes: Array(text.utf8))
    #expect(file.position(of: offset) == Position(line: line, column: column))
  }

  @Test func `a line comes without its break`() {
    let file = SourceFile(id: FileID(0), path: "f", bytes: Array("one\r\ntwo\n".utf8))
    #expect(file.text(ofLine: 1) == "one")
    #expect(file.text(ofLine: 2) == "two")
    #expect(file.text(ofLine: 3) == "")
  }
}

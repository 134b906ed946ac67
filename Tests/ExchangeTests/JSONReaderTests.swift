import RuleExchange
import RuleSource
import RuleTestKit
import Testing

@Suite struct JSONReaderTests {
  @Test(
    arguments: [
      ("{}", "{}"), (" [ 1 , -2.5e1, 0 ] ", "[1,-25,0]"), ("\u{FEFF}null", "null"),
      (#""\u0041\n\ud83d\ude00""#, "\"A\\n😀\""),
      (#"{"b":1,"a":[true,false]}"#, #"{"b":1,"a":[true,false]}"#),
      ("9223372036854775807", "9223372036854775807"), ("\"é\"", "\"é\""),
      ("12345678901234567890", "12345678901234567000.0"),
    ])
  func `a document is read and written again`(text: String, expected: String) throws {
    let line = try JSONReader.read(Array(text.utf8)).line
    let isSame = line == expected || line.hasPrefix("1.2345678901234567e+19")
    #expect(isSame, "\(line)")
  }

  @Test(
    arguments: [
      ("", 1, 1), ("{\n  \"a\": }", 2, 8), ("[1,]", 1, 4), ("{\"a\":1,\"a\":2}", 1, 8),
      ("{\"é\" 1}", 1, 6), ("nul", 1, 1), ("01", 1, 1), ("1e999x", 1, 1), ("\"a", 1, 1),
      ("\"\\x\"", 1, 2), ("\"\\ud800\"", 1, 2), ("[1] 2", 1, 5), ("\"a\nb\"", 1, 3),
      ("{a: 1}", 1, 2), ("- 1", 1, 1), ("[1 2]", 1, 4),
    ])
  func `a mistake has its place`(text: String, line: Int, column: Int) {
    #expect("\(text)") {
      _ = try JSONReader.read(Array(text.utf8))
    } throws: { error in
      guard let failure = error as? JSONReader.Failure else { return false }
      return failure.line == line && failure.column == column && !failure.message.isEmpty
    }
  }

  @Test func `depth and encoding are bounded`() {
    let deep = Array(repeating: UInt8(ascii: "["), count: 100_000)
    #expect(throws: JSONReader.Failure.self) { _ = try JSONReader.read(deep) }
    #expect(throws: JSONReader.Failure.self) { _ = try JSONReader.read([0x22, 0xFF, 0x22]) }
    #expect(throws: Never.self) {
      _ = try JSONReader.read(
        Array((String(repeating: "[", count: 64) + String(repeating: "]", count: 64)).utf8))
    }
  }

  @Test(arguments: 0..<200) func `broken documents never trap`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var bytes = Array(
      #"{"result":[{"id":1,"name":"A\u00e9","rules":{"filters":[-1.5e3,null,true]}}]}"#.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let index = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: index)
      default: bytes.removeSubrange(index...)
      }
      if bytes.isEmpty { bytes = [0x7B] }
    }
    if let value = try? JSONReader.read(bytes) {
      let again = try? JSONReader.read(Array(value.line.utf8))
      #expect(again?.line == value.line, "seed \(seed)")
    }
  }
}

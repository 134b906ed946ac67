import RuleSource
import Testing

@Suite struct `JSON documents` {
  @Test(arguments: [[], [0], [-1, 10, 123_456_789, .min, .max]])
  func `lists of whole numbers look like any other list`(numbers: [Int]) {
    let list = JSON.array(numbers.map { .int($0) })
    #expect(JSON.ints(numbers).line == list.line)
    #expect(JSON.object([("ids", .ints(numbers))]).pretty == JSON.object([("ids", list)]).pretty)
  }
}

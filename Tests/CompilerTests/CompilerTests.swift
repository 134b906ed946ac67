import RuleFrontEndKit
import RuleGraph
import RuleSource
import RuleTestKit
import Testing

@Suite struct CompilerTests {
  @Test func `a workspace with an error gives no graph`() {
    let broken = FrontEnd(texts: ["program: A\nchannel: Missing\n"])
    #expect(broken.graph == nil)
    #expect(broken.mistakes.map(\.kind.name) == ["unknown-asset"])
  }
}

import RuleFrontEndKit
import RuleGraph
import RuleSource
import RuleTestKit
import Testing

@Suite struct GraphGoldenTests {
  @Test(arguments: fixtures(in: "graphs", ext: "yaml"))
  func `a workspace gives its graph in every form`(fixture: Fixture) throws {
    let file = SourceFile(id: FileID(0), path: fixture.name, bytes: try fixture.bytes())
    let frontEnd = FrontEnd(file)
    #expect((frontEnd.mistakes + frontEnd.opinions).map(\.message) == [])
    let graph = try #require(frontEnd.graph)
    assertGolden(GraphPrinter.text(graph), at: fixture.golden("graph"))
    assertGolden(GraphPrinter.dot(graph), at: fixture.golden("dot"))
    assertGolden(GraphPrinter.mermaid(graph), at: fixture.golden("mmd"))
    let places = GraphPrinter.json(graph) { span in
      .string("\(file.path):\(file.position(of: span.start).line)")
    }
    assertGolden(places, at: fixture.golden("json"))
  }
}

import Foundation
import RuleFrontEndKit
import RuleSource
import RuleTestKit
import Testing

@Suite struct RuleSetTests {
  @Test(arguments: ["webinar", "trade-show", "operations"])
  func `the example rule sets give no findings`(name: String) throws {
    let root = packageRoot.appending(path: "rules/\(name)")
    let walker = try #require(FileManager.default.enumerator(atPath: root.path))
    let paths = walker.compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }.sorted()
    try #require(paths.count > 3)
    let texts = try paths.map {
      try String(contentsOf: root.appending(path: $0), encoding: .utf8)
    }
    let frontEnd = FrontEnd(texts: texts)
    let findings = (frontEnd.mistakes + frontEnd.opinions).map { finding in
      let file = frontEnd.sources[finding.span.file]
      let line = file.position(of: finding.span.start).line
      return "\(paths[Int(finding.span.file.rawValue)]):\(line): \(finding.message)"
    }
    #expect(findings == [])
    #expect(frontEnd.graph != nil)
  }
}

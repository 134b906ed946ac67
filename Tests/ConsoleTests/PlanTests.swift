import Foundation
import RuleTestKit
import Testing

/// The plans of the example rule sets, against goldens.
@Suite struct PlanTests {
  @Test(arguments: RuleSetTests.names)
  func `the plan of an example comes out as expected and twice the same`(name: String) throws {
    let folder = try CommandLineTool.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let runs = ["first", "second"].map { folder.appending(path: $0) }
    let results = try runs.map { run in
      try CommandLineTool.run(
        [
          "plan", "rules/\(name)", "--state", "rules/\(name)/state", "--at", "2026-10-01T09:00",
          "--quiet", "--out", run.path,
        ], in: packageRoot)
    }
    // The operations set maps no program, so that there is no difference.
    let code: Int32 = name == "operations" ? 0 : 1
    #expect(results.allSatisfy { $0.code == code }, "\(results.map(\.errors))")
    #expect(results[0].output == results[1].output)
    assertGolden(results[0].output, at: "Tests/Fixtures/plan/\(name).txt")
    for file in ["plan.json", "salesforce/README.txt"] {
      let bytes = try runs.map { try Data(contentsOf: $0.appending(path: file)) }
      #expect(bytes[0] == bytes[1], "\(file) differs between two runs")
    }
  }
}

import Foundation
import SyncKit
import Testing

/// The list of mistakes fits the sources; `make mutants` shows that each is found.
@Suite struct `Mutants` {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func `every mistake has its place in the sources`() throws {
    #expect(Mutant.all.count >= 20)
    #expect(Set(Mutant.all.map(\.name)).count == Mutant.all.count)
    for mutant in Mutant.all {
      let url = Self.root.appending(path: mutant.path)
      let text = try String(contentsOf: url, encoding: .utf8)
      let count = text.ranges(of: mutant.original).count
      #expect(count == 1, "\(mutant.name): adapt the list in Tests/SyncKit/Mutant.swift")
      #expect(mutant.mutated.contains("MUTANT"))
    }
  }
}

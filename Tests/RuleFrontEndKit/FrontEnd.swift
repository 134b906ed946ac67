import RuleCompiler
package import RuleGraph
import RuleLints
package import RuleSemantics
package import RuleSource
import RuleSyntax
import RuleYAML
import SyncState

/// The stages from bytes to the graph, for tests.
package struct FrontEnd {
  /// The files.
  package private(set) var sources = SourceMap()
  /// The resolved workspace.
  package let program: ResolvedWorkspace
  /// What the stages before linting found, in the order of reports.
  package let mistakes: [Diagnostic]
  /// What linting found.
  package let opinions: [Diagnostic]
  /// The graph; nil when something could not be resolved.
  package let graph: ExecutionGraph?

  /// Runs the stages over a file.
  package init(_ file: SourceFile) {
    self.init([file])
  }

  /// Runs the stages over texts, one file each.
  package init(texts: [String]) {
    self.init(
      texts.enumerated().map { position, text in
        SourceFile(
          id: FileID(UInt32(position)), path: "\(position).yaml", bytes: Array(text.utf8))
      })
  }

  private init(_ files: [SourceFile]) {
    var found: [Diagnostic] = []
    var trees: [SyntaxTree] = []
    for file in files {
      sources.add(file)
      let (yaml, unreadable) = YAMLReader().read(file)
      let (tree, malformed) = SyntaxDecoder().decode(yaml, in: file)
      found += unreadable + malformed
      trees.append(tree)
    }
    let (program, unresolved) = Resolver().resolve(trees) { name in
      name == "Europe/Stockholm" ? Self.stockholm : name == "UTC" ? .utc : nil
    }
    self.program = program
    mistakes = (found + unresolved).sorted(by: Diagnostic.reportOrder)
    opinions = Linter().lint(program)
    graph = Compiler().compile(program).graph
  }

  /// Central European time as far as the tests need it: the year 2026.
  private static let stockholm = TimeZoneTable(
    name: "Europe/Stockholm", firstOffset: 3600,
    changes: [(at: 1_774_746_000, offset: 7200), (at: 1_792_890_000, offset: 3600)])
}

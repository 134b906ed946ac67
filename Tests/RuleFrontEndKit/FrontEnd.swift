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
  /// What linting found for those who ask for it by name.
  package let requested: [Diagnostic]
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
    var problems: [Diagnostic] = []
    var trees: [SyntaxTree] = []
    for file in files {
      sources.add(file)
      let (yaml, unreadable) = YAMLReader().read(file)
      let (tree, malformed) = SyntaxDecoder().decode(yaml, in: file)
      problems += unreadable + malformed
      trees.append(tree)
    }
    let (program, unresolved) = Resolver().resolve(trees) { Self.zones[$0] }
    self.program = program
    mistakes = (problems + unresolved).sorted(by: Diagnostic.reportOrder)
    let found = Linter(program).findings()
    opinions = found.filter { !$0.kind.isOptIn }
    requested = found.filter(\.kind.isOptIn)
    graph = Compiler().compile(program)
  }

  /// The time zones that tests use; of their changes only those of 2026 matter.
  private static let zones: [String: TimeZoneTable] = {
    let zones = [
      zone("Europe/Stockholm", 3600, 1_774_746_000, 1_792_890_000),
      zone("Europe/Berlin", 3600, 1_774_746_000, 1_792_890_000),
      zone("America/New_York", -18_000, 1_772_953_200, 1_793_512_800),
      TimeZoneTable.utc,
    ]
    return Dictionary(zones.map { ($0.name, $0) }) { first, _ in first }
  }()

  private static func zone(
    _ name: String, _ offset: Int32, _ spring: Int64, _ autumn: Int64
  ) -> TimeZoneTable {
    TimeZoneTable(
      name: name, firstOffset: offset,
      changes: [(at: spring, offset: offset + 3600), (at: autumn, offset: offset)])
  }
}

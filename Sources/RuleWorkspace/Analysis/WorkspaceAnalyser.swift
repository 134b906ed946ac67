import RuleCompiler
import RuleLints
import RuleRuntime
import RuleSemantics
public import RuleSource
import RuleSyntax
import RuleYAML
public import SyncState

/// The road from the files of a workspace to findings and a graph.
public struct WorkspaceAnalyser: Sendable {
  private let limits: Limits
  private let zones: @Sendable (String) -> TimeZoneTable?

  /// Creates an analyser; `zones` finds a time zone by its IANA name.
  public init(
    limits: Limits = .standard, zones: @escaping @Sendable (String) -> TimeZoneTable?
  ) {
    self.limits = limits
    self.zones = zones
  }

  /// Reads, resolves and lints the files of one workspace, and looks for campaigns that get into
  /// each other's way.
  ///
  /// `sources` are the files of workspaces that were analysed before; spans go on from there. An
  /// analysis that is kept in a cache needs to know what each file says.
  public func analyse(
    _ files: [WorkspaceFile], after sources: SourceMap = SourceMap(), forCache: Bool = false,
    observing: (Phase) -> Void = { _ in }
  ) -> WorkspaceAnalysis {
    var sources = sources
    let firstID = sources.files.count
    let parsed = Workers.processors.map(files.count) {
      parse(files[$0], id: FileID(UInt32(firstID + $0)), forCache: forCache)
    }
    for file in parsed { sources.add(file.source) }
    observing(.parsing)
    var diagnostics = parsed.flatMap(\.diagnostics)
    let (workspace, problems) = Resolver().resolve(
      parsed.map(\.tree), zones: zones, workers: Workers.processors)
    diagnostics += problems
    observing(.resolving)
    let isReadable = !diagnostics.contains { $0.severity == .error }
    let (opinions, graph) = isReadable ? self.opinions(about: workspace) : ([], nil)
    diagnostics += opinions
    observing(.analysing)
    let found = Cascade(sources).pruned(diagnostics).map(LookAlike(sources).explained)
    let content = WorkspaceAnalysis.Content(
      isComplete: isReadable, diagnostics: found.sorted(by: Diagnostic.reportOrder),
      checks: parsed.flatMap(\.checks), suppressions: parsed.flatMap(\.suppressions),
      suppressionMistakes: parsed.flatMap(\.suppressionMistakes))
    return WorkspaceAnalysis(
      sources: sources, content: content, workspace: isReadable ? workspace : nil,
      firstID: firstID, meanings: forCache ? parsed.compactMap(\.meaning) : nil,
      trees: parsed.map(\.tree), graph: graph)
  }

  /// A part of an analysis that has just ended.
  public enum Phase: String, Sendable {
    /// Reading texts as trees, and trees as definitions.
    case parsing
    /// Finding what names mean.
    case resolving
    /// Lints, and what campaigns do to each other.
    case analysing
  }

  /// What the lints find, and what campaigns do to each other, with the graph that shows it.
  private func opinions(
    about workspace: ResolvedWorkspace
  ) -> (diagnostics: [Diagnostic], graph: PreparedGraph?) {
    let linter = Linter(workspace)
    let parts = Workers.processors.map(linter.pieceCount + 1) {
      number -> (found: [Diagnostic], graph: PreparedGraph?) in
      // The graph takes longest, so it comes first.
      guard number == 0 else { return (linter.findings(inPiece: number - 1), nil) }
      return ([], Compiler().compile(workspace).map { PreparedGraph($0) })
    }
    let graph = parts[0].graph
    return ((graph.map(interactions) ?? []) + parts.flatMap(\.found), graph)
  }

  private func interactions(in graph: PreparedGraph) -> [Diagnostic] {
    let races = RaceCheck(graph)
    let (found, pairs) = Workers.processors.both(
      { LoopCheck(graph).findings() + ConflictCheck(graph).findings() }, { races.pairs() })
    return found + races.findings(pairs, Workers.processors)
  }

  /// What one file says; a class, because it is handed on several times.
  private final class ParsedFile: Sendable {
    let source: SourceFile
    let tree: SyntaxTree
    let diagnostics: [Diagnostic]
    let suppressions: [Suppression]
    let suppressionMistakes: [Diagnostic]
    let meaning: Digest?
    /// What `checks:` says.
    let checks: [CheckSetting]

    init(
      _ source: SourceFile, _ tree: SyntaxTree, _ diagnostics: [Diagnostic],
      _ suppressions: (suppressions: [Suppression], diagnostics: [Diagnostic]), meaning: Digest?
    ) {
      self.source = source
      self.tree = tree
      self.diagnostics = diagnostics
      self.suppressions = suppressions.suppressions
      suppressionMistakes = suppressions.diagnostics
      self.meaning = meaning
      checks = tree.definitions.flatMap { definition -> [CheckSetting] in
        guard case .workspace(let workspace) = definition else { return [] }
        return workspace.checks.map { setting in
          CheckSetting(
            name: setting.name.value, nameSpan: setting.name.span,
            severity: Severity(rawValue: setting.value.value))
        }
      }
    }
  }

  private func parse(_ file: WorkspaceFile, id: FileID, forCache: Bool) -> ParsedFile {
    let source = SourceFile(id: id, path: file.path, bytes: file.bytes)
    let (yaml, readProblems) = YAMLReader(limits: limits).read(source)
    let (tree, decodeProblems) = SyntaxDecoder().decode(yaml, in: source)
    return ParsedFile(
      source, tree, readProblems + decodeProblems, Suppression.read(yaml.comments, in: source),
      meaning: forCache ? yaml.meaning : nil)
  }
}

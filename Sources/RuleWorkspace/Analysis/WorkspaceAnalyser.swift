import Dispatch
import RuleCompiler
public import RuleGraph
import RuleLints
import RuleRuntime
import RuleSemantics
public import RuleSource
import RuleSyntax
import RuleYAML
public import SyncState
import Synchronization

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

  /// Reads, resolves and lints the files of one workspace, and looks for
  /// campaigns that get into each other's way.
  ///
  /// `sources` are the files of workspaces that were analysed before; spans go on from there.
  public func analyse(
    _ files: [WorkspaceFile], after sources: SourceMap = SourceMap()
  ) -> WorkspaceAnalysis {
    var sources = sources
    let parsed = parse(files, firstID: sources.files.count)
    for file in parsed { sources.add(file.source) }
    var diagnostics = parsed.flatMap(\.diagnostics)
    let (workspace, problems) = Resolver().resolve(parsed.map(\.tree), zones: zones)
    diagnostics += problems
    let isReadable = !diagnostics.contains { $0.severity == .error }
    if isReadable {
      diagnostics += Linter().lint(workspace)
      if let graph = Compiler().compile(workspace).graph {
        let prepared = PreparedGraph(graph)
        diagnostics += LoopCheck(prepared).findings() + ConflictCheck(prepared).findings()
      }
    }
    return WorkspaceAnalysis(
      sources: sources, diagnostics: diagnostics.sorted(by: Diagnostic.reportOrder),
      workspace: isReadable ? workspace : nil,
      checks: parsed.flatMap(\.checks), suppressions: parsed.flatMap(\.suppressions),
      suppressionMistakes: parsed.flatMap(\.suppressionMistakes))
  }

  private struct ParsedFile: Sendable {
    let source: SourceFile
    let tree: SyntaxTree
    let diagnostics: [Diagnostic]
    let suppressions: [Suppression]
    let suppressionMistakes: [Diagnostic]

    /// What `checks:` says.
    var checks: [CheckSetting] {
      tree.definitions.flatMap { definition -> [CheckSetting] in
        guard case .workspace(let workspace) = definition else { return [] }
        return workspace.checks.map { setting in
          CheckSetting(
            name: setting.name.value, nameSpan: setting.name.span,
            severity: Severity(rawValue: setting.value.value))
        }
      }
    }
  }

  /// Reads the files side by side; the result does not depend on how many run at once.
  private func parse(_ files: [WorkspaceFile], firstID: Int) -> [ParsedFile] {
    let slots = Mutex([ParsedFile?](repeating: nil, count: files.count))
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let parsed = parse(files[index], id: FileID(UInt32(firstID + index)))
      slots.withLock { $0[index] = parsed }
    }
    return slots.withLock { $0.compactMap(\.self) }
  }

  private func parse(_ file: WorkspaceFile, id: FileID) -> ParsedFile {
    let source = SourceFile(id: id, path: file.path, bytes: file.bytes)
    let (yaml, readProblems) = YAMLReader(limits: limits).read(source)
    let (tree, decodeProblems) = SyntaxDecoder().decode(yaml, in: source)
    let (suppressions, suppressionMistakes) = Suppression.read(yaml.comments, in: source)
    return ParsedFile(
      source: source, tree: tree, diagnostics: readProblems + decodeProblems,
      suppressions: suppressions, suppressionMistakes: suppressionMistakes)
  }
}

/// What the analysis of a workspace made.
public struct WorkspaceAnalysis: Sendable {
  /// The files that findings refer to, those of earlier workspaces included.
  public let sources: SourceMap
  /// The findings, in report order.
  public let diagnostics: [Diagnostic]
  /// The resolved workspace; nil when there are errors.
  let workspace: ResolvedWorkspace?
  /// The severities that the workspace sets.
  public let checks: [CheckSetting]
  /// The comments that suppress findings.
  let suppressions: [Suppression]
  /// What is wrong with such comments.
  let suppressionMistakes: [Diagnostic]

  /// Whether every check could look at the workspace; with errors, the later ones do not.
  public var isComplete: Bool { workspace != nil }

  /// The execution graph, compiled at each call; nil when there are errors.
  public func compile() -> ExecutionGraph? { workspace.flatMap { Compiler().compile($0).graph } }

  /// The number of findings that are errors.
  public var errorCount: Int { diagnostics.count { $0.severity == .error } }
}

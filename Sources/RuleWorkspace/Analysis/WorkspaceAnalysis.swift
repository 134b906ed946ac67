import RuleCompiler
public import RuleGraph
import RuleRuntime
import RuleSemantics
public import RuleSource
import RuleSyntax
public import SyncState

/// What the analysis of a workspace made.
public struct WorkspaceAnalysis: Sendable {
  /// The files that findings refer to, those of earlier workspaces included.
  public let sources: SourceMap
  /// What was found.
  private(set) var content: Content
  /// The resolved workspace; nil when there are errors, or when the findings come from a cache.
  let workspace: ResolvedWorkspace?
  /// The number of files of earlier workspaces.
  let firstID: Int
  /// What each file says; nil unless somebody wanted to keep it.
  let meanings: [Digest]?
  /// The definitions of all files and the graph that was looked at, so that a process that is about to
  /// end need not take them apart.
  private let remains: (trees: [SyntaxTree], graph: PreparedGraph?)

  init(
    sources: SourceMap, content: Content, workspace: ResolvedWorkspace?, firstID: Int,
    meanings: [Digest]?, trees: [SyntaxTree] = [], graph: PreparedGraph? = nil
  ) {
    remains = (trees, graph)
    self.sources = sources
    self.content = content
    self.workspace = workspace
    self.firstID = firstID
    self.meanings = meanings
  }

  /// Creates an analysis from what an earlier one found.
  init(cached content: Content, sources: SourceMap, firstID: Int) {
    self.init(
      sources: sources, content: content, workspace: nil, firstID: firstID, meanings: nil)
  }

  /// What was found.
  struct Content: Sendable {
    let isComplete: Bool
    /// The findings, in report order.
    var diagnostics: [Diagnostic]
    /// The severities that the workspace sets.
    let checks: [CheckSetting]
    /// The comments that suppress findings.
    var suppressions: [Suppression]
    /// What is wrong with such comments.
    var suppressionMistakes: [Diagnostic]
  }

  /// The findings, in report order.
  public var diagnostics: [Diagnostic] { content.diagnostics }

  /// The severities that the workspace sets.
  var checks: [CheckSetting] { content.checks }

  /// The comments that suppress findings.
  var suppressions: [Suppression] { content.suppressions }

  /// What is wrong with such comments.
  var suppressionMistakes: [Diagnostic] { content.suppressionMistakes }

  /// Whether every check could look at the workspace; with errors, the later ones do not.
  public var isComplete: Bool { content.isComplete }

  /// The execution graph, compiled at each call; nil when there are errors, or when the findings come
  /// from a cache.
  public func compile() -> ExecutionGraph? { workspace.flatMap { Compiler().compile($0) } }

  /// Returns the analysis with findings about who would become a Salesforce lead (V-18).
  ///
  /// The people are those of an exported state, loaded for the graph, as they are at an instant.
  public func examining(
    _ mirror: Mirror, of graph: ExecutionGraph, at now: Instant
  ) -> WorkspaceAnalysis {
    let mappings = workspace?.programs.map(\.mappingSpan) ?? []
    let check = LeadCreationCheck(graph: graph, mappings: mappings, mirror: mirror, now: now)
    var analysis = self
    analysis.content.diagnostics =
      Cascade(sources).pruned(diagnostics + check.findings()).sorted(by: Diagnostic.reportOrder)
    return analysis
  }
}

extension WorkspaceAnalysis.Content {
  /// Whether a finding or a setting points into a file.
  func touches(_ file: FileID) -> Bool {
    checks.contains { $0.nameSpan.file == file } || diagnostics.contains { $0.touches(file) }
  }

  /// Replaces the suppressions of a file by what its comments say now.
  mutating func replaceSuppressions(
    of file: SourceFile, by found: (suppressions: [Suppression], diagnostics: [Diagnostic])
  ) {
    let next = suppressions.firstIndex { $0.span.file >= file.id } ?? suppressions.endIndex
    suppressions.removeAll { $0.span.file == file.id }
    suppressions.insert(contentsOf: found.suppressions, at: next)
    let nextMistake =
      suppressionMistakes.firstIndex { $0.span.file >= file.id } ?? suppressionMistakes.endIndex
    suppressionMistakes.removeAll { $0.span.file == file.id }
    suppressionMistakes.insert(contentsOf: found.diagnostics, at: nextMistake)
  }
}

extension Diagnostic {
  fileprivate func touches(_ file: FileID) -> Bool {
    span.file == file || labels.contains { $0.span.file == file }
      || fixes.contains { $0.edits.contains { $0.span.file == file } }
  }
}

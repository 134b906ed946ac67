import RuleGraph
import RuleSource
import RuleWorkspace
import SystemPackage

/// A workspace that could be compiled; commands that run it begin here.
struct CompiledWorkspace {
  /// The graph.
  let graph: ExecutionGraph
  /// The files, for the places of findings.
  let sources: SourceMap

  /// Reads and compiles a workspace; prints its errors and throws exit code 1 when it has some.
  ///
  /// `extra` are rule files from elsewhere that belong to this run, such as scenarios.
  init(_ path: String, extra: [String] = []) throws {
    try self.init(WorkspaceLocation.single(path), extra: extra)
  }

  /// Reads and compiles a workspace that was found.
  init(_ location: WorkspaceLocation, extra: [String] = []) throws {
    var timings = Timings(isOn: false)
    let loaded = try LoadedWorkspaces([location], extra: extra, timings: &timings)
    if loaded.hasFailures { throw ExitStatus.unfinished }
    guard let graph = loaded.analyses.first?.compile() else {
      let errors = loaded.report.diagnostics.filter { $0.severity == .error }
      let report = Report(
        sources: loaded.report.sources, diagnostics: errors, toolVersion: Version.text)
      let style = ReportFormat.Style(
        usesColor: Console.usesColor(.auto, on: .standardError), usesASCII: Console.usesASCII)
      Console.log(ReportFormat.textReport(report, style: style))
      Console.log("the workspace cannot be compiled: \(report.headline)")
      throw ExitStatus.findings
    }
    self.graph = graph
    sources = loaded.report.sources
  }
}

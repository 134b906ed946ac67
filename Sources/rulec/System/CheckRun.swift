import RuleExchange
import RuleGraph
import RuleSource
import RuleWorkspace
import SyncState
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A check of some workspaces: what is found once configuration, suppressions, baselines and the
/// flags of the command have been heard.
struct CheckRun {
  /// What is asked for.
  struct Request {
    /// The workspaces.
    var locations: [WorkspaceLocation]
    /// Which findings are shown.
    var selection = CheckSelection()
    /// The path of the baseline; nil for the one beside `rulec.yaml`, if there is one.
    var baseline: String?
    /// Whether the baseline is about to be written, so that it need not be there.
    var writesBaseline = false
    /// The files that findings must touch; nil for any.
    var changed: Set<String>?
    /// Whether findings may come from an earlier run, and are kept for the next one.
    var usesCache = false
    /// Whether the parts of the run are timed, for the benchmarks.
    var isTimed = false
    /// The state whose people are counted; nil for none.
    var state: StateRequest?
  }

  /// The exported state that is looked at besides the rules.
  struct StateRequest {
    /// Folders and files.
    let paths: [String]
    /// The instant that counts as now, as it was given; nil for now.
    let at: String?
    /// Whether only errors of the data are told.
    let isQuiet: Bool
  }

  /// The findings that are shown.
  let report: Report
  private let loaded: LoadedWorkspaces
  /// Files that were not read although their names are almost those of rule files.
  var misnamed: [String] { loaded.misnamed }
  /// Whether a file could not be read; its message went to standard error.
  let hasFailures: Bool
  /// A baseline of what is found now, for each workspace that could be checked to the end; none unless
  /// they are to be written.
  let newBaselines: [(path: String, text: String, count: Int)]

  /// Reads and checks; `inputs` stand for the files of their paths.
  init(_ request: Request, replacing inputs: [WorkspaceFile] = []) throws {
    var timings = Timings(isOn: request.isTimed)
    let loaded = try LoadedWorkspaces(
      request.locations, replacing: inputs, usesCache: request.usesCache && inputs.isEmpty,
      timings: &timings)
    timings.log()
    self.loaded = loaded
    let today = Self.today
    var sources = loaded.sources
    var diagnostics: [Diagnostic] = []
    var suppressed: [SuppressedDiagnostic] = []
    var newBaselines: [(path: String, text: String, count: Int)] = []
    for (location, rules) in zip(loaded.locations, loaded.analyses) {
      let analysis = try request.state.map { try $0.examine(rules) } ?? rules
      let path =
        request.baseline ?? WorkspaceLocation.join(location.root, Baseline.fileName)
      var baseline: Baseline?
      var next = sources
      let isNeeded = request.baseline != nil && !request.writesBaseline
      if isNeeded || Directory.contains(path) {
        let bytes = try FileReader.read(path, sizeMax: Limits.standard.fileBytesMax)
        let id = next.add(path: path, bytes: bytes)
        baseline = Baseline(next[id])
      }
      let outcome = Triage(
        today: today, root: location.root, selection: request.selection
      ).decide(
        analysis, baseline: baseline, makesBaseline: request.writesBaseline)
      if analysis.isComplete, request.writesBaseline {
        newBaselines.append((path, outcome.newBaseline, outcome.newBaselineCount))
      }
      let isWanted = { (diagnostic: Diagnostic) in
        request.isWanted(diagnostic, in: next, of: location)
      }
      let shown = outcome.diagnostics.filter(isWanted)
      // The baseline is a file of the report only when something is said about it.
      if shown.contains(where: { Int($0.span.file.rawValue) >= sources.files.count }) {
        sources = next
      }
      diagnostics += shown
      suppressed += outcome.suppressed.filter { isWanted($0.diagnostic) }
    }
    report = Report(
      sources: sources, diagnostics: diagnostics, suppressed: suppressed,
      toolVersion: Version.text)
    hasFailures = loaded.hasFailures
    self.newBaselines = newBaselines
  }

  /// The day, in UTC; suppressions end by it.
  private static var today: CivilDate {
    CivilDate(daysSince1970: Int32(clamping: time(nil) / 86_400))
  }
}

extension CheckRun.Request {
  fileprivate func isWanted(
    _ diagnostic: Diagnostic, in sources: SourceMap, of location: WorkspaceLocation
  ) -> Bool {
    guard selection.contains(diagnostic.kind) else { return false }
    let isPartial = location.only != nil || changed != nil
    // A part of a workspace says nothing about what became of a whole baseline.
    if isPartial, diagnostic.kind == CheckDiagnostics.staleBaselineEntry { return false }
    if diagnostic.kind == CheckDiagnostics.malformedBaseline { return true }
    guard location.wants(sources[diagnostic.span.file].path) else { return false }
    guard let changed else { return true }
    return ([diagnostic.span] + diagnostic.labels.map(\.span)).contains { span in
      changed.contains(sources[span.file].path)
    }
  }
}

extension CheckRun.StateRequest {
  /// Returns the analysis with findings about the people of the state; as it is when the rules
  /// cannot be compiled.
  fileprivate func examine(_ analysis: WorkspaceAnalysis) throws -> WorkspaceAnalysis {
    guard let graph = analysis.compile() else { return analysis }
    let now = try at.map { try Instant($0, of: "--at", in: graph.zone) } ?? .now
    var progress = Progress(quiet: isQuiet)
    defer { progress.clear() }
    let data = DataFiles(badRows: .stop, isQuiet: true)
    let (mirror, _) = try data.loadState(paths, graph: graph, &progress)
    return analysis.examining(mirror, of: graph, at: now)
  }
}

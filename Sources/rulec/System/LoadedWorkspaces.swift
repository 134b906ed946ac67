import RuleSource
import RuleWorkspace

/// The workspaces that a command is about, read and analysed.
struct LoadedWorkspaces {
  /// Where they are.
  let locations: [WorkspaceLocation]
  /// What the analysis of each made.
  let analyses: [WorkspaceAnalysis]
  /// The files of all.
  let sources: SourceMap
  /// The findings of all, in files that were asked for, whatever configuration says about them.
  let report: Report
  /// Whether a file could not be read; its message went to standard error.
  let hasFailures: Bool
  /// Files that were not read although their names are almost those of rule files.
  let misnamed: [String]

  /// Reads and analyses workspaces.
  ///
  /// `inputs` stand for the files of their paths, whether or not those exist; `extra` are further
  /// rule files that belong to each workspace. With a cache, the findings may be those of an earlier
  /// run, and there is nothing to compile.
  init(
    _ locations: [WorkspaceLocation], replacing inputs: [WorkspaceFile] = [],
    extra: [String] = [], usesCache: Bool = false, timings: inout Timings
  ) throws {
    var sources = SourceMap()
    var diagnostics: [Diagnostic] = []
    var analyses: [WorkspaceAnalysis] = []
    var hasFailures = false
    var misnamed: [String] = []
    for location in locations {
      var (files, failures, others) = try location.readFiles()
      misnamed += others
      for failure in failures { Console.log("error: \(failure.message)") }
      hasFailures = hasFailures || !failures.isEmpty
      for path in extra where !files.contains(where: { $0.path == path }) {
        let bytes = try FileReader.read(path, sizeMax: Limits.standard.fileBytesMax)
        files.append(WorkspaceFile(path: path, bytes: bytes))
      }
      for input in inputs where location.owns(input.path, among: locations) {
        files.removeAll { $0.path == input.path }
        let index = files.firstIndex { $0.path > input.path } ?? files.endIndex
        files.insert(input, at: index)
      }
      timings.end("reading")
      let analysis =
        usesCache
        ? AnalysisStore(root: location.root).analyse(files, after: sources)
        : WorkspaceAnalyser(zones: ZoneFiles.load).analyse(files, after: sources) { phase in
          timings.end(phase.rawValue)
        }
      sources = analysis.sources
      diagnostics += analysis.diagnostics.filter { location.wants(sources[$0.span.file].path) }
      analyses.append(analysis)
    }
    self.locations = locations
    self.analyses = analyses
    self.sources = sources
    self.hasFailures = hasFailures
    self.misnamed = misnamed
    report = Report(sources: sources, diagnostics: diagnostics, toolVersion: Version.text)
  }
}

extension WorkspaceLocation {
  /// Returns the workspace around a file that need not exist.
  static func enclosing(_ file: String) throws -> WorkspaceLocation {
    let slash = file.lastIndex(of: "/")
    let folder = slash.map { String(file[..<$0]) } ?? "."
    guard let location = try find([folder]).first else {
      throw UsageError("`\(file)` belongs to no workspace")
    }
    return WorkspaceLocation(root: location.root, only: [file])
  }

  /// Whether findings are wanted for a file.
  func wants(_ path: String) -> Bool {
    guard let only else { return true }
    return only.contains { $0.hasSuffix("/") ? path.hasPrefix($0) : path == $0 }
  }

  /// Whether a file belongs to this workspace and to none below it.
  func owns(_ path: String, among locations: [WorkspaceLocation]) -> Bool {
    let owner = locations.filter { $0.contains(path) }.max { $0.root.count < $1.root.count }
    return owner?.root == root
  }

  private func contains(_ path: String) -> Bool {
    root == "." || root.isEmpty || path.hasPrefix(root.hasSuffix("/") ? root : root + "/")
  }
}

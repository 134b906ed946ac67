import RuleSource
import RuleWorkspace

/// The workspaces that a command is about, read and analysed.
struct LoadedWorkspaces {
  /// What the analysis of each made.
  let analyses: [WorkspaceAnalysis]
  /// The findings of all, in files that were asked for.
  let report: Report
  /// Whether a file could not be read; its message went to standard error.
  let hasFailures: Bool

  /// Reads and analyses the workspaces that some arguments mean.
  ///
  /// `input` stands for the file of its path, whether or not that exists.
  init(_ paths: [String], replacing input: WorkspaceFile? = nil) throws {
    let locations =
      try input.map { [try WorkspaceLocation.enclosing($0.path)] } ?? WorkspaceLocation.find(paths)
    try self.init(locations, replacing: input)
  }

  /// Reads and analyses workspaces; `extra` are further rule files that belong to each of them.
  init(
    _ locations: [WorkspaceLocation], replacing input: WorkspaceFile? = nil, extra: [String] = []
  ) throws {
    var sources = SourceMap()
    var diagnostics: [Diagnostic] = []
    var analyses: [WorkspaceAnalysis] = []
    var hasFailures = false
    for location in locations {
      var (files, failures) = try location.readFiles()
      for failure in failures { Console.log("error: \(failure.message)") }
      hasFailures = hasFailures || !failures.isEmpty
      for path in extra where !files.contains(where: { $0.path == path }) {
        let bytes = try FileReader.read(path, sizeMax: Limits.standard.fileBytesMax)
        files.append(WorkspaceFile(path: path, bytes: bytes))
      }
      if let input {
        files.removeAll { $0.path == input.path }
        let index = files.firstIndex { $0.path > input.path } ?? files.endIndex
        files.insert(input, at: index)
      }
      let analysis = WorkspaceAnalyser(zones: ZoneFiles.load).analyse(files, after: sources)
      sources = analysis.sources
      diagnostics += analysis.diagnostics.filter { location.wants(sources[$0.span.file].path) }
      analyses.append(analysis)
    }
    self.analyses = analyses
    self.hasFailures = hasFailures
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
}

import RuleSource
import RuleWorkspace
import SystemPackage

/// A workspace on disk, and which of its files a command is about.
struct WorkspaceLocation {
  /// The folder that holds `rulec.yaml`, as it is shown.
  let root: String
  /// The files that findings are wanted for, as they are shown; nil for all.
  let only: [String]?

  /// Returns the workspaces that the arguments of a command mean; no argument means the folder here.
  ///
  /// A folder means the workspace that it is, belongs to, or contains; a file means its workspace
  /// with findings for that file only.
  static func find(_ paths: [String]) throws -> [WorkspaceLocation] {
    var found: [WorkspaceLocation] = []
    for path in paths.isEmpty ? ["."] : paths {
      for location in try locations(of: normalised(path)) {
        if let index = found.firstIndex(where: { $0.root == location.root }) {
          found[index] = found[index].merged(with: location)
        } else {
          found.append(location)
        }
      }
    }
    return found
  }

  /// Returns the one workspace that an argument means.
  static func single(_ path: String) throws -> WorkspaceLocation {
    let found = try find([path])
    guard found.count == 1 else {
      let roots = found.map { "`\($0.root)`" }.joined(separator: ", ")
      throw UsageError("`\(path)` holds several workspaces (\(roots)); name one of them")
    }
    return found[0]
  }

  /// Refuses a workspace that an option has taken for one of its values, because it stands behind
  /// them; `workspace` is the one that is meant without it.
  static func check(_ workspace: String, before options: [(name: String, values: [String])]) throws
  {
    for (name, values) in options where workspace == "." && values.count > 1 {
      let last = normalised(values[values.count - 1])
      guard Directory.contains(join(last, WorkspaceFile.rootName)) else { continue }
      throw UsageError(
        "`\(last)` is a workspace, and \(name) takes it for one of its files; write it before \(name)"
      )
    }
  }

  /// Reads the rule files of the workspace, sorted by path; `misnamed` are files that are not read
  /// although their names are almost those of rule files.
  func readFiles() throws -> (
    files: [WorkspaceFile], failures: [FileReader.Failure], misnamed: [String]
  ) {
    // One byte more than the limit is enough for the reader to report the size.
    let limit = Limits.standard.fileBytesMax + 1
    let rootFile = Self.join(root, WorkspaceFile.rootName)
    let workspace = WorkspaceFile(
      path: rootFile, bytes: try FileReader.read(rootFile, prefix: limit))
    let patterns = workspace.excludePatterns().map(PathPattern.init)
    var misnamed: [String] = []
    let paths = try Directory.files(
      below: root, outsideFoldersWith: WorkspaceFile.rootName
    ) { path in
      let isMisnamed = WorkspaceFile.isMisnamed(path)
      guard isMisnamed || WorkspaceFile.isRuleFile(path),
        !patterns.contains(where: { $0.matches(path) })
      else { return false }
      if isMisnamed { misnamed.append(Self.join(root, path)) }
      return !isMisnamed
    }
    var files: [WorkspaceFile] = []
    var failures: [FileReader.Failure] = []
    let shown = paths.map { Self.join(root, $0) }
    for (path, result) in zip(shown, FileReader.read(shown, prefix: limit)) {
      switch result {
      case .success(let bytes): files.append(WorkspaceFile(path: path, bytes: bytes))
      case .failure(let failure): failures.append(failure)
      }
    }
    return (files, failures, misnamed)
  }

  private func merged(with other: WorkspaceLocation) -> WorkspaceLocation {
    guard let only, let more = other.only else { return WorkspaceLocation(root: root, only: nil) }
    return WorkspaceLocation(root: root, only: only + more)
  }

  private static func locations(of path: String) throws -> [WorkspaceLocation] {
    if Directory.exists(path) {
      if Directory.contains(join(path, WorkspaceFile.rootName)) {
        return [WorkspaceLocation(root: path, only: nil)]
      }
      if let root = enclosingRoot(of: path) {
        return [WorkspaceLocation(root: root, only: [path + "/"])]
      }
      let below = try Directory.files(below: path) { $0.hasSuffix("/" + WorkspaceFile.rootName) }
      guard !below.isEmpty else {
        throw UsageError(
          "no \(WorkspaceFile.rootName) in `\(path)`, above or below it; `rulec init` writes one")
      }
      return below.map { file in
        let folder = String(file.dropLast(WorkspaceFile.rootName.count + 1))
        return WorkspaceLocation(root: join(path, folder), only: nil)
      }
    }
    _ = try FileReader.size(of: path)
    guard WorkspaceFile.isRuleFile(path) else {
      throw UsageError("`\(path)` is not a rule file; their names end in .yaml or .yml")
    }
    let folder = FilePath(path).removingLastComponent().string
    guard let root = enclosingRoot(of: folder.isEmpty ? "." : folder) else {
      throw UsageError(
        "`\(path)` belongs to no workspace: no \(WorkspaceFile.rootName) beside or above it")
    }
    return [WorkspaceLocation(root: root, only: [path])]
  }

  /// The nearest folder at or above a folder that holds a `rulec.yaml`.
  private static func enclosingRoot(of folder: String) -> String? {
    var candidate = folder
    for _ in 0..<Directory.depthMax {
      if Directory.contains(join(candidate, WorkspaceFile.rootName)) { return candidate }
      if candidate == "/" { return nil }
      candidate = parent(of: candidate)
      guard Directory.exists(candidate) else { return nil }
    }
    return nil
  }

  private static func parent(of folder: String) -> String {
    let path = FilePath(folder)
    if folder == "." { return ".." }
    if path.lastComponent?.string == ".." { return folder + "/.." }
    let parent = path.removingLastComponent().string
    return parent.isEmpty ? "." : parent
  }

  static func normalised(_ path: String) -> String {
    let text = FilePath(path).lexicallyNormalized().string
    return text.isEmpty ? "." : text
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}

public import RuleExchange
import RuleSource
import SyncState

/// A workspace that an import has written, and what it could not say.
public struct ImportResult: Sendable {
  /// The files of the workspace, the report `import-report.txt` last.
  public let files: [OutputFile]
  /// What could not be expressed, for people.
  public let report: String
  /// The number of definitions that are in force.
  public let definitionCount: Int
  /// The number of definitions that are in comments.
  public let commentedCount: Int
  /// Why nothing can be written; empty when all is well.
  public let errors: [String]

  /// The name of the report among the files.
  public static let reportName = "import-report.txt"
}

/// Definitions on their way into the files of a workspace.
struct ImportDraft {
  /// A definition with the file that gets it.
  struct Definition {
    let path: String
    /// What the report calls it.
    let title: String
    /// The YAML.
    let text: String
    /// Why it is in comments; nil while it is in force.
    var obstacle: String?
  }

  private(set) var definitions: [Definition] = []
  /// What else could not be expressed: of what, and why.
  private(set) var gaps: [(title: String, reason: String)] = []
  private var paths: Set<String> = []
  /// The number that the next file of a name gets, by the name.
  private var numbers: [String: Int] = [:]

  /// Adds a definition in a file of its own, whose name is made of its own.
  mutating func add(
    _ folder: String, _ name: String, _ kind: String, title: String, _ text: String,
    obstacle: String? = nil
  ) {
    let stem = "\(folder)/\(FileStem.of(name))"
    var path = "\(stem).\(kind).yaml"
    let first = path
    var number = numbers[first] ?? 2
    while !paths.insert(path).inserted {
      path = "\(stem)-\(number).\(kind).yaml"
      number += 1
    }
    numbers[first] = number
    definitions.append(Definition(path: path, title: title, text: text, obstacle: obstacle))
  }

  /// Notes that something could not be expressed.
  mutating func gap(_ title: String, _ reason: String) { gaps.append((title, reason)) }

  /// Turns definitions that do not pass the check into comments until the rest passes, and returns
  /// the files with the report.
  ///
  /// The workspace file is written only when it is given; without one, the definitions are checked
  /// in another that stands for the one they will belong to.
  consuming func finish(
    workspace: String?, checkedIn frame: String? = nil,
    zones: @escaping @Sendable (String) -> TimeZoneTable?
  ) -> ImportResult {
    if let text = workspace ?? frame { check(text, zones) }
    var files: [OutputFile] = []
    if let workspace {
      files.append(OutputFile(name: WorkspaceFile.rootName, bytes: Array(workspace.utf8)))
    }
    for definition in definitions {
      var text = definition.text
      if let obstacle = definition.obstacle {
        text =
          "# rulec: ignore-file[empty-file] in comments until it is completed\n"
          + YAMLText.comment("In comments because \(obstacle).")
          + YAMLText.comment("Complete it, then take out the number signs and the first line.")
          + YAMLText.commented(text)
      }
      files.append(OutputFile(name: definition.path, bytes: Array(text.utf8)))
    }
    let report = report()
    files.append(OutputFile(name: ImportResult.reportName, bytes: Array(report.utf8)))
    let commented = definitions.count { $0.obstacle != nil }
    return ImportResult(
      files: files, report: report, definitionCount: definitions.count - commented,
      commentedCount: commented, errors: [])
  }

  private mutating func check(
    _ workspace: String, _ zones: @escaping @Sendable (String) -> TimeZoneTable?
  ) {
    while true {
      var files = [WorkspaceFile(path: WorkspaceFile.rootName, bytes: Array(workspace.utf8))]
      for definition in definitions where definition.obstacle == nil {
        files.append(WorkspaceFile(path: definition.path, bytes: Array(definition.text.utf8)))
      }
      let analysis = WorkspaceAnalyser(zones: zones).analyse(files)
      var messages: [String: String] = [:]
      for error in analysis.diagnostics where error.severity == .error {
        let path = analysis.sources[error.span.file].path
        if messages[path] == nil { messages[path] = "\(error.message) [\(error.kind.name)]" }
      }
      var isChanged = false
      for index in definitions.indices where definitions[index].obstacle == nil {
        guard let message = messages[definitions[index].path] else { continue }
        definitions[index].obstacle = message
        isChanged = true
      }
      if !isChanged { return }
    }
  }

  private func report() -> String {
    let commented = definitions.filter { $0.obstacle != nil }
    let live = definitions.count - commented.count
    var text = "Imported \(Numeral.count(live, "definition")), "
    text += "\(commented.count) in comments, "
    text += "\(Numeral.count(gaps.count, "thing")) that could not be expressed\n"
    if !commented.isEmpty {
      text += "\nIn comments, to be completed by hand:\n"
      for definition in commented {
        text += "  \(definition.path.shown): \(definition.title.shown): "
        text += "\((definition.obstacle ?? "").shown)\n"
      }
    }
    if !gaps.isEmpty {
      text += "\nNot expressed:\n"
      for gap in gaps { text += "  \(gap.title.shown): \(gap.reason.shown)\n" }
    }
    return text
  }
}

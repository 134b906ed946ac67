import RuleSource
import RuleYAML

/// The canonical layout of rule files.
public enum WorkspaceFormatter {
  /// Returns the canonical text of a file, or nil when its YAML has mistakes.
  public static func format(_ file: WorkspaceFile) -> [UInt8]? {
    YAMLFormatter().format(SourceFile(id: FileID(0), path: file.path, bytes: file.bytes))
  }
}

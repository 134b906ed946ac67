import RuleSource
import RuleSyntax
import RuleYAML

/// A file of a workspace as it was read.
public struct WorkspaceFile: Sendable {
  /// The path that reports show.
  public let path: String
  /// The content.
  public let bytes: [UInt8]

  /// Creates a file from its path and content.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The name of the file that marks the root of a workspace.
  public static let rootName = "rulec.yaml"

  /// Whether a path below a workspace names a rule file.
  public static func isRuleFile(_ path: String) -> Bool {
    path.hasSuffix(".yaml") || path.hasSuffix(".yml")
  }

  /// Whether a path names a file that is not a rule file, but almost called like one.
  public static func isMisnamed(_ path: String) -> Bool {
    guard !isRuleFile(path), let dot = path.lastIndex(of: ".") else { return false }
    let ending = path[path.index(after: dot)...]
    if ending == "txt" { return isRuleFile(String(path[..<dot])) }
    return (3...5).contains(ending.utf8.count)
      && Suggestion.nearest(to: String(ending), among: ["yaml"]) != nil
  }

  /// Returns the path patterns that the workspace file excludes, mistakes aside.
  public func excludePatterns() -> [String] {
    let file = SourceFile(id: FileID(0), path: path, bytes: bytes)
    let tree = SyntaxDecoder().decode(YAMLReader().read(file).tree, in: file).tree
    return tree.definitions.flatMap { definition -> [String] in
      guard case .workspace(let workspace) = definition else { return [] }
      return workspace.exclude.map(\.value)
    }
  }
}

/// A path pattern: `*` stands for anything but `/`, `**` also for `/`, `?` for one character.
public struct PathPattern: Sendable {
  private let pattern: [UInt8]

  /// Creates a pattern; one that ends with `/` stands for everything below.
  public init(_ text: String) {
    pattern = Array((text.hasSuffix("/") ? text + "**" : text).utf8)
  }

  /// Whether a path relative to the workspace matches.
  public func matches(_ path: String) -> Bool {
    let path = Array(path.utf8)
    var reachable = [Bool](repeating: false, count: path.count + 1)
    reachable[0] = true
    var index = 0
    while index < pattern.count {
      let byte = pattern[index]
      let isDeep = byte == UInt8(ascii: "*") && pattern.dropFirst(index + 1).first == byte
      var next = [Bool](repeating: false, count: path.count + 1)
      if byte == UInt8(ascii: "*") {
        var isOpen = false
        for position in 0...path.count {
          isOpen = isOpen || reachable[position]
          next[position] = isOpen
          if position < path.count, path[position] == UInt8(ascii: "/"), !isDeep { isOpen = false }
        }
      } else {
        for position in path.indices where reachable[position] {
          let isAny = byte == UInt8(ascii: "?") && path[position] != UInt8(ascii: "/")
          next[position + 1] = isAny || path[position] == byte
        }
      }
      reachable = next
      index += isDeep ? 2 : 1
      if isDeep, index < pattern.count, pattern[index] == UInt8(ascii: "/") {
        // `**/` also stands for nothing at all.
        for position in path.indices where reachable[position] && path[position] == pattern[index] {
          reachable[position + 1] = true
        }
        reachable[0] = true
        index += 1
      }
    }
    return reachable[path.count]
  }
}

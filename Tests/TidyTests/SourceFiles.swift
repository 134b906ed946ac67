import Foundation
import RuleTestKit

/// A Swift file of the package, as text.
struct SwiftFile {
  /// The path from the root of the package.
  let path: String
  /// The lines.
  let lines: [Substring]
  /// The folder directly below `Sources` or `Tests`.
  var target: String { String(path.split(separator: "/").dropFirst().first ?? "") }
  /// Whether a tool wrote it.
  var isGenerated: Bool { path.hasSuffix(".generated.swift") }

  /// Every Swift file below a folder, by path.
  static func below(_ folder: String) throws -> [SwiftFile] {
    try files(below: folder).filter { $0.hasSuffix(".swift") }.map { path in
      let text = try String(contentsOf: packageRoot.appending(path: path), encoding: .utf8)
      return SwiftFile(
        path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    }
  }

  /// The lines with their numbers, without comments.
  var code: [(number: Int, line: Substring)] {
    lines.enumerated().compactMap { index, line in
      let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
      return code.allSatisfy(\.isWhitespace) ? nil : (index + 1, code)
    }
  }

  /// The modules that the file imports.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
        words[..<index].allSatisfy({ ["public", "package", "internal", "private"].contains($0) })
      else { return nil }
      return String(words[index + 1])
    }
  }
}

/// Returns the paths of the files below a folder of the package, from its root, by path.
func files(below folder: String) throws -> [String] {
  let root = packageRoot.appending(path: folder)
  guard let walker = FileManager.default.enumerator(atPath: root.path) else { return [] }
  return walker.compactMap { $0 as? String }.filter { path in
    let values = try? root.appending(path: path).resourceValues(forKeys: [.isRegularFileKey])
    return values?.isRegularFile ?? false
  }.map { "\(folder)/\($0)" }.sorted()
}

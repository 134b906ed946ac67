package import Foundation
package import Testing

/// The root folder of the package.
package let packageRoot = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// One input file of a golden test.
package struct Fixture: Sendable, CustomTestStringConvertible {
  /// The absolute path.
  package let path: String
  /// The file name with its extension.
  package var name: String { URL(filePath: path).lastPathComponent }
  /// What the report of a parameterised test shows.
  package var testDescription: String { name }

  /// Returns the content.
  package func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }

  /// Returns the path of the golden beside it: the same name with another extension.
  package func golden(_ ext: String) -> String {
    URL(filePath: path).deletingPathExtension().appendingPathExtension(ext).path
  }
}

/// Returns the files with an extension directly in a folder of `Tests/Fixtures`, by name.
package func fixtures(in folder: String, ext: String) -> [Fixture] {
  let url = packageRoot.appending(path: "Tests/Fixtures").appending(path: folder)
  let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
  let found = names.filter { $0.hasSuffix("." + ext) }.sorted()
  precondition(!found.isEmpty, "no *.\(ext) in \(url.path)")
  return found.map { Fixture(path: url.appending(path: $0).path) }
}

/// Returns the files with an extension anywhere below a folder of the package, by path.
package func files(below folder: String, ext: String) -> [Fixture] {
  let url = packageRoot.appending(path: folder).resolvingSymlinksInPath()
  let paths = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
  let found = paths.filter { $0.hasSuffix("." + ext) }.sorted()
  precondition(!found.isEmpty, "no *.\(ext) below \(url.path)")
  return found.map { Fixture(path: url.appending(path: $0).path) }
}

/// Records an issue unless a text is byte for byte the content of the golden file at a path.
///
/// A relative path counts from the root of the package. With `UPDATE_GOLDENS=1` in the environment
/// the file is rewritten, and an issue is recorded whenever that changed something.
package func assertGolden(
  _ actual: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let url = path.hasPrefix("/") ? URL(filePath: path) : packageRoot.appending(path: path)
  let expected = (try? Data(contentsOf: url)).map { String(decoding: $0, as: UTF8.self) }
  guard expected.map({ !$0.utf8.elementsEqual(actual.utf8) }) ?? true else { return }
  guard ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" else {
    let reason = expected.map { firstDifference($0, actual) } ?? "the golden does not exist"
    Issue.record(
      "\(url.path): \(reason); UPDATE_GOLDENS=1 rewrites it", sourceLocation: sourceLocation)
    return
  }
  do {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(actual.utf8).write(to: url, options: .atomic)
    Issue.record("rewrote \(url.path)", sourceLocation: sourceLocation)
  } catch {
    Issue.record("cannot write \(url.path): \(error)", sourceLocation: sourceLocation)
  }
}

/// Returns a text that shows the first line in which two texts differ.
package func firstDifference(_ expected: String, _ actual: String) -> String {
  let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let right = actual.split(separator: "\n", omittingEmptySubsequences: false)
  var line = 0
  while line < min(left.count, right.count), left[line].utf8.elementsEqual(right[line].utf8) {
    line += 1
  }
  let shown = { (lines: [Substring]) in line < lines.count ? "`\(lines[line])`" : "the end" }
  return "line \(line + 1): expected \(shown(left)), got \(shown(right))"
}

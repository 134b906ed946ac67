import Foundation
import RuleTestKit
import Testing

/// The habits of the project that a compiler does not enforce.
@Suite struct TidyTests {
  /// The modules from outside that a target may import.
  ///
  /// Which targets of the package it may import says the manifest, and `make test` checks that.
  static let modules: [String: Set<String>] = [
    "RuleSource": ["Synchronization"],
    "SyncState": ["Synchronization"],
    "RuleYAML": ["CLibYAML"],
    "RuleLints": ["Synchronization"],
    "RuleStore": ["CSQLite"],
    "RuleWorkspace": ["Dispatch"],
    "rulec": [
      "ArgumentParser", "SystemPackage", "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization",
    ],
  ]

  /// The folders of the sources, which are the targets.
  private func targets() throws -> Set<String> {
    let path = packageRoot.appending(path: "Sources").path
    return Set(try FileManager.default.contentsOfDirectory(atPath: path))
  }

  @Test func `only some targets import modules from outside, and none but these`() throws {
    let targets = try targets().subtracting(["CLibYAML", "CSQLite"])
    for file in try SwiftFile.below("Sources") {
      let allowed = targets.union(Self.modules[file.target] ?? [])
      for module in file.imports {
        #expect(allowed.contains(module), "\(file.path) imports \(module)")
      }
    }
  }

  @Test func `files stay short`() throws {
    for file in try SwiftFile.below("Sources") + SwiftFile.below("Tests") where !file.isGenerated {
      #expect(file.lines.count <= 401, "\(file.path) has \(file.lines.count) lines")
    }
  }

  @Test(
    arguments: [
      (#"\btry!"#, "let the error out"), (#"\bas!"#, "use a conditional cast"),
      (#"\bfatalError\("#, "use precondition with the reason"),
      (#"\b(TODO|FIXME)\b(?! flow)"#, "open an issue, or do it"),
      (#"(^|[={(;]|return|try)\s*print\("#, "return data; only the command line prints"),
      (#"@testable"#, "make it package or public"),
    ])
  func `banned text stays out of the sources`(pattern: String, instead: String) throws {
    let regex = try Regex(pattern)
    for file in try SwiftFile.below("Sources") where !file.isGenerated {
      for (number, line) in file.code where line.contains(regex) {
        Issue.record("\(file.path):\(number): \(line); \(instead)")
      }
    }
  }

  @Test func `only the boundaries say unsafe`() throws {
    let allowed: Set<String> = ["RuleYAML", "RuleExchange", "RuleStore", "rulec"]
    let regex = try Regex(#"(=|\breturn|\btry|\bin|\(|\{|^)\s*unsafe\s+\w"#)
    for file in try SwiftFile.below("Sources") where !allowed.contains(file.target) {
      for (number, line) in file.code where line.contains(regex) {
        Issue.record("\(file.path):\(number): \(line)")
      }
    }
  }

  @Test func `links between pages lead somewhere`() throws {
    let pages = try files(below: "docs").filter { $0.hasSuffix(".md") } + ["README.md"]
    for page in pages {
      let url = packageRoot.appending(path: page)
      let text = try String(contentsOf: url, encoding: .utf8)
      for match in text.matches(of: /\]\(([^)#\s]+)(#[^)]*)?\)/) {
        let target = String(match.1)
        guard !target.contains("://"), !target.hasPrefix("mailto:") else { continue }
        let path = url.deletingLastPathComponent().appending(path: target).standardizedFileURL.path
        #expect(FileManager.default.fileExists(atPath: path), "\(page) links to \(target)")
      }
    }
  }

  @Test func `every target is described in the architecture`() throws {
    let text = try String(
      contentsOf: packageRoot.appending(path: "docs/architecture.md"), encoding: .utf8)
    for target in try targets().sorted() {
      #expect(text.contains("`\(target)`"), "docs/architecture.md does not mention \(target)")
    }
  }
}

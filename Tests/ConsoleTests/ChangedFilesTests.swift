import Foundation
import RuleTestKit
import Testing

@Suite struct ChangedFilesTests {
  private static let campaign = """
    smart_campaign: NAME
    smart_list:
      filters:
        - member_of_list: Nowhere
    flow:
      - wait: 2 days

    """

  @Test func `only findings in changed and new files are shown`() throws {
    let folder = try Self.repository()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Self.write(Self.campaign.replacing("NAME", with: "New"), "ws/new.yaml", in: folder)
    try Self.write("# touched\n" + Self.text("Second"), "ws/second.yaml", in: folder)
    for arguments in [["--changed"], ["--since", "HEAD"], ["--since", "main"]] {
      let result = try CommandLineTool.run(
        ["check", "ws", "--format", "concise", "--quiet"] + arguments, in: folder)
      let paths = result.output.split(separator: "\n").map { $0.prefix { $0 != ":" } }
      #expect(Set(paths) == ["ws/new.yaml", "ws/second.yaml"], "\(arguments) \(result.errors)")
      #expect(result.code == 1)
    }
  }

  @Test func `a commit that does not exist is a mistake of usage`() throws {
    let folder = try Self.repository()
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = try CommandLineTool.run(["check", "ws", "--since", "nowhere"], in: folder)
    #expect(result.errors == "error: `nowhere` is no commit or branch\n")
    #expect(result.code == 2)
  }

  @Test func `without a repository nothing can be said to have changed`() throws {
    let folder = try CommandLineTool.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Self.write("rulec: 1\n", "rulec.yaml", in: folder)
    let result = try CommandLineTool.run(
      ["check", "--changed"], in: folder,
      environment: ["GIT_CEILING_DIRECTORIES": folder.deletingLastPathComponent().path])
    #expect(result.errors.contains("git knows no repository around `.`"), "\(result.errors)")
    #expect(result.code == 2)
  }

  private static func text(_ name: String) -> String { campaign.replacing("NAME", with: name) }

  private static func repository() throws -> URL {
    let folder = try CommandLineTool.makeFolder()
    try write("rulec: 1\n", "ws/rulec.yaml", in: folder)
    try write(text("First"), "ws/first.yaml", in: folder)
    try write(text("Second"), "ws/second.yaml", in: folder)
    try git(["init", "-q", "-b", "main"], in: folder)
    try git(["add", "."], in: folder)
    try git(
      ["-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "x"],
      in: folder)
    return folder
  }

  private static func write(_ text: String, _ path: String, in folder: URL) throws {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private static func git(_ arguments: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}

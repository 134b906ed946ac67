import Foundation
import RuleTestKit
import Testing

@Suite struct WatchTests {
  @Test func `a watched workspace is checked again when a file changes, until Ctrl-C`() throws {
    let folder = try CommandLineTool.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let list = folder.appending(path: "news.yaml")
    try Data("rulec: 1\nworkspace: W\ntime_zone: UTC\n".utf8)
      .write(to: folder.appending(path: "rulec.yaml"))
    try Data("static_list: News\n".utf8).write(to: list)
    let output = folder.appending(path: "output")
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(filePath: CommandLineTool.path)
    process.currentDirectoryURL = folder
    process.arguments = ["check", "--watch", "--format", "concise"]
    let handle = try FileHandle(forWritingTo: output)
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    defer { if process.isRunning { process.terminate() } }
    #expect(try waits(for: "watching 2 files", times: 1, in: output))
    try Data("static_lst: News\n".utf8).write(to: list)
    #expect(try waits(for: "news.yaml:1:1: error[unknown-kind]", times: 1, in: output))
    try Data("static_list: News\n".utf8).write(to: list)
    #expect(try waits(for: "no findings", times: 2, in: output))
    // Only a terminal is cleared.
    #expect(!(try String(contentsOf: output, encoding: .utf8)).contains("\u{1B}"))
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
  }

  /// Whether a text is written so often within a while.
  private func waits(for text: String, times: Int, in file: URL) throws -> Bool {
    for _ in 0..<600 {
      let written = try String(contentsOf: file, encoding: .utf8)
      if written.components(separatedBy: text).count > times { return true }
      usleep(50_000)
    }
    return false
  }
}

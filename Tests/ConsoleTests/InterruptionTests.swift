import Foundation
import RuleTestKit
import Testing

@Suite struct InterruptionTests {
  /// Whether the run is over before the signal or not, no unfinished file may stay.
  @Test func `a terminated run leaves no unfinished file`() throws {
    let folder = try CommandLineTool.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = URL(filePath: CommandLineTool.path)
    process.currentDirectoryURL = packageRoot
    process.arguments = [
      "simulate", "rules/webinar", "--state", "rules/webinar/state", "--events",
      "rules/webinar/events/timeline.yaml", "--until", "2026-12-01", "--out", folder.path,
      "--force", "--quiet",
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    while process.isRunning,
      try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty
    {
      usleep(1_000)
    }
    process.terminate()
    process.waitUntilExit()
    #expect([0, 143].contains(process.terminationStatus))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!left.contains { $0.hasSuffix(".tmp") }, "\(left)")
  }
}

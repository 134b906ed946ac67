import Foundation
import RuleTestKit
import Testing

/// A mirror survives the end of the process at any instant.
@Suite struct MirrorKillTests {
  private struct Content {
    let updates: Int
    let at: String
  }

  @Test func `a killed update is there as a whole or not at all`() throws {
    let folder = try CommandLineTool.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try CommandLineTool.run(["init", "demo", "--name", "Demo"], in: folder)
    let made = try CommandLineTool.run(
      [
        "mirror", "init", "m.sqlite", "demo", "--state", "demo/state", "--at",
        "2026-03-02T00:00:00Z", "--quiet",
      ], in: folder)
    try #require(made.code == 0, "\(made.errors)")
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SplitMix64(seed: seed)
    var before = Content(updates: 1, at: "2026-03-02T00:00:00Z")
    var killedCount = 0
    var duration = 0.2
    for round in 0..<20 {
      let until = "2026-03-02T\(round < 9 ? "0" : "")\(round + 1):00:00Z"
      let started = Date()
      let delay = round == 0 ? nil : Double.random(in: 0...duration * 1.2, using: &random)
      let isDone = try update(until: until, in: folder, killAfter: delay)
      if round == 0 { duration = Date().timeIntervalSince(started) }
      if !isDone { killedCount += 1 }
      let after = try content(in: folder)
      let isOld = after.updates == before.updates && after.at == before.at
      let isNew = after.updates == before.updates + 1 && after.at == until
      #expect(isNew || (isOld && !isDone), "seed \(seed), round \(round): \(after), \(isDone)")
      before = after
    }
    #expect(killedCount > 0, "seed \(seed): no update was killed")
  }

  @Test func `a full disk leaves the mirror as it was, and no half of a new one`() throws {
    let folder = try CommandLineTool.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try CommandLineTool.run(["init", "demo", "--name", "Demo"], in: folder)
    let make = [
      "mirror", "init", "m.sqlite", "demo", "--state", "demo/state", "--at",
      "2026-03-02T00:00:00Z", "--quiet",
    ]
    let refused = try run(make, bytesMax: 8192, in: folder)
    #expect(refused.code == 3, "\(refused.errors)")
    #expect(refused.errors.contains("nothing was changed"), "\(refused.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "m.sqlite").path))
    #expect(try CommandLineTool.run(make, in: folder).code == 0)
    let before = try content(in: folder)
    let update = ["mirror", "update", "m.sqlite", "demo", "--until", "2026-03-03", "--quiet"]
    let stopped = try run(update, bytesMax: 8192, in: folder)
    #expect(stopped.code == 3, "\(stopped.errors)")
    #expect(try content(in: folder).at == before.at)
    #expect(try CommandLineTool.run(update, in: folder).code == 0)
    #expect(try content(in: folder).updates == 2)
  }

  /// Runs the tool so that no file can grow beyond a size.
  private func run(
    _ arguments: [String], bytesMax: Int, in folder: URL
  ) throws -> (code: Int32, errors: String) {
    let errors = folder.appending(path: "errors")
    try Data().write(to: errors)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments =
      ["-c", "ulimit -f \(bytesMax / 512); exec \"$@\"", "sh", CommandLineTool.path] + arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    )
  }

  /// Runs an update, ends it after a delay, and returns whether it said that it was done.
  private func update(until: String, in folder: URL, killAfter delay: Double?) throws -> Bool {
    let output = folder.appending(path: "output")
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(filePath: CommandLineTool.path)
    process.arguments = ["mirror", "update", "m.sqlite", "demo", "--until", until, "--quiet"]
    process.currentDirectoryURL = folder
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    if let delay {
      Thread.sleep(forTimeInterval: delay)
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    return String(decoding: try Data(contentsOf: output), as: UTF8.self).hasPrefix("updated")
  }

  private func content(in folder: URL) throws -> Content {
    let result = try CommandLineTool.run(
      ["mirror", "show", "m.sqlite", "--format", "json"], in: folder)
    #expect(result.code == 0, "\(result.errors)")
    let object =
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any] ?? [:]
    return Content(
      updates: (object["updates"] as? [Any])?.count ?? 0, at: object["at"] as? String ?? "")
  }
}

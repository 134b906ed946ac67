import Foundation
import RuleTestKit
import Testing

/// Where bytes go when a path is no plain file, and what is said when they cannot.
@Suite struct OutputTests {
  private static let campaign = """
    smart_campaign: Welcome
    smart_list:
      triggers:
        - added_to_list: Newsletter
    schedule: {active: yes}
    flow:
      - send_email: Hello
    ---
    static_list: Newsletter

    """

  /// Runs a test in a workspace whose one rule file is a link to `elsewhere.txt`.
  private func withLinkedWorkspace(_ body: (URL) throws -> Void) throws {
    let folder = try CommandLineTool.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = FileManager.default
    try Data("rulec: 1\n".utf8).write(to: folder.appending(path: "rulec.yaml"))
    try Data(Self.campaign.utf8).write(to: folder.appending(path: "elsewhere.txt"))
    try files.createSymbolicLink(
      atPath: folder.appending(path: "linked.yaml").path, withDestinationPath: "elsewhere.txt")
    try body(folder)
  }

  private func content(_ name: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  @Test func `fixes and layout go into the file that a link leads to`() throws {
    try withLinkedWorkspace { folder in
      #expect(try CommandLineTool.run(["check", "--fix"], in: folder).code == 0)
      #expect(try content("elsewhere.txt", in: folder).contains("schedule: {active: true}"))
      try Data(try content("elsewhere.txt", in: folder).replacing("{active", with: "{ active").utf8)
        .write(to: folder.appending(path: "elsewhere.txt"))
      #expect(try CommandLineTool.run(["fmt"], in: folder).code == 0)
      #expect(try content("elsewhere.txt", in: folder).contains("{active: true}"))
      let link = folder.appending(path: "linked.yaml").path
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: link) == "elsewhere.txt")
    }
  }

  @Test func `a report may go to a stream`() throws {
    try withLinkedWorkspace { folder in
      let arguments = ["check", "--quiet", "--report", "concise=/dev/stderr"]
      let result = try CommandLineTool.run(arguments, in: folder)
      #expect(result.code == 1)
      #expect(result.errors.hasPrefix("linked.yaml:5:20: error[expected-boolean]"))
    }
  }

  @Test func `a report may go into a named pipe`() throws {
    try withLinkedWorkspace { folder in
      let pipe = folder.appending(path: "pipe").path
      #expect(unsafe mkfifo(pipe, 0o600) == 0)
      let reader = Process()
      reader.executableURL = URL(filePath: "/bin/cat")
      reader.arguments = [pipe]
      let output = Pipe()
      reader.standardOutput = output
      try reader.run()
      _ = try CommandLineTool.run(["check", "--report", "concise=\(pipe)"], in: folder)
      let report = try output.fileHandleForReading.readToEnd() ?? Data()
      reader.waitUntilExit()
      #expect(String(decoding: report, as: UTF8.self).hasPrefix("linked.yaml:5:20: error"))
    }
  }

  @Test func `output that cannot be written is told`() throws {
    try withLinkedWorkspace { folder in
      let process = Process()
      process.executableURL = URL(filePath: CommandLineTool.path)
      process.arguments = ["graph", folder.path]
      let errors = Pipe()
      process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
      process.standardError = errors
      _ = try CommandLineTool.run(["check", "--fix"], in: folder)
      try process.run()
      let text = try errors.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      #expect(process.terminationStatus == 3)
      #expect(
        String(decoding: text, as: UTF8.self)
          == "error: standard output: No space left on device\n")
    }
  }

  @Test(arguments: [("people.csv.gz", [0x1F, 0x8B, 0x08]), ("people.xlsx", [0x50, 0x4B, 3, 4])])
  func `a packed export in a folder is refused`(name: String, bytes: [UInt8]) throws {
    try withLinkedWorkspace { folder in
      let state = folder.appending(path: "state")
      try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
      try Data("leadId,list\n".utf8).write(to: state.appending(path: "lists.csv"))
      try Data(bytes).write(to: state.appending(path: name))
      let arguments = ["plan", "--state", "state", "--at", "2026-10-01"]
      _ = try CommandLineTool.run(["check", "--fix"], in: folder)
      let result = try CommandLineTool.run(arguments, in: folder)
      #expect(result.code == 1)
      #expect(result.errors.contains("state/\(name):1:1: error[csv-other-format]"))
    }
  }
}

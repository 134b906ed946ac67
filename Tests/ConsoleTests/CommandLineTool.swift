import Foundation
import RuleTestKit

/// The built `rulec`, run as a process of its own.
struct CommandLineTool {
  /// What a run printed and how it ended.
  struct Result {
    let output: String
    let errors: String
    let code: Int32
  }

  /// The binary beside the one that runs the tests.
  static let path: String = {
    let tests = URL(filePath: CommandLine.arguments[0]).standardizedFileURL
    var folder = tests.deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(path: "rulec").path
      if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
      folder = folder.deletingLastPathComponent()
    }
    preconditionFailure("rulec is built before its tests")
  }()

  /// Runs the tool in a folder with a fixed environment; `seed` steers Swift's hashing.
  static func run(
    _ arguments: [String], in folder: URL, input: String? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "dumb"]
    variables.merge(environment) { $1 }
    process.environment = variables
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let names = ["in", "out", "err"].map { scratch.appending(path: $0) }
    for (name, text) in zip(names, [input ?? "", "", ""]) { try Data(text.utf8).write(to: name) }
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      output: String(decoding: try Data(contentsOf: names[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self),
      code: process.terminationReason == .exit
        ? process.terminationStatus : 128 + process.terminationStatus)
  }

  /// Returns a new empty folder.
  static func makeFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rulec-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}

import Foundation
import RuleTestKit

/// A console session in a file: files that are written first, then commands with what they print.
///
/// ```
/// == rulec.yaml
/// rulec: 1
/// == .
/// $ rulec check
/// (standard output, then standard error after `stderr:`)
/// [exit 0]
/// ```
///
/// `$ cat FILE` and `$ ls FOLDER` show what a command left behind.
struct Transcript {
  private let files: [(path: String, lines: [Substring])]
  private let commands: [Substring]
  private let head: String

  init(_ text: String) {
    var files: [(path: String, lines: [Substring])] = []
    var commands: [Substring] = []
    var head = ""
    var isSession = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !isSession { head += line + "\n" }
      if line == "== ." {
        isSession = true
      } else if isSession {
        if line.hasPrefix("$ ") { commands.append(line.dropFirst(2)) }
      } else if line.hasPrefix("== ") {
        files.append((String(line.dropFirst(3)), []))
      } else if !files.isEmpty {
        files[files.count - 1].lines.append(line)
      }
    }
    self.files = files
    self.commands = commands
    self.head = head
  }

  /// Runs the commands in a new folder and returns the transcript as it is now.
  func replay() throws -> String {
    let folder = try CommandLineTool.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
      let url = folder.appending(path: file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.lines.map { $0 + "\n" }.joined().utf8).write(to: url)
    }
    return try head + commands.map { try replay($0, in: folder) }.joined(separator: "\n")
  }

  private func replay(_ command: Substring, in folder: URL) throws -> String {
    var words = Self.words(command)
    var text = "$ \(command)\n"
    let program = words.removeFirst()
    switch program {
    case "rulec":
      let result = try CommandLineTool.run(words, in: folder)
      text += result.output
      if !result.errors.isEmpty { text += "stderr:\n" + result.errors }
      text += "[exit \(result.code)]\n"
    case "cat":
      text += try String(contentsOf: folder.appending(path: words[0]), encoding: .utf8)
    case "ls":
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: words[0]).path)
      text += names.sorted().map { $0 + "\n" }.joined()
    default:
      preconditionFailure("a transcript knows rulec, cat and ls, not \(program)")
    }
    return text
  }

  /// Splits a command at blanks; double quotes keep blanks.
  private static func words(_ command: Substring) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in command {
      if character == "\"" {
        isQuoted.toggle()
        word = word ?? ""
      } else if character == " ", !isQuoted {
        if let finished = word { words.append(finished) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }
}

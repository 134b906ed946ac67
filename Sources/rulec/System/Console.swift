import ArgumentParser
import RuleWorkspace
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// When colours are written.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never
}

/// The streams of the process and what they can show.
enum Console {
  /// Writes to standard output; a closed pipe ends the process quietly.
  static func print(_ text: String) { write(text.utf8, to: .standardOutput) }

  /// Writes UTF-8 to standard output; a closed pipe ends the process quietly.
  static func print(_ text: [UInt8]) { write(text, to: .standardOutput) }

  /// Writes a line about the run to standard error.
  static func log(_ text: String) { write((text + "\n").utf8, to: .standardError) }

  /// Whether colours are wanted on a stream (the order of docs/cli.md).
  static func usesColor(_ choice: ColorChoice, on stream: FileDescriptor) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if isSet("NO_COLOR") { return false }
    if isSet("FORCE_COLOR") || isSet("CLICOLOR_FORCE") { return true }
    if environment("TERM") == "dumb" { return false }
    return isTerminal(stream)
  }

  /// Whether box and arrow characters must be ASCII, by the locale.
  static var usesASCII: Bool {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      guard let value = environment(name), !value.isEmpty else { continue }
      let upper = value.uppercased()
      return !upper.contains("UTF-8") && !upper.contains("UTF8")
    }
    return false
  }

  /// Whether a stream is a terminal.
  static func isTerminal(_ stream: FileDescriptor) -> Bool { isatty(stream.rawValue) == 1 }

  /// The value of an environment variable.
  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// Lets write errors come back as errors instead of killing the process.
  static func ignoreSignals() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Ends the process, without the help page that the argument parser would work out before.
  static func end(_ code: ExitCode) -> Never { exit(code.rawValue) }

  private static func isSet(_ name: String) -> Bool { !(environment(name) ?? "").isEmpty }

  private static func write(_ text: some Sequence<UInt8>, to stream: FileDescriptor) {
    do {
      try stream.writeAll(text)
    } catch {
      guard error as? Errno != .brokenPipe else { exit(0) }
      if stream == .standardOutput {
        log("error: standard output: \(error as? Errno ?? .ioError)")
      }
      end(ExitStatus.unfinished)
    }
  }
}

/// A line on the terminal that tells how far a long run is; silent in a pipe.
struct Progress {
  private let isShown: Bool
  private var lastPercent = -1

  /// Creates a line; `quiet` silences it.
  init(quiet: Bool) { isShown = !quiet && Console.isTerminal(.standardError) }

  /// Shows a task with a share of it that is done, from 0 to 1.
  mutating func show(_ task: String, _ share: Double) {
    guard isShown else { return }
    let percent = Int(max(0, min(1, share)) * 100)
    guard percent != lastPercent else { return }
    lastPercent = percent
    _ = try? FileDescriptor.standardError.writeAll("\r\u{1B}[K\(task) \(percent) %".utf8)
  }

  /// Removes the line.
  mutating func clear() {
    guard isShown, lastPercent >= 0 else { return }
    lastPercent = -1
    _ = try? FileDescriptor.standardError.writeAll("\r\u{1B}[K".utf8)
  }
}

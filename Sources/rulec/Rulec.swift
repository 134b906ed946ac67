import ArgumentParser
import RuleStore
import RuleWorkspace

/// The command line.
@main
struct Rulec: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rulec",
    abstract: "Campaigns as code for Marketo smart campaigns and the Salesforce campaign sync.",
    discussion: """
      Write channels, programs, Salesforce campaigns and smart campaigns as YAML; find mistakes \
      before they are live; see what the campaigns would do to exported data, with both systems \
      mirrored. Nothing ever writes to a live system.

      Start with `rulec init`, then `rulec check`. The exit code is 0 when all is well, 1 when there \
      are findings, 2 for a usage mistake, 3 when the run could not finish.
      """,
    version: Version.text,
    subcommands: [
      Check.self, Format.self, GraphCommand.self, Simulate.self, Plan.self, Qualify.self,
      Import.self,
      MirrorCommand.self,
      Explain.self,
      Schema.self,
      Init.self,
    ])

  static func main() {
    Console.ignoreSignals()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      Console.end(code)
    } catch let failure as FileReader.Failure {
      Console.log("error: \(failure.message)")
      Console.end(ExitStatus.unfinished)
    } catch let failure as StoreFailure {
      Console.log("error: \(failure.path): \(failure.message)")
      Console.end(ExitStatus.unfinished)
    } catch let failure as UsageError {
      Console.log("error: \(failure.message)")
      Console.end(ExitStatus.usage)
    } catch {
      let code = exitCode(for: error)
      guard code == .validationFailure else { exit(withError: error) }
      Console.log(fullMessage(for: error))
      Console.end(ExitStatus.usage)
    }
  }
}

/// The exit codes of every command (docs/cli.md).
enum ExitStatus {
  /// Findings, or a difference.
  static let findings = ExitCode(1)
  /// A bad flag, bad configuration, or no input.
  static let usage = ExitCode(2)
  /// An input or output error, or a mistake in rulec itself.
  static let unfinished = ExitCode(3)
}

/// A mistake in how the command was called.
struct UsageError: Error {
  /// What is wrong and what was expected.
  let message: String

  /// Creates a mistake with its text.
  init(_ message: String) { self.message = message }
}

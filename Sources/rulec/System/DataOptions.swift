public import ArgumentParser
public import RuleExchange
import RuleWorkspace
import SyncState

// What the options of commands that read exported data have in common.

extension BadRowPolicy: ExpressibleByArgument {}

/// How a command that reads data writes its answer.
enum AnswerFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

extension ArgumentHelp {
  /// What `--state` takes.
  static let state: ArgumentHelp = "Folders or files with the exported state of both systems."
  /// What `--bad-rows` does.
  static let badRows: ArgumentHelp = "At a bad row: stop, or skip it and count."
  /// What `--quiet` does.
  static let quiet: ArgumentHelp = "No progress, and no findings about the data but errors."
}

extension Instant {
  /// Reads an instant that an option gives, local to a zone unless it has an offset.
  init(_ text: String, of option: String, in zone: TimeZoneTable) throws {
    guard let instant = DryRunClock.instant(text, zone: zone) else {
      throw UsageError(
        "\(option): `\(text)` is no date or time; expected 2026-12-01, 2026-12-01T09:00 or "
          + "2026-12-01T09:00:00Z")
    }
    self = instant
  }
}

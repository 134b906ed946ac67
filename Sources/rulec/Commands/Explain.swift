import ArgumentParser
import RuleSource
import RuleWorkspace

/// `rulec explain`.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule id, a word of the language or a finding means.",
    discussion: """
      Examples: `rulec explain SC-Q2` (a rule that a trace cites), `rulec explain member_of_program` \
      (a word), `rulec explain unknown-filter` (a finding).
      """)

  @Argument(help: "A rule id, a word or the name of a finding.")
  var name: String?

  @Option(help: "List all entries of a kind: \(ManualEntry.Kind.names).")
  var list: String?

  @Option(help: "text or json.")
  var format: ManualFormat = .text

  @Option(help: .locale)
  var locale = ScreenLocale.en

  enum ManualFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  func validate() throws {
    if (name == nil) == (list == nil) {
      throw ValidationError("expected either a name or --list")
    }
  }

  func run() throws {
    if let list {
      guard let kind = ManualEntry.Kind(rawValue: list) else {
        throw UsageError("unknown list `\(list)`; expected \(ManualEntry.Kind.names)")
      }
      let entries = ManualEntry.all(of: kind, locale)
      switch format {
      case .text: Console.print(entries.map { "\($0.listLine)\n" }.joined())
      case .json: Console.print(JSON.array(entries.map(\.json)).pretty)
      }
      return
    }
    let entries = ManualEntry.find(name ?? "", locale)
    guard !entries.isEmpty else {
      let hint = Suggestion.phrase(for: name ?? "", among: ManualEntry.allNames)
      throw UsageError("nothing is called `\(name ?? "")`\(hint)")
    }
    switch format {
    case .text: Console.print(entries.map(\.text).joined(separator: "\n"))
    case .json: Console.print(JSON.array(entries.map(\.json)).pretty)
    }
  }
}

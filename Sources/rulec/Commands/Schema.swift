import ArgumentParser
import RuleWorkspace

/// `rulec schema`.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of the language, for editors.",
    discussion: """
      Save it beside your rules and point the editor to it, for example with a first line
      `# yaml-language-server: $schema=rulec.schema.json`.
      """)

  func run() { Console.print(LanguageSchema().text) }
}

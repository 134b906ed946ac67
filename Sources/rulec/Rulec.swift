import ArgumentParser

@main
struct Rulec: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rulec")
}

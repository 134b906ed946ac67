import ArgumentParser
import RuleGraph
import RuleWorkspace

/// `rulec graph`.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Print the execution graph of a workspace.",
    discussion: """
      One graph for the whole workspace: campaigns with their triggers, filters and steps, and which \
      step can start which campaign. Solid edges act at once, dashed ones through the sync.

      Draw it with `rulec graph --format dot | dot -Tsvg > graph.svg`.
      """)

  @Argument(help: "The workspace; the one here when not given.")
  var workspace = "."

  @Option(help: "text, mermaid, dot or json.")
  var format: Format = .text

  @Option(help: .locale)
  var locale = ScreenLocale.en

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, mermaid, dot, json
  }

  func run() throws {
    let graph = try CompiledWorkspace(workspace).graph
    switch format {
    case .text: Console.print(GraphPrinter.text(graph, labels: locale.labels))
    case .mermaid: Console.print(GraphPrinter.mermaid(graph, labels: locale.labels))
    case .dot: Console.print(GraphPrinter.dot(graph, labels: locale.labels))
    case .json: Console.print(GraphPrinter.json(graph))
    }
  }
}

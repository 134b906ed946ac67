import Benchmark
import RuleCompiler
import RuleExchange
import RuleRuntime
import RuleSemantics
import RuleSource
import RuleSyntax
import RuleWorkspace
import RuleYAML

/// One benchmark for each stage of the road, on the webinar example.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock], timeUnits: .microseconds, maxDuration: .seconds(2))
  let example: Example
  do {
    example = try Example()
  } catch {
    fatalError("the webinar example cannot be read: \(error)")
  }

  Benchmark("1 YAML trees") { benchmark in
    for _ in benchmark.scaledIterations {
      for source in example.sources { blackHole(YAMLReader().read(source)) }
    }
  }

  let trees = example.sources.map { YAMLReader().read($0).tree }
  Benchmark("2 syntax trees") { benchmark in
    for _ in benchmark.scaledIterations {
      for (tree, source) in zip(trees, example.sources) {
        blackHole(SyntaxDecoder().decode(tree, in: source))
      }
    }
  }

  Benchmark("3 the workspace, with lints") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(Example.analyser.analyse(example.files)) }
  }

  let analysis = Example.analyser.analyse(example.files)
  Benchmark("4 the graph") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(analysis.compile()) }
  }

  Benchmark("5 the state from exports") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(Example.load(example.tables, example.graph)) }
  }

  Benchmark("6 the activity extract") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(Example.read(example.activities, example.graph))
    }
  }

  let lists = example.graph.campaigns.indices.map { QualifySubject.campaign(.init($0)) }
  Benchmark("7 who qualifies for each campaign") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(
        QualifyReport.make(
          lists, graph: example.graph, mirror: example.mirror, at: example.start))
    }
  }

  Benchmark("8 a month, without trace") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(example.run(tracing: .off)) }
  }

  Benchmark("9 a month, with the full trace") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(example.run(tracing: .full)) }
  }
}

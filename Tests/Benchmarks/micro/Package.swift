// swift-tools-version: 6.2
import PackageDescription

/// Micro-benchmarks of the stages, apart from the product so that it does not depend on their library.
let package = Package(
  name: "rulec-micro-benchmarks",
  dependencies: [
    .package(name: "rulec", path: "../../.."),
    // Without the traits, which put a library in front of the allocator to count allocations.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Stages",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "RulecStages", package: "rulec"),
      ],
      path: "Benchmarks/Stages",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ],
  swiftLanguageModes: [.v6])

// swift-tools-version: 6.2
import PackageDescription

/// The targets in pipeline order, each with the targets and products that it may import.
///
/// `docs/architecture.md` says what each one is for.
let layers: [(name: String, imports: [Target.Dependency])] = [
  ("RuleSource", []),
  ("SyncState", []),
  ("RuleYAML", ["CLibYAML", "RuleSource"]),
  ("RuleSyntax", ["RuleYAML", "SyncState", "RuleSource"]),
  ("RuleGraph", ["SyncState", "RuleSource"]),
  ("RuleVocabulary", ["RuleGraph", "SyncState", "RuleSource"]),
  ("RuleSemantics", ["RuleSyntax", "RuleVocabulary", "RuleGraph", "SyncState", "RuleSource"]),
  (
    "RuleCompiler",
    ["RuleSemantics", "RuleVocabulary", "RuleGraph", "RuleSyntax", "SyncState", "RuleSource"]
  ),
  ("RuleRuntime", ["RuleGraph", "SyncState"]),
  ("RuleAnalysis", ["RuleRuntime", "RuleGraph", "SyncState"]),
  (
    "RuleLints",
    [
      "RuleAnalysis", "RuleRuntime", "RuleSemantics", "RuleVocabulary", "RuleGraph", "RuleSyntax",
      "SyncState", "RuleSource",
    ]
  ),
  ("RuleStore", ["CSQLite"]),
  ("RuleExchange", ["RuleRuntime", "RuleGraph", "SyncState", "RuleSource"]),
  (
    "RuleWorkspace",
    [
      "RuleYAML", "RuleSyntax", "RuleGraph", "RuleVocabulary", "RuleSemantics", "RuleLints",
      "RuleAnalysis", "RuleCompiler", "RuleRuntime", "RuleExchange", "SyncState", "RuleSource",
    ]
  ),
]

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

let package = Package(
  name: "rulec",
  products: [
    .executable(name: "rulec", targets: ["rulec"]),
    // For the micro-benchmarks, which are a package of their own.
    .library(name: "RulecStages", targets: layers.map(\.name)),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
  ] + layers.map { .target(name: $0.name, dependencies: $0.imports) } + [
    .executableTarget(
      name: "rulec",
      dependencies: [
        argumentParser, system, "RuleWorkspace", "RuleStore", "RuleExchange", "RuleRuntime",
        "RuleGraph",
        "RuleSource", "SyncState",
      ]),
    .target(name: "RuleTestKit", dependencies: ["RuleSource"], path: "Tests/RuleTestKit"),
    .testTarget(name: "RuleSourceTests", dependencies: ["RuleSource"]),
    .testTarget(
      name: "ExchangeTests",
      dependencies: [
        "RuleExchange", "RuleRuntime", "RuleGraph", "SyncState", "RuleSource", "RuleTestKit",
      ]),
    .testTarget(
      name: "RuntimeTests",
      dependencies: ["RuleRuntime", "RuleGraph", "SyncState", "RuleSource", "RuleTestKit"]),
    .target(
      name: "SyncKit", dependencies: ["RuleRuntime", "RuleGraph", "SyncState", "RuleSource"],
      path: "Tests/SyncKit"),
    .executableTarget(
      name: "WorldExplorer", dependencies: ["SyncKit"], path: "Tests/WorldExplorer"),
    .testTarget(
      name: "SyncTests",
      dependencies: ["SyncKit", "RuleRuntime", "RuleGraph", "SyncState", "RuleSource"]),
    .testTarget(
      name: "AnalysisTests",
      dependencies: ["RuleAnalysis", "RuleRuntime", "RuleGraph", "SyncState", "RuleTestKit"]),
    .testTarget(name: "StoreTests", dependencies: ["RuleStore", "RuleTestKit"]),
    .testTarget(name: "ConsoleTests", dependencies: ["rulec", "RuleTestKit"]),
    .testTarget(name: "TidyTests", dependencies: ["RuleTestKit"]),
    .testTarget(
      name: "WorkspaceTests",
      dependencies: [
        "RuleWorkspace", "RuleExchange", "RuleRuntime", "RuleGraph", "RuleSyntax",
        "RuleVocabulary", "RuleYAML", "RuleSource", "SyncState", "RuleTestKit",
      ]),
    .testTarget(
      name: "SyntaxTests",
      dependencies: ["RuleSyntax", "RuleYAML", "RuleSource", "SyncState", "RuleTestKit"]),
    .target(
      name: "RuleFrontEndKit",
      dependencies: [
        "RuleYAML", "RuleSyntax", "RuleSemantics", "RuleLints", "RuleCompiler", "RuleGraph",
        "RuleSource", "SyncState", "RuleTestKit",
      ],
      path: "Tests/RuleFrontEndKit"),
    .testTarget(
      name: "SemanticsTests",
      dependencies: [
        "RuleFrontEndKit", "RuleLints", "RuleSemantics", "RuleVocabulary", "RuleGraph", "SyncState",
        "RuleSource", "RuleTestKit",
      ]),
    .testTarget(
      name: "CompilerTests",
      dependencies: [
        "RuleFrontEndKit", "RuleCompiler", "RuleSemantics", "RuleGraph", "SyncState", "RuleSource",
        "RuleTestKit",
      ]),
    .testTarget(name: "RuleYAMLTests", dependencies: ["RuleYAML", "RuleSource", "RuleTestKit"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
  ]
}

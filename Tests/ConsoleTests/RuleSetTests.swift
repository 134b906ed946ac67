import Foundation
import RuleTestKit
import Testing

/// The example rule sets, run as their READMEs say.
@Suite struct RuleSetTests {
  static let names = ["operations", "trade-show", "webinar"]

  /// The recipes: small sets whose whole log can be read.
  static let recipes: [String] = {
    let folder = packageRoot.appending(path: "rules/recipes")
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).sorted().map { "recipes/\($0)" }
  }()

  /// Runs the `rulec simulate` of a README, into another folder.
  private func simulate(_ name: String, into folder: URL) throws -> CommandLineTool.Result {
    let readme = try String(
      contentsOf: packageRoot.appending(path: "rules/\(name)/README.md"), encoding: .utf8)
    let command = try #require(
      readme.replacing("\\\n", with: " ").split(separator: "\n").first {
        $0.hasPrefix("rulec simulate")
      })
    let words = command.split(separator: " ").dropFirst().map(String.init)
    let output = try #require(words.firstIndex(of: "--out"))
    return try CommandLineTool.run(
      words[..<output] + ["--out", folder.path, "--quiet"] + words[(output + 2)...],
      in: packageRoot)
  }

  @Test(arguments: names) func `check finds no error in an example`(name: String) throws {
    let result = try CommandLineTool.run(
      ["check", "rules/\(name)", "--format", "concise"], in: packageRoot)
    #expect(result.code == 0, "\(result.output)\(result.errors)")
    assertGolden(result.output, at: "rules/\(name)/expected/check.txt")
  }

  @Test func `check finds nothing at all in a recipe`() throws {
    #expect(Self.recipes.count >= 6)
    let result = try CommandLineTool.run(
      ["check"] + Self.recipes.map { "rules/\($0)" } + ["--format", "concise"], in: packageRoot)
    #expect(result.code == 0)
    #expect(result.output == "", "\(result.errors)")
  }

  @Test(arguments: names + recipes)
  func `a dry run comes out as expected and twice the same`(name: String) throws {
    let folder = try CommandLineTool.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let runs = ["first", "second"].map { folder.appending(path: $0) }
    let results = try runs.map { try simulate(name, into: $0) }
    try #require(results.allSatisfy { $0.code == 0 }, "\(results.map(\.errors))")
    #expect(results[0].output == results[1].output)
    let files = try listing(of: runs[0])
    #expect(files == (try listing(of: runs[1])))
    let isRecipe = Self.recipes.contains(name)
    var sums = ""
    for file in files {
      let bytes = try Data(contentsOf: runs[0].appending(path: file))
      let again = try Data(contentsOf: runs[1].appending(path: file))
      #expect(bytes == again, "\(file) differs between two runs")
      sums += "\(checksum(bytes)) \(bytes.count) \(file)\n"
      let isShown =
        isRecipe
        ? file == "activities.csv" || file.hasPrefix("salesforce/") && file.hasSuffix(".csv")
        : file.hasPrefix("salesforce/")
      if file == "summary.txt" || isShown {
        assertGolden(
          String(decoding: bytes, as: UTF8.self), at: "rules/\(name)/expected/\(file)")
      }
    }
    if !isRecipe { assertGolden(sums, at: "rules/\(name)/expected/checksums.txt") }
    let count = try checkPredictions(of: name, trace: runs[0].appending(path: "trace.jsonl"))
    #expect(count >= (isRecipe ? 8 : 20))
  }

  /// Each row of `predictions.csv` was worked out by hand from the domain rules; the trace must hold
  /// a record that says the same and rests on at least the same rules.
  ///
  /// Returns how many rows there are.
  private func checkPredictions(of name: String, trace: URL) throws -> Int {
    let predictions = try Prediction.read(
      packageRoot.appending(path: "rules/\(name)/predictions.csv"))
    let facts = try String(contentsOf: trace, encoding: .utf8).split(separator: "\n").map {
      try TraceFact(json: Data($0.utf8))
    }
    let byPerson = Dictionary(grouping: facts, by: \.person)
    for prediction in predictions {
      let candidates = byPerson[prediction.person] ?? []
      #expect(
        candidates.contains { $0.fulfils(prediction) },
        "rules/\(name)/predictions.csv:\(prediction.line): \(prediction.text)")
    }
    return predictions.count
  }

  private func listing(of folder: URL) throws -> [String] {
    let walker = FileManager.default.enumerator(atPath: folder.path)
    return (walker?.compactMap { $0 as? String } ?? []).filter { path in
      let url = folder.appending(path: path)
      return (try? url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) ?? false
    }.sorted()
  }

  private func checksum(_ data: Data) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in data { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

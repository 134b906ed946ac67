import RuleSource
import RuleTestKit
import RuleWorkspace
import SyncState
import Testing

/// What a cache answers is what an analysis finds, to the byte.
@Suite struct AnalysisCacheTests {
  private static let program = "test"
  private static let analyser = WorkspaceAnalyser {
    TimeZoneTable(name: $0, firstOffset: 0, changes: [])
  }

  /// The report of an analysis in the format that says most.
  private func report(_ analysis: WorkspaceAnalysis) throws -> String {
    let outcome = Triage(today: CivilDate(daysSince1970: 20_605), root: "ws").decide(analysis)
    let report = Report(
      sources: analysis.sources, diagnostics: outcome.diagnostics,
      suppressed: outcome.suppressed, toolVersion: Version.text)
    return try #require(ReportFormat.named("json")).text(of: report)
      + (try #require(ReportFormat.named("text")).text(of: report))
  }

  private func cacheBytes(_ files: [WorkspaceFile]) throws -> [UInt8] {
    let analysis = Self.analyser.analyse(files, forCache: true)
    return try #require(
      AnalysisCache.bytes(
        of: analysis, Fingerprints(files), program: Self.program,
        zones: [(name: "UTC", digest: Digest())]))
  }

  private func answer(_ bytes: [UInt8], about files: [WorkspaceFile]) -> WorkspaceAnalysis? {
    AnalysisCache(bytes, program: Self.program)?.analysis(
      of: files, Fingerprints(files), after: SourceMap())
  }

  /// Files with findings of every kind of place: spans, labels, fixes, suppressions, settings.
  private static let start: [WorkspaceFile] = [
    ("ws/a.yaml", campaign("A", list: "Newsletter")),
    ("ws/b.yaml", campaign("B", list: "Newslettr")),
    (
      "ws/c.yaml",
      campaign("C", list: "Customers", above: "# rulec: ignore[only-negated-filters] meant\n    ")
    ),
    ("ws/d.yaml", "# about lists\nstatic_list: Newsletter\n---\nstatic_list: Customers\n"),
    ("ws/rulec.yaml", "rulec: 1\nworkspace: W\nchecks: {style: error}\n"),
  ].map { WorkspaceFile(path: $0, bytes: Array($1.utf8)) }

  private static func campaign(_ name: String, list: String, above: String = "") -> String {
    """
    # Campaign \(name)
    smart_campaign: \(name)
    smart_list:
      filters:
        \(above)- member_of_list: {list: {is_not: Customers}}
    schedule: {run: 2026-03-02 09:00}
    flow:
      - add_to_list: \(list)

    """
  }

  /// Changes, adds, removes or renames a file.
  private func edit(_ files: inout [WorkspaceFile], _ random: inout SplitMix64) {
    let place = Int.random(in: 0..<files.count, using: &random)
    let file = files[place]
    var text = String(decoding: file.bytes, as: UTF8.self)
    switch Int.random(in: 0...9, using: &random) {
    case 0: files.remove(at: place)
    case 1: files[place] = WorkspaceFile(path: file.path + "l", bytes: file.bytes)
    case 2:
      let path = "ws/x\(random.next() % 9).yaml"
      files.removeAll { $0.path == path }
      files.append(WorkspaceFile(path: path, bytes: file.bytes))
    case 3: text = text.replacing("Newsletter", with: "Customers")
    case 4: text = text.replacing("# Campaign", with: "# rulec: ignore-file[lint] x\n# C")
    case 5: text = text.replacing("{style: error}", with: "{only-negated-filters: off}")
    case 6: text = text.replacing(": A\n", with: ": \"A\"\n")
    case 7: text = "\n" + text.replacing("  - ", with: "  -   ")
    default: text = "# note \(random.next())\n" + text + "# end"
    }
    if files.indices.contains(place), files[place].path == file.path {
      files[place] = WorkspaceFile(path: file.path, bytes: Array(text.utf8))
    }
    files.sort { $0.path < $1.path }
  }

  @Test(arguments: UInt64(0)..<6)
  func `after any edits a cache answers what a cold run finds, or nothing`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var files = Self.start
    var bytes = try cacheBytes(files)
    var answers = 0
    for step in 0..<40 {
      let isNew = random.chance(25)
      if isNew { files = Self.start }
      edit(&files, &random)
      guard !files.isEmpty else {
        files = Self.start
        continue
      }
      if let known = answer(bytes, about: files) {
        answers += 1
        let cold = Self.analyser.analyse(files)
        #expect(try report(known) == (try report(cold)), "seed \(seed), step \(step)")
        #expect(known.isComplete == cold.isComplete)
      } else if random.chance(50) {
        bytes = try cacheBytes(files)
      }
    }
    #expect(answers > 3, "otherwise nothing was compared")
  }

  @Test func `nothing changed, or only comments and blanks where nothing was found`() throws {
    let bytes = try cacheBytes(Self.start)
    #expect(answer(bytes, about: Self.start) != nil)
    var files = Self.start
    files[3] = WorkspaceFile(
      path: files[3].path,
      bytes: Array("static_list:   Newsletter # x\n---\n\nstatic_list: Customers".utf8))
    #expect(answer(bytes, about: files) != nil)
    files[3] = WorkspaceFile(
      path: files[3].path, bytes: Array("static_list: Newsletter\n---\nstatic_list: Others\n".utf8))
    #expect(answer(bytes, about: files) == nil)
  }

  @Test func `a damaged or foreign cache is none`() throws {
    let bytes = try cacheBytes(Self.start)
    #expect(AnalysisCache(bytes, program: "other") == nil)
    for count in [0, 1, 16, 17, bytes.count / 2, bytes.count - 1] {
      #expect(AnalysisCache(Array(bytes.prefix(count)), program: Self.program) == nil)
    }
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var damaged = bytes
      damaged[place] ^= 0x10
      #expect(AnalysisCache(damaged, program: Self.program) == nil, "byte \(place)")
    }
  }
}

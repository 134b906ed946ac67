import Foundation
import RuleExchange
import RuleGraph
import RuleSource
import RuleTestKit
import RuleWorkspace
import SyncState
import Testing

/// A state from a snapshot answers as one from the exports does.
@Suite struct StateSnapshotTests {
  private static let now = Instant(millisecondsSince1970: 1_790_845_200_000)

  /// The graph of an example with more rules, and the files of its state.
  private struct Example {
    let graph: ExecutionGraph
    let state: [(name: String, bytes: [UInt8])]

    init(_ name: String, and more: String = "") throws {
      let folder = packageRoot.appending(path: "rules/\(name)")
      let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      var files = try paths.filter { WorkspaceFile.isRuleFile($0) }.map { path in
        WorkspaceFile(path: path, bytes: Array(try Data(contentsOf: folder.appending(path: path))))
      }
      if !more.isEmpty { files.append(WorkspaceFile(path: "zz.yaml", bytes: Array(more.utf8))) }
      graph = try #require(WorkspaceAnalyser { _ in .utc }.analyse(files).compile())
      state = try paths.filter { $0.hasPrefix("state/") && $0.hasSuffix(".csv") }.map { path in
        (path, Array(try Data(contentsOf: folder.appending(path: path))))
      }
    }

    var subjects: [QualifySubject] {
      graph.campaigns.indices.map { .campaign(CampaignID($0)) }
        + graph.smartLists.indices.map { .smartList(SmartListID($0)) }
    }

    var fields: Set<FieldID> {
      let fields = QualifySubject.fields(of: subjects, in: graph)
      return fields.union([graph.assets.fields.find("Email Address")].compactMap(\.self))
    }

    func load() -> Mirror {
      let demand = ColumnDemand(people: fields, records: [], isWritten: false, isForScans: true)
      var loader = StateLoader(
        assets: graph.assets, text: graph.text, zone: graph.zone, demand: demand)
      for (name, bytes) in state { loader.load(file: name, bytes: bytes) }
      return loader.finish().0
    }

    /// Everything that can be asked about everybody.
    func answers(_ mirror: Mirror) -> String {
      let reports = QualifyReport.make(subjects, graph: graph, mirror: mirror, at: now)
      let explanations = reports.flatMap { report in
        (0..<min(20, mirror.people.count)).map { report.explanation(of: PersonID($0)).text() }
      }
      return QualifyReport.json(reports).pretty + QualifyReport.csv(reports)
        + explanations.joined()
    }
  }

  @Test(arguments: ["operations", "trade-show", "webinar"])
  func `a snapshot answers as the exports do, also to rules with other texts`(
    name: String
  ) throws {
    let example = try Example(name)
    let notes = [StateSnapshot.Note("a line", isAlwaysTold: true)]
    let snapshot = try #require(
      StateSnapshot(example.load(), fields: example.fields, notes: notes))
    let other = try Example(
      name, and: "smart_list: Ünheard\nfilters: [{person: {Email Address: {contains: a}}}]\n")
    for asked in [example, other] {
      let (mirror, found) = try #require(
        StateSnapshot.restore(
          snapshot.head, fields: asked.fields, graph: asked.graph, workers: .one
        ) { snapshot.sections[$0] })
      #expect(found == notes)
      #expect(asked.answers(mirror) == asked.answers(asked.load()))
    }
  }

  @Test func `a snapshot without a field that is asked for, or with a damaged head, is none`()
    throws
  {
    let example = try Example("webinar")
    let snapshot = try #require(StateSnapshot(example.load(), fields: example.fields, notes: []))
    func restore(_ head: [UInt8], _ fields: Set<FieldID>) -> Mirror? {
      StateSnapshot.restore(head, fields: fields, graph: example.graph, workers: .one) {
        snapshot.sections[$0]
      }?.0
    }
    #expect(restore(snapshot.head, example.fields) != nil)
    let all = Set(example.graph.assets.fields.fields.indices.map { FieldID($0) })
    #expect(restore(snapshot.head, all) == nil)
    for count in 0..<snapshot.head.count {
      #expect(restore(Array(snapshot.head.prefix(count)), example.fields) == nil)
    }
  }

  @Test(arguments: 0..<20)
  func `a pool that takes over kept texts knows all of them by their bytes`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    func text() -> String { String(Int.random(in: 0..<400, using: &random), radix: 3) }
    var (base, kept) = (TextPool(), TextPool())
    for _ in 0..<Int.random(in: 0..<200, using: &random) { _ = base.intern(text()) }
    for _ in 0..<Int.random(in: 0..<2_000, using: &random) { _ = kept.intern(text()) }
    var pool = TextPool(base, followedBy: try #require(kept.content))
    let words = pool.wordsOfKept
    #expect(words.count == kept.count + 1 && words[0] == 0)
    for id in 0..<base.count { #expect(pool.find(base[TextID(id)]) == TextID(id)) }
    for id in 0..<kept.count {
      let here = TextID(Int(words[id + 1]) - 1)
      #expect(pool[here] == kept[TextID(id)] && pool.find(kept[TextID(id)]) == here)
    }
    let count = pool.count
    #expect(pool.intern(base[TextID(0)]) == TextID(0) && pool.count == count)
    for number in 0..<300 { #expect(pool.intern("new \(number)").index == count + number) }
    #expect(pool.find("new 7")?.index == count + 7)
  }
}

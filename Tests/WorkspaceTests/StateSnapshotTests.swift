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

  @Test(arguments: ["operations", "trade-show", "webinar"])
  func `a snapshot with other numbers is none, or answers something`(name: String) throws {
    let example = try Example(name)
    let snapshot = try #require(StateSnapshot(example.load(), fields: example.fields, notes: []))
    var random = SplitMix64(seed: 7)
    var damagedCount = 0
    for place in snapshot.sections.indices {
      for round in 0..<8 {
        guard let other = snapshot.sections[place].changed(round, &random) else { continue }
        let found = StateSnapshot.restore(
          snapshot.head, fields: example.fields, graph: example.graph, workers: .one
        ) { $0 == place ? other : snapshot.sections[$0] }
        guard let (mirror, _) = found else {
          damagedCount += 1
          continue
        }
        _ = example.answers(mirror)
      }
    }
    #expect(damagedCount > 0)
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
    #expect(words.word(of: 0) == 0)
    var runs: [TextID: [UInt8]] = [:]
    pool.readRuns(0..<pool.count) { first, bytes, start, ends in
      var start = start
      for index in ends.indices {
        runs[TextID(first + index)] = (start..<Int(ends[index])).map { bytes[$0] }
        start = Int(ends[index])
      }
    }
    for id in 0..<pool.count { #expect(runs[TextID(id)] == Array(pool.utf8(TextID(id)))) }
    for id in 0..<base.count { #expect(pool.find(base[TextID(id)]) == TextID(id)) }
    for id in 0..<kept.count {
      let here = TextID(Int(words.word(of: Int32(id) + 1)) - 1)
      #expect(pool[here] == kept[TextID(id)] && pool.find(kept[TextID(id)]) == here)
    }
    let count = pool.count
    #expect(pool.intern(base[TextID(0)]) == TextID(0) && pool.count == count)
    for number in 0..<300 { #expect(pool.intern("new \(number)").index == count + number) }
    #expect(pool.find("new 7")?.index == count + 7)
  }
}

extension SnapshotSection {
  /// The section with one number changed, or one number shorter; nil for an empty one.
  fileprivate func changed(_ round: Int, _ random: inout SplitMix64) -> SnapshotSection? {
    func changed<Item>(
      _ items: Stretch<Item>, _ number: (Item) -> Item
    ) -> Stretch<Item>? {
      guard !items.isEmpty else { return nil }
      guard round > 0 else { return items.part(0..<items.count - 1) }
      var items = items
      let place = Int.random(in: 0..<items.count, using: &random)
      items[place] = number(items[place])
      return items
    }
    func other<Item: FixedWidthInteger>(_ item: Item) -> Item {
      [.max, .min, .max - 1, .min + 1, ~item, item &+ 1, item &- 1][round - 1]
    }
    return switch self {
    case .bytes(let items): changed(items, other).map { .bytes($0) }
    case .words(let items): changed(items, other).map { .words($0) }
    case .longs(let items): changed(items, other).map { .longs($0) }
    case .pairs(let items): changed(items, other).map { .pairs($0) }
    case .numbers(let items): changed(items) { _ in .infinity }.map { .numbers($0) }
    case .members(let items): changed(items) { Self.changed($0, round) }.map { .members($0) }
    }
  }

  private static func changed(_ member: ProgramMember, _ round: Int) -> ProgramMember {
    var other = member
    switch round {
    case 1: other.status = StatusIndex(65_535)
    case 2: other.nurture = NurtureState(stream: StreamIndex(65_534))
    case 3: other.successDate = CivilDate(daysSince1970: .max)
    case 4: other.membershipDate = CivilDate(daysSince1970: .min + 1)
    default:
      let numbers: [UInt32] = [.max, .max - 1, member.person.rawValue &+ 1]
      other = ProgramMember(person: PersonID(numbers[round - 5]), status: member.status)
    }
    return other
  }
}

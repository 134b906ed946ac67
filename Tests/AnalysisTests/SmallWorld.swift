import RuleAnalysis
import RuleGraph
import RuleRuntime
import RuleTestKit
import SyncState

/// A workspace with one thing of each kind, random filters about it, and people of every kind that the
/// filters can tell apart, found by listing them rather than by thinking.
struct SmallWorld {
  let assets: Assets
  let texts: TextPool
  private var smartLists: [Predicate] = []
  private var random: SplitMix64

  /// Instants around which periods, days and frames of the filters begin and end.
  static let clocks: [Instant] = (-2...2).flatMap { day in
    [0, 43_200_000, 86_399_999].map {
      Instant(millisecondsSince1970: 1_772_582_400_000 + Int64(day) * 86_400_000 + $0)
    }
  }

  private static let words = ["a", "B", "ab", "ba", "Bb", "aab"]

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    var assets = Assets()
    for field in [
      Field("Text", api: "text", .string), Field("Score", api: "score", .score),
      Field("Ratio", api: "ratio", .float), Field("Flag", api: "flag", .boolean),
      Field("Born", api: "born", .date), Field("Seen", api: "seen", .datetime),
    ] {
      assets.fields.add(field)
    }
    assets.channels = [
      Channel(
        name: "Channel",
        statuses: [
          ProgressionStatus(name: "Invited", step: 10),
          ProgressionStatus(name: "Attended", step: 20, success: true),
        ])
    ]
    assets.programs = [
      Program(
        name: "Program", marketoID: nil, type: .default, channel: ChannelID(0), sfdcCampaign: nil,
        periodCosts: [])
    ]
    assets.sfdcCampaigns = [
      SFDCCampaign(
        name: "Campaign", salesforceID: nil,
        statuses: [MemberStatus(label: "Sent"), MemberStatus(label: "Met", responded: true)])
    ]
    assets.lists = [StaticList(name: "One"), StaticList(name: "Two")]
    assets.smartCampaigns = ["Smart"]
    self.assets = assets
    var texts = TextPool()
    for word in Self.words + ["Invited", "attended", "SENT", "Met"] { _ = texts.intern(word) }
    self.texts = texts
    smartLists = [filter(about: FieldID(0), depth: 1)]
  }

  /// What decides about the filters.
  var theory: FilterTheory {
    FilterTheory(assets: assets, text: texts, zone: .utc, smartLists: smartLists)
  }

  /// The interpreter that judges the same filters.
  var evaluator: Evaluator {
    Evaluator(assets: assets, text: texts, zone: .utc, smartLists: smartLists)
  }

  // MARK: Filters

  /// Filters that somebody may or may not pass, all about the same field and other things.
  struct Question {
    let field: FieldID
    let wanted: [Predicate]
    let unwanted: [Predicate]
  }

  /// Returns a random question.
  mutating func question() -> Question {
    let field = FieldID(Int.random(in: 0..<6, using: &random))
    return Question(
      field: field, wanted: [filter(about: field, depth: 0), filter(about: field, depth: 0)],
      unwanted: [filter(about: field, depth: 0)])
  }

  private mutating func filter(about field: FieldID, depth: Int) -> Predicate {
    switch Int.random(in: 0..<(depth < 3 ? 12 : 9), using: &random) {
    case 0..<5: return .field(field, test(of: field))
    case 5: return .memberOfProgram(asset(1), constraints(), negated: flip())
    case 6: return .memberOfSFDCCampaign(asset(1), sfdcConstraints(), negated: flip())
    case 7: return .memberOfList(asset(2), negated: flip())
    case 8:
      if depth > 0 { return .memberOfCampaign(asset(1), negated: flip()) }
      return .memberOfSmartList(SmartListID(0), negated: flip())
    default:
      let parts = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        filter(about: field, depth: depth + 1)
      }
      return flip() ? .all(parts) : .any(parts)
    }
  }

  private mutating func flip() -> Bool { Bool.random(using: &random) }

  private mutating func asset<ID: DenseID>(_ count: Int) -> AssetTest<ID> {
    let id = ID(Int.random(in: 0..<count, using: &random))
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .any
    case 1: return .noneOf([id])
    default: return .oneOf([id])
    }
  }

  private mutating func constraints() -> [Predicate.MembershipConstraint] {
    (0..<Int.random(in: 0...2, using: &random)).map { _ in
      switch Int.random(in: 0..<4, using: &random) {
      case 0: .success(flip())
      case 1: .acquiredBy(flip())
      case 2: .membershipDate(test(of: FieldID(4)))
      default: .status(.text(.is, [text(flip() ? "Invited" : "attended")], negated: flip()))
      }
    }
  }

  private mutating func sfdcConstraints() -> [Predicate.SFDCMembershipConstraint] {
    (0..<Int.random(in: 0...2, using: &random)).map { _ in
      flip()
        ? .responded(flip())
        : .status(.text(.is, [text(flip() ? "SENT" : "Met")], negated: flip()))
    }
  }

  private func text(_ text: String) -> TextID { texts.find(text) ?? .empty }

  private mutating func words() -> [TextID] {
    (0..<Int.random(in: 1...2, using: &random)).map { _ in
      text(Self.words[Int.random(in: 0..<Self.words.count, using: &random)])
    }
  }

  private mutating func day() -> CivilDate {
    CivilDate(daysSince1970: 20_516 + Int32.random(in: -3...3, using: &random))
  }

  private mutating func test(of field: FieldID) -> ValueTest {
    if Int.random(in: 0..<6, using: &random) == 0 { return .isEmpty(negated: flip()) }
    switch assets.fields[field].type.family {
    case .text:
      let comparison = ValueTest.TextOperator.allCases[Int.random(in: 0..<3, using: &random)]
      return .text(comparison, words(), negated: flip())
    case .number:
      if flip() { return .number([number(), number()], negated: flip()) }
      return .numberRange(
        low: flip() ? .init(number(), included: flip()) : nil,
        high: flip() ? .init(number(), included: flip()) : nil)
    case .boolean: return .boolean(flip(), nullIsFalse: flip())
    case .date, .datetime: return dateTest()
    }
  }

  private mutating func dateTest() -> ValueTest {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .day([day()], negated: flip())
    case 1:
      return .dayRange(
        first: flip() ? day() : nil, last: flip() ? day() : nil, nullMatches: flip())
    case 2:
      let comparison = ValueTest.RelativeOperator.allCases[Int.random(in: 0..<4, using: &random)]
      return period().map { .relative(comparison, $0) } ?? .timeFrame(.today)
    default:
      let frames = ValueTest.TimeFrame.allCases
      return .timeFrame(frames[Int.random(in: 0..<4, using: &random)])
    }
  }

  private mutating func period() -> Period? {
    Period(Int.random(in: 0...2, using: &random), .day)
  }

  private mutating func number() -> Double { Double(Int.random(in: -1...1, using: &random)) }

  // MARK: People

  /// Returns people with every value of a field and every combination of the other things, at random
  /// where there are too many.
  mutating func people(about field: FieldID) -> Mirror {
    var mirror = Mirror(assets: assets, text: texts)
    let values = values(of: field)
    for id in 0..<max(200, values.count * 2) {
      guard let person = mirror.insertPerson(marketoID: Int64(id + 1)) else { continue }
      let value =
        id < values.count * 2 ? values[id % values.count] : values.randomElement(using: &random)
      switch value {
      case .known(let value)?: mirror.people[person, field] = value
      case .text(let text)?: mirror.people[person, field] = .text(mirror.text.intern(text))
      case nil: break
      }
      if flip() {
        mirror.programs[0][person] = ProgramMember(
          person: person, status: StatusIndex(flip() ? 1 : 2), reachedSuccess: flip(),
          membershipDate: flip() ? day() : nil, acquiredBy: flip())
      }
      if flip() { mirror.observed[0][person] = StatusIndex(flip() ? 0 : 1) }
      for list in 0..<2 where flip() { mirror.lists[list].insert(person) }
      if flip() { mirror.history[0][person] = Self.clocks[0] }
    }
    return mirror
  }

  private enum Spelled {
    case known(Value)
    case text(String)
  }

  private func values(of field: FieldID) -> [Spelled] {
    let days = (-6...6).map { CivilDate(daysSince1970: 20_516 + Int32($0)) }
    switch assets.fields[field].type.family {
    case .text: return [.known(.null)] + Self.strings(upTo: 4).map { .text($0) }
    case .number:
      let step = assets.fields[field].type == .score ? 1 : 0.25
      return [.known(.null)]
        + stride(from: -3.0, through: 3, by: step).map { .known(.number($0)) }
    case .boolean: return [.known(.null), .known(.boolean(true)), .known(.boolean(false))]
    case .date: return [.known(.null)] + days.map { .known(.date($0)) }
    case .datetime:
      let instants = days.flatMap { day in
        [0, 1, 43_200_000, 86_399_999].map {
          TimeZoneTable.utc.midnight(of: day).advanced(milliseconds: $0)
        }
      }
      return [.known(.null)] + instants.map { .known(.datetime($0)) }
    }
  }

  private static func strings(upTo length: Int) -> [String] {
    var all: [String] = []
    var last = [""]
    for _ in 0..<length {
      last = last.flatMap { start in ["a", "b", "x"].map { start + $0 } }
      all += last
    }
    return all
  }
}

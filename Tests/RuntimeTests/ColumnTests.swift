import RuleGraph
import RuleRuntime
import RuleTestKit
import SyncState
import Testing

/// A look at all people, column by column, agrees with a look at each person.
@Suite struct ColumnTests {
  private static let words = [
    "", "a", "A", "Ab", "abc", "xABcx", "Straße", "STRASSE", "É", "é", "12", "true",
    "Kelvin \u{212A}",
    "2026-10-01", "\u{130}stanbul", "istanbul", "VP of Sales", "vp",
  ]
  private static let fields = [
    "Email Address", "Country", "Score", "Born", "Seen", "Days", "Ratio", "Flag",
  ]

  /// A zone whose clock goes back over midnight, near the days of the test.
  private static let zone: TimeZoneTable = {
    let change = Instant("2026-09-28T02:31:00Z").millisecondsSince1970 / 1000
    return TimeZoneTable(
      name: "Test", firstOffset: -9000, changes: [(at: change, offset: -12_600)])
  }()

  private struct Maker {
    var random: SplitMix64
    var world: World
    var programs: [ProgramID] = []
    var lists: [ListID] = []
    var smartLists: [SmartListID] = []
    var campaigns: [SFDCCampaignID] = []
    var smartCampaigns: [CampaignID] = []

    mutating func number() -> Double {
      random.pick([-3, 0, 0.5, 1, 7, 12, 2_147_483_647])
    }

    mutating func day() -> CivilDate {
      CivilDate(daysSince1970: 20_727 + Int32.random(in: -400...400, using: &random) / 40)
    }

    mutating func instant() -> Instant {
      let hours = Int64.random(in: -900...900, using: &random)
      return World.noon.advanced(
        milliseconds: hours / (random.chance(50) ? 1 : 30) * 3_600_000 + (random.chance(20) ? 1 : 0)
      )
    }

    mutating func text() -> TextID { world.text(random.pick(ColumnTests.words)) }

    mutating func value(_ family: ValueFamily) -> Value {
      if random.chance(20) { return .null }
      switch family {
      case .text: return .text(text())
      case .number: return .number(number())
      case .date: return .date(day())
      case .datetime: return .datetime(instant())
      case .boolean: return .boolean(random.chance(50))
      }
    }

    mutating func texts() -> [TextID] {
      (0..<Int.random(in: 1...3, using: &random)).map { _ in text() }
    }

    mutating func bound() -> ValueTest.Bound? {
      random.chance(30) ? nil : ValueTest.Bound(number(), included: random.chance(50))
    }

    mutating func test() -> ValueTest {
      let negated = random.chance(40)
      switch Int.random(in: 0...9, using: &random) {
      case 0: return .isEmpty(negated: negated)
      case 1, 2:
        return .text(random.pick(ValueTest.TextOperator.allCases), texts(), negated: negated)
      case 3: return .exactText(texts(), negated: negated)
      case 4: return .number([number(), number()], negated: negated)
      case 5: return .numberRange(low: bound(), high: bound())
      case 6: return .day([day(), day()].sorted(), negated: negated)
      case 7:
        return .dayRange(
          first: random.chance(30) ? nil : day(), last: random.chance(30) ? nil : day(),
          nullMatches: random.chance(50))
      case 8:
        let length = Int.random(in: 1...20, using: &random)
        guard random.chance(50), let period = Period(length, .day) else {
          return .timeFrame(random.pick(ValueTest.TimeFrame.allCases))
        }
        return .relative(random.pick(ValueTest.RelativeOperator.allCases), period)
      default: return .boolean(random.chance(50), nullIsFalse: random.chance(50))
      }
    }

    mutating func assets<ID: DenseID>(_ ids: [ID]) -> AssetTest<ID> {
      let some = ids.filter { _ in random.chance(50) }
      return random.pick([.any, .oneOf(some), .noneOf(some)])
    }

    mutating func predicate(depth: Int) -> Predicate {
      let negated = random.chance(40)
      switch Int.random(in: 0...(depth > 0 ? 11 : 8), using: &random) {
      case 0: return .constant(random.chance(50))
      case 1:
        var constraints: [Predicate.MembershipConstraint] = []
        if random.chance(50) { constraints.append(.success(random.chance(50))) }
        if random.chance(30) { constraints.append(.acquiredBy(random.chance(50))) }
        if random.chance(30) { constraints.append(.membershipDate(test())) }
        if random.chance(40) {
          constraints.append(.status(.text(.contains, [world.text("I")], negated: negated)))
        }
        return .memberOfProgram(assets(programs), constraints, negated: negated)
      case 2: return .memberOfList(assets(lists), negated: negated)
      case 3:
        guard !smartLists.isEmpty else { return .constant(negated) }
        return .memberOfSmartList(random.pick(smartLists), negated: negated)
      case 4:
        var constraints: [Predicate.SFDCMembershipConstraint] = []
        if random.chance(50) { constraints.append(.responded(random.chance(50))) }
        return .memberOfSFDCCampaign(assets(campaigns), constraints, negated: negated)
      case 5: return .memberOfCampaign(assets(smartCampaigns), negated: negated)
      case 6, 7, 8: return .field(world.field(random.pick(ColumnTests.fields)), test())
      case 9, 10: return .all(parts(depth))
      default: return .any(parts(depth))
      }
    }

    private mutating func parts(_ depth: Int) -> [Predicate] {
      (0..<Int.random(in: 0...4, using: &random)).map { _ in predicate(depth: depth - 1) }
    }

    /// Fills the world with assets and people.
    mutating func make() {
      programs = [world.program("A"), world.program("B"), world.program("C")]
      lists = [world.list("A"), world.list("B")]
      campaigns = ["A", "B"].map { name in
        world.sfdcCampaign(
          name,
          statuses: [
            MemberStatus(label: "Sent", isDefault: true),
            MemberStatus(label: "Met", responded: true),
          ])
      }
      smartCampaigns = ["X", "Y"].map { world.campaign($0, .batch, []) }
      for id in 1...150 {
        let values = ColumnTests.fields.map { name in
          (name, value(world.parts.assets.fields[world.field(name)].type.family))
        }
        world.person(Int64(id), values)
        for list in lists where random.chance(30) { world.put(Int64(id), in: list) }
        for program in programs where random.chance(30) {
          world.put(
            Int64(id), in: program, Int.random(in: 1...3, using: &random),
            success: random.chance(50), since: random.chance(70) ? day() : nil,
            acquired: random.chance(30))
        }
      }
      for name in ["One", "Two"] {
        smartLists.append(world.smartList(name, predicate(depth: 1)))
      }
    }

    /// Puts people where the world has no words for.
    mutating func mirror() -> Mirror {
      var mirror = world.mirror()
      for row in 0..<mirror.people.count {
        let person = PersonID(row)
        for index in campaigns.indices where random.chance(25) {
          mirror.observed[index][person] = StatusIndex(random.chance(50) ? 0 : 1)
        }
        for index in smartCampaigns.indices where random.chance(25) {
          mirror.history[index][person] = World.noon
        }
        if random.chance(5) { mirror.people.delete(person) }
      }
      return mirror
    }
  }

  @Test(arguments: 0..<40)
  func `many filters over all people are what they are for each person`(seed: UInt64) {
    let zone = seed % 3 == 0 ? .utc : Self.zone
    var maker = Maker(random: SplitMix64(seed: seed), world: World(zone: zone))
    maker.make()
    let filters = (0..<12).map { _ in maker.predicate(depth: 3) }
    let graph = maker.world.graph()
    let mirror = maker.mirror()
    var together = Evaluator(graph: graph)
    let programs = filters.map { together.compile($0) }
    let found = together.matches(programs, in: mirror, at: World.noon)
    for (filter, people) in zip(filters, found) {
      var alone = Evaluator(graph: graph)
      let program = alone.compile(filter)
      let expected = (0..<mirror.people.count).map { PersonID($0) }.filter { person in
        !mirror.people.isDeleted(person)
          && alone.holds(program, for: person, in: mirror, at: World.noon)
      }
      #expect(
        people.people == expected && people.count == expected.count, "seed \(seed): \(filter)")
    }
  }
}

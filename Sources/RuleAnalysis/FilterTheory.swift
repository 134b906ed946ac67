public import RuleGraph
import RuleRuntime
public import SyncState

/// Decides what filters say about people, exactly, over everything that a person can be.
///
/// The parts of a person are independent: each field, each program, each list. For each part there are
/// finitely many kinds of values that the operators of some filters can tell apart, so whether filters
/// can hold together is decided by trying one value of each kind; which values a condition accepts is
/// always asked of the interpreter. *Now* is a value like any other: filters contradict each other when
/// they do so at every instant. Two things are not decided: activities that are neither the same nor
/// plainly a part of one another are taken as independent, and very large filters are given up.
///
/// A class, because every question hands it on several times.
public final class FilterTheory: Sendable {
  let assets: Assets
  let text: TextPool
  let zone: TimeZoneTable
  let smartLists: [Predicate]

  /// How many parts a formula may have.
  private static let partsMax = 20_000
  /// How many branches a search may try before it gives up.
  private static let branchesMax = 20_000

  /// Creates the theory of people in a workspace; `smartLists` are its smart lists by identifier.
  public init(assets: Assets, text: TextPool, zone: TimeZoneTable, smartLists: [Predicate]) {
    self.assets = assets
    self.text = text
    self.zone = zone
    self.smartLists = smartLists
  }

  /// Decides whether somebody can pass all of some filters and none of others.
  public func decide(all wanted: [Predicate], none unwanted: [Predicate] = []) -> Decision {
    var builder = FormulaBuilder(self, partsMax: Self.partsMax)
    var parts = wanted.map { builder.formula($0, holds: true) }
    parts += unwanted.map { builder.formula($0, holds: false) }
    guard !builder.isTooLarge else { return .undecided }
    let clock = ClockChoice(Formula.all(parts).literals.flatMap(\.atom.tests), zone)
    let branchesMax = max(Self.branchesMax, 20 * clock.instants.count)
    var search = SampleSearch(self, branchesMax: branchesMax)
    for now in clock.instants {
      if let sample = search.sample(fulfilling: parts, at: now) { return .possible(sample) }
      if search.isExhausted { return .undecided }
    }
    return .impossible
  }

  /// Whether nobody can pass all of some filters and none of others, for certain.
  public func isImpossible(all wanted: [Predicate], none unwanted: [Predicate] = []) -> Bool {
    if PlainCase.isPossible(all: wanted, none: unwanted, in: self) { return false }
    return if case .impossible = decide(all: wanted, none: unwanted) { true } else { false }
  }

  /// The positions of the filters that nobody can pass, each by itself, for certain.
  public func impossible(among filters: [Predicate]) -> [Int] {
    let plain = PlainCase.arePassed(filters, in: self)
    return filters.indices.filter { !plain[$0] && isImpossible(all: [filters[$0]]) }
  }

  /// Whether somebody can pass all of some filters and none of others, for certain.
  ///
  /// When somebody can, fewer filters are possible too, so that asking about all of them comes first.
  public func isPossible(all wanted: [Predicate], none unwanted: [Predicate] = []) -> Bool {
    if PlainCase.isPossible(all: wanted, none: unwanted, in: self) { return true }
    return if case .possible = decide(all: wanted, none: unwanted) { true } else { false }
  }

  /// Whether, of those who pass all of some filters and none of others, somebody passes another filter
  /// and somebody does not, for certain.
  public func decides(
    _ filter: Predicate, all wanted: [Predicate], none unwanted: [Predicate]
  ) -> Bool {
    if PlainCase.decides(filter, all: wanted, none: unwanted, in: self) { return true }
    return isPossible(all: wanted + [filter], none: unwanted)
      && isPossible(all: wanted, none: unwanted + [filter])
  }

  /// Whether people pass and fail some filters in every combination, for certain; false when that is
  /// not plain.
  public func areIndependent(_ filters: [Predicate]) -> Bool {
    PlainCase.areIndependent(filters, in: self)
  }

  /// For each of some choices, of which the first that holds wins, whether somebody who passes some
  /// filters gets there, for certain.
  public func areReached(_ choices: [Predicate], all wanted: [Predicate]) -> [Bool] {
    let plain = PlainCase.areReached(choices, all: wanted, in: self)
    return choices.indices.map { position in
      plain[position]
        || isPossible(all: [choices[position]] + wanted, none: Array(choices[..<position]))
    }
  }

  /// Whether everybody who passes some filters passes another, for certain.
  public func implies(_ wanted: [Predicate], _ other: Predicate) -> Bool {
    isImpossible(all: wanted, none: [other])
  }

  /// Returns the positions of filters that nobody can pass together, such that any fewer of them can
  /// be passed; nil when there are none for certain.
  public func contradiction(among parts: [Predicate]) -> [Int]? {
    guard isImpossible(all: parts) else { return nil }
    var core = Array(parts.indices)
    for position in parts.indices.reversed() {
      let fewer = core.filter { $0 != position }
      if isImpossible(all: fewer.map { parts[$0] }) { core = fewer }
    }
    return core
  }

  /// Returns somebody who passes all of some filters and none of others, once the interpreter has
  /// confirmed it; nil when nobody is found, or only somebody with a past.
  public func witness(all wanted: [Predicate], none unwanted: [Predicate] = []) -> PersonSample? {
    guard case .possible(let sample) = decide(all: wanted, none: unwanted), !sample.hasPast,
      let (mirror, person) = sample.mirror(in: self)
    else { return nil }
    var evaluator = Evaluator(assets: assets, text: text, zone: zone, smartLists: smartLists)
    let holds = { (predicate: Predicate) -> Bool in
      let program = evaluator.compile(predicate)
      return evaluator.holds(program, for: person, in: mirror, at: sample.now)
    }
    return wanted.allSatisfy(holds) && !unwanted.contains(where: holds) ? sample : nil
  }
}

/// Whether somebody can be as some filters want.
public enum Decision: Sendable {
  /// Somebody like this.
  case possible(PersonSample)
  /// Nobody, at no time.
  case impossible
  /// It would take too long to find out.
  case undecided
}

import RuleGraph
import RuleRuntime
import SyncState

/// Small worlds in which every order of a few acts can be walked through.
package enum SmallWorlds {
  /// A scope: where its worlds begin, and what can happen in them, each a few acts in a row.
  package struct Scope: Sendable {
    /// What it is about.
    package let name: String
    /// Where the worlds begin.
    package let starts: [Setup]
    /// What can happen.
    package let alphabet: [[Operation]]
  }

  /// All scopes.
  package static var all: [Scope] {
    let records: [RecordKind?] = [.lead, .contact, nil]
    return records.map { onePerson($0) } + [comings, twoByTwo, merges]
  }

  private static let statuses: [String?] = ["Registered", "Waitlisted", "Attended", nil]

  private static func starts(_ record: RecordKind?) -> [Setup] {
    var starts: [(String?, String?)] = [(nil, nil), ("Registered", nil)]
    if record != nil {
      starts += [(nil, "Registered"), ("Registered", "Attended"), ("Attended", "Registered")]
    }
    return starts.map { program, campaign in
      Setup(people: [
        Setup.Person(
          record: record, programs: program.map { [0: $0] } ?? [:],
          members: campaign.map { [0: $0] } ?? [:])
      ])
    }
  }

  private static func onePerson(_ record: RecordKind?) -> Scope {
    var alphabet: [[Operation]] = statuses.map { [.wait, .marketo(0, program: 0, $0)] }
    alphabet += statuses.map { [.wait, .salesforce(0, campaign: 0, $0)] }
    alphabet += [
      [.wait, .step(.changeStatus, 0, campaign: 0, "Attended")],
      [.step(.remove, 0, campaign: 0, nil)], [.wait, .pull, .push],
    ]
    return Scope(
      name: "one person in one program, \(record?.rawValue ?? "no record")",
      starts: starts(record), alphabet: alphabet)
  }

  /// One person whose record comes and goes, with changes and crashes between pull and push.
  private static var comings: Scope {
    Scope(
      name: "one person whose record comes and goes, changes and crashes between pull and push",
      starts: starts(.lead) + starts(nil),
      alphabet: [
        [.wait, .marketo(0, program: 0, "Attended")], [.marketo(0, program: 0, nil)],
        [.wait, .salesforce(0, campaign: 0, "Waitlisted")], [.deleteRecord(0)], [.convert(0)],
        [.step(.add, 0, campaign: 0, "Registered")], [.lastName(0, nil)], [.wait, .pull], [.push],
        [.restart], [.loseBase],
      ])
  }

  private static var twoByTwo: Scope {
    var setup = Setup(mapping: [0, 1], campaigns: [Setup.labels, Setup.labels])
    setup.people = [
      Setup.Person(record: .lead, programs: [0: "Registered"], members: [0: "Registered"]),
      Setup.Person(programs: [1: "Registered"]),
    ]
    var alphabet: [[Operation]] = [[.wait, .pull, .push], [.deleteRecord(0)]]
    for person in 0..<2 {
      for program in 0..<2 {
        alphabet += [
          [.wait, .marketo(person, program: program, "Attended")],
          [.marketo(person, program: program, nil)],
          [.wait, .salesforce(person, campaign: program, "Waitlisted")],
          [.salesforce(person, campaign: program, nil)],
          [.step(.add, person, campaign: program, "Attended")],
        ]
      }
    }
    return Scope(name: "two people in two programs", starts: [setup], alphabet: alphabet)
  }

  /// Two people of whom one is merged into the other, on either side.
  private static var merges: Scope {
    let statuses: [(String?, String?)] = [("Registered", "Attended"), (nil, "Registered")]
    let records: [(RecordKind?, RecordKind?)] = [(.lead, .lead), (.lead, .contact), (nil, .lead)]
    let starts = statuses.flatMap { own, other in
      records.map { kind, otherKind in
        Setup(
          people: [(kind, own), (otherKind, other)].map { kind, status in
            let held = status.map { [0: $0] } ?? [:]
            return Setup.Person(record: kind, programs: held, members: kind == nil ? [:] : held)
          })
      }
    }
    return Scope(
      name: "two people who become one", starts: starts,
      alphabet: [
        [.wait, .mergeInSalesforce(1, into: 0)], [.mergeInMarketo(1, into: 0)],
        [.wait, .marketo(0, program: 0, "Waitlisted")], [.marketo(1, program: 0, nil)],
        [.wait, .salesforce(1, campaign: 0, "Waitlisted")], [.salesforce(0, campaign: 0, nil)],
        [.salesforce(1, campaign: 0, nil)], [.deleteRecord(0)], [.convert(0)],
        [.step(.add, 0, campaign: 0, "Registered")], [.wait, .pull], [.push], [.restart],
      ])
  }

  /// What a walk through worlds came to.
  package struct Result: Sendable {
    /// The number of worlds.
    package var worlds = 0
    /// The first thing that went wrong.
    package var violation: String?

    /// Creates the result of no walk.
    package init() {}

    init(worlds: Int, violation: String?) {
      self.worlds = worlds
      self.violation = violation
    }

    /// Adds another walk.
    package mutating func add(_ other: Result) {
      worlds += other.worlds
      violation = violation ?? other.violation
    }
  }

  /// Walks through all orders of at most `depth` letters of a scope that begin with one of its
  /// letters, or through the worlds in which nothing happens when there is no such letter.
  package static func explore(_ scope: Scope, first: Int?, depth: Int) -> Result {
    var result = Result()
    for setup in scope.starts {
      var world = CheckedWorld(setup)
      if let first {
        for operation in scope.alphabet[first] { world.apply(operation) }
      }
      result.add(explore(world, scope.alphabet, depth: first == nil ? 0 : depth - 1))
    }
    return result
  }

  private static func explore(
    _ start: CheckedWorld, _ alphabet: [[Operation]], depth: Int
  ) -> Result {
    var settled = start
    settled.settle()
    var result = Result(worlds: 1, violation: settled.violation)
    guard depth > 0, result.violation == nil else { return result }
    for letter in alphabet where result.violation == nil {
      var next = start
      for operation in letter { next.apply(operation) }
      result.add(explore(next, alphabet, depth: depth - 1))
    }
    return result
  }
}

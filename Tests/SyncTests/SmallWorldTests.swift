import RuleGraph
import RuleRuntime
import RuleTestKit
import SyncState
import Testing

/// Every order of a few operations in a small world, each world settled and checked at its end.
@Suite struct `All small worlds` {
  static let statuses: [String?] = ["Registered", "Waitlisted", "Attended", nil]

  static func starts(_ record: RecordKind?) -> [Setup] {
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

  /// Walks through all orders of at most `depth` operations; returns the number of worlds.
  static func explore(_ start: CheckedWorld, _ alphabet: [[Operation]], depth: Int) -> Int {
    var settled = start
    settled.settle()
    if let violation = settled.violation {
      Issue.record("\(violation)")
      return 1
    }
    guard depth > 0 else { return 1 }
    var count = 1
    for letter in alphabet {
      var next = start
      for operation in letter { next.apply(operation) }
      count += explore(next, alphabet, depth: depth - 1)
    }
    return count
  }

  @Test(arguments: [RecordKind.lead, .contact, nil])
  func `one person in one program`(_ record: RecordKind?) {
    var alphabet: [[Operation]] = Self.statuses.map { [.wait, .marketo(0, program: 0, $0)] }
    alphabet += Self.statuses.map { [.wait, .salesforce(0, campaign: 0, $0)] }
    alphabet += [
      [.wait, .step(.changeStatus, 0, campaign: 0, "Attended")],
      [.step(.remove, 0, campaign: 0, nil)], [.wait, .pull, .push],
    ]
    var count = 0
    for setup in Self.starts(record) {
      count += Self.explore(CheckedWorld(setup), alphabet, depth: 3)
    }
    print("small worlds, one person (\(record?.rawValue ?? "no record")): \(count)")
  }

  @Test func `one person whose record comes and goes, with changes between pull and push`() {
    let alphabet: [[Operation]] = [
      [.wait, .marketo(0, program: 0, "Attended")], [.marketo(0, program: 0, nil)],
      [.wait, .salesforce(0, campaign: 0, "Waitlisted")], [.deleteRecord(0)], [.convert(0)],
      [.step(.add, 0, campaign: 0, "Registered")], [.lastName(0, nil)], [.wait, .pull], [.push],
    ]
    var count = 0
    for setup in Self.starts(.lead) + Self.starts(nil) {
      count += Self.explore(CheckedWorld(setup), alphabet, depth: 3)
    }
    print("small worlds, records: \(count)")
  }

  @Test func `two people in two programs`() {
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
    let count = Self.explore(CheckedWorld(setup), alphabet, depth: 2)
    print("small worlds, two people and two programs: \(count)")
  }
}

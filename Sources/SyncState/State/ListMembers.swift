/// The members of one static list.
public struct ListMembers: Sendable {
  /// The members, in no particular order; sort before any output.
  public private(set) var people: [PersonID] = []
  private var rowsByPerson = RowMap()

  /// Creates an empty list.
  init() {}

  /// Creates a list of people who differ.
  public init(_ people: [PersonID]) {
    self.people = people
    rowsByPerson = RowMap(people.lazy.map(\.rawValue), count: people.count)
    precondition(rowsByPerson.count == people.count, "a person is in a list once")
  }

  /// Whether a person is in the list.
  public func contains(_ person: PersonID) -> Bool { rowsByPerson[person.rawValue] != nil }

  /// Adds a person; returns false when already in the list.
  @discardableResult
  public mutating func insert(_ person: PersonID) -> Bool {
    guard !contains(person) else { return false }
    rowsByPerson[person.rawValue] = UInt32(people.count)
    people.append(person)
    return true
  }

  /// Removes a person; returns false when not in the list.
  @discardableResult
  public mutating func remove(_ person: PersonID) -> Bool {
    guard let row = rowsByPerson[person.rawValue] else { return false }
    rowsByPerson[person.rawValue] = nil
    let last = people.removeLast()
    if last != person {
      people[Int(row)] = last
      rowsByPerson[last.rawValue] = row
    }
    return true
  }
}

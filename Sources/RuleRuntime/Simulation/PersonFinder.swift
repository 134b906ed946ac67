import RuleGraph
import SyncState

/// Finds the person or the Salesforce record that an event names.
struct PersonFinder: Sendable {
  private var folded = FoldedTexts()
  /// The first person with each email address, letter case aside.
  private var byEmail: [TextID: PersonID] = [:]
  private var indexedCount = 0

  /// Forgets the email addresses, because one has changed.
  mutating func forget() {
    byEmail = [:]
    indexedCount = 0
  }

  /// Returns the person that a key names, deleted people aside.
  mutating func person(_ key: TimelineEvent.PersonKey, in mirror: Mirror) -> PersonID? {
    let person: PersonID?
    switch key {
    case .marketoID(let id): return Self.person(id, in: mirror.people)
    case .email(let address): person = self.person(email: address, mirror)
    }
    guard let person, !mirror.people.isDeleted(person) else { return nil }
    return person
  }

  /// Returns the person with a Marketo id, deleted people aside.
  static func person(_ marketoID: Int64, in people: borrowing PeopleTable) -> PersonID? {
    guard let person = people.find(marketoID: marketoID), !people.isDeleted(person) else {
      return nil
    }
    return person
  }

  /// Returns the Salesforce record that a key names: the person's, or else one with the address.
  mutating func record(_ key: TimelineEvent.PersonKey, in mirror: Mirror) -> RecordID? {
    if let person = person(key, in: mirror), let record = mirror.linkedRecords[person.index] {
      return record
    }
    guard case .email(let address) = key, let field = mirror.assets.fields.find("Email Address")
    else { return nil }
    let wanted = folded.fold(address)
    for row in 0..<mirror.records.count {
      let record = RecordID(row)
      guard !mirror.records[record].isDeleted,
        case .text(let text) = mirror.records[record, field]
      else { continue }
      if folded.fold(text, of: mirror.text) == wanted { return record }
    }
    return nil
  }

  private mutating func person(email address: String, _ mirror: Mirror) -> PersonID? {
    guard let field = mirror.assets.fields.find("Email Address") else { return nil }
    while indexedCount < mirror.people.count {
      let person = PersonID(indexedCount)
      indexedCount += 1
      guard !mirror.people.isDeleted(person), case .text(let text) = mirror.people[person, field]
      else { continue }
      let form = folded.fold(text, of: mirror.text)
      if byEmail[form] == nil { byEmail[form] = person }
    }
    return byEmail[folded.fold(address)]
  }
}

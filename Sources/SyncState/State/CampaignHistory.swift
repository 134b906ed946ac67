/// When people last qualified for one smart campaign (SC-Q5, SC-Q8).
public struct CampaignHistory: Sendable {
  private var rows = RowMap()
  private var instants: [Instant] = []

  /// Creates an empty history.
  public init() {}

  /// The number of people who ever qualified.
  public var count: Int { rows.count }

  /// Calls a function with everybody who ever qualified, in an order that must not reach an output.
  public func forEachPerson(_ body: (PersonID) -> Void) {
    rows.forEachKey { person, _ in body(PersonID(person)) }
  }

  /// The instant at which somebody last qualified, nil when nobody ever did.
  public var latest: Instant? { instants.max() }

  /// The instant at which a person last qualified, nil when never.
  public subscript(person: PersonID) -> Instant? {
    get { rows[person.rawValue].map { instants[Int($0)] } }
    set {
      guard let newValue else {
        rows[person.rawValue] = nil
        return
      }
      if let row = rows[person.rawValue] {
        instants[Int(row)] = newValue
      } else {
        rows[person.rawValue] = UInt32(instants.count)
        instants.append(newValue)
      }
    }
  }
}

/// A person in a program and in the campaign that it is mapped to.
public struct MemberPlace: Sendable {
  /// The program.
  let program: ProgramID
  /// The campaign.
  let campaign: SFDCCampaignID
  /// The person.
  let person: PersonID

  /// Creates a place.
  public init(_ program: ProgramID, _ campaign: SFDCCampaignID, _ person: PersonID) {
    self.program = program
    self.campaign = campaign
    self.person = person
  }
}

// Each of the tables below is a cache miss. Here no look-up waits for the answer of another one, so that
// the misses overlap; when the members are dealt with, everything is in the cache. What is returned
// means nothing; it is there so that nothing is left out.
extension Mirror {
  /// Reads what tells whether memberships changed in Marketo, just before some dozens of them are
  /// looked at.
  @discardableResult
  public func readAheadInMarketo(_ places: [MemberPlace]) -> UInt64 {
    var sum: UInt64 = 0
    for place in places {
      sum &+= programs[place.program.index].glance(at: place.person)
      sum &+= links[place.program.index]?.glance(at: place.person) ?? 0
      sum &+= people.isDeleted(place.person) ? 1 : 0
    }
    for place in places {
      let status = programs[place.program.index].status(of: place.person)
      sum &+= UInt64(status?.rawValue ?? 0)
    }
    return sum
  }

  /// Reads what tells how campaign members are written, just before some dozens of them are.
  @discardableResult
  public func readAheadInSalesforce(_ places: [MemberPlace]) -> UInt64 {
    var sum: UInt64 = 0
    for place in places {
      sum &+= UInt64(linkedRecords[place.person.index]?.rawValue ?? 0)
      sum &+= observed[place.campaign.index].glance(at: place.person)
      sum &+= links[place.program.index]?.glance(at: place.person) ?? 0
    }
    for place in places {
      guard let record = linkedRecords[place.person.index] else { continue }
      // A row may begin in one line of the cache and end in the next.
      sum &+= UInt64(records.rows[record.index].salesforceID.rawValue)
      sum &+= records.rows[record.index].isVisible ? 1 : 0
      sum &+= campaigns[place.campaign.index].members.glance(at: record)
    }
    for place in places {
      guard let record = linkedRecords[place.person.index] else { continue }
      let held = campaigns[place.campaign.index].members.status(of: record)
      sum &+= UInt64(held?.rawValue ?? 0)
    }
    return sum
  }
}

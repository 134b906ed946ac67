import RuleSource
import SyncState

extension StateBuilder {
  /// Puts people into their static lists.
  mutating func buildLists() {
    var byID: [Int64: ListID] = [:]
    var byName: [TextID: ListID] = [:]
    for (position, list) in assets.lists.enumerated() {
      byName[context.text.intern(list.name)] = ListID(position)
      if let id = list.marketoID { byID[id] = ListID(position) }
    }
    var people: [[PersonID]] = assets.lists.map { _ in [] }
    var undeclared = 0
    for row in stages.lists.members {
      let found = row.listID.flatMap { byID[$0] } ?? row.listName.flatMap { byName[$0] }
      guard let list = found else {
        undeclared += 1
        continue
      }
      guard let person = person(row.lead, row.place, row.place.columns.1) else { continue }
      if mirror.lists[list.index].insert(person) {
        people[list.index].append(person)
      } else {
        context.report(
          ExchangeDiagnostics.duplicateMember, row.place, row.place.columns.1,
          "person \(row.lead) is in the list "
            + "\(Diagnostic.quoted(assets.lists[list.index].name)) already")
      }
    }
    for position in people.indices {
      mirror.lists[position] = ListMembers(people[position].sorted())
    }
    note(
      undeclared, ExchangeDiagnostics.undeclaredList,
      "left out \(Self.counted(undeclared, "member")) of undeclared static lists")
  }

  /// Notes who qualified for which smart campaign before.
  mutating func buildHistory() {
    var byName: [TextID: CampaignID] = [:]
    for (position, name) in assets.smartCampaigns.enumerated() {
      byName[context.text.intern(name)] = CampaignID(position)
    }
    for entry in stages.history.entries {
      guard let campaign = byName[entry.campaign] else {
        reportUndeclared(entry.campaign, entry.place)
        continue
      }
      guard let person = person(entry.lead, entry.place, entry.place.columns.1) else { continue }
      let last = mirror.history[campaign.index][person]
      mirror.history[campaign.index][person] = max(entry.at, last ?? entry.at)
    }
  }

  /// Restores what both sides of mapped programs agreed on.
  mutating func buildShadows() {
    var byName: [TextID: ProgramID] = [:]
    for (position, program) in assets.programs.enumerated() {
      byName[context.text.intern(program.name)] = ProgramID(position)
    }
    var unmapped = 0
    for entry in stages.shadow.entries {
      // A program that is not mapped any more has nothing to agree on.
      guard let program = byName[entry.program],
        let campaign = mirror.links[program.index]?.campaign
      else {
        unmapped += 1
        continue
      }
      mirror.links[program.index]?.isInitialised = true
      guard let lead = entry.lead,
        let person = person(lead, entry.place, entry.place.columns.1)
      else { continue }
      var shadow = Shadow(program: nil, campaign: nil)
      if let name = entry.programStatus {
        guard let status = status(name, of: program, entry.place) else { continue }
        shadow.program = status
      }
      if let label = entry.campaignStatus {
        let found = mirror.campaigns[campaign.index].status(labelled: context.text[label])
        guard let status = found else {
          context.report(
            ExchangeDiagnostics.unknownMemberStatus, entry.place, entry.place.columns.2,
            "the campaign has no status \(Diagnostic.quoted(context.text[label]))")
          continue
        }
        shadow.campaign = status
      }
      mirror.links[program.index]?[person] = shadow
    }
    note(
      unmapped, ExchangeDiagnostics.undeclaredProgram,
      "left out \(Self.counted(unmapped, "row")) about what programs without a Salesforce campaign "
        + "had agreed on")
  }
}

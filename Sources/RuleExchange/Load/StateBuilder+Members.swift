import RuleSource
import SyncState

extension StateBuilder {
  /// Puts the campaign members under their campaigns.
  mutating func buildCampaignMembers() {
    var members: [[(member: CampaignMember, values: MemberCells)]] = assets.sfdcCampaigns.map { _ in
      []
    }
    var undeclared = 0
    var unchecked = 0
    for row in stages.campaignMembers.members {
      guard let campaign = declared(row.campaign) else {
        if case .id(let id) = row.campaign, stages.campaigns.hasCampaignFile,
          !campaignIDs.contains(id)
        {
          context.report(
            ExchangeDiagnostics.danglingReference, row.place, row.place.columns.0,
            "the campaign `\(context.text[id])` is in none of the files")
        } else {
          undeclared += 1
        }
        continue
      }
      guard let record = mirror.records.find(salesforceID: row.record) else {
        if stages.records.kinds.isEmpty {
          unchecked += 1
        } else {
          context.report(
            ExchangeDiagnostics.danglingReference, row.place, row.place.columns.1,
            "the lead or contact `\(context.text[row.record])` is in none of the files")
        }
        continue
      }
      guard let status = status(of: row, campaign) else { continue }
      let member = CampaignMember(
        record: record, status: status, salesforceID: row.id,
        firstRespondedDate: row.firstRespondedDate)
      if mirror.campaigns[campaign.index].members[record] != nil {
        context.report(
          ExchangeDiagnostics.duplicateMember, row.place, row.place.columns.1,
          "`\(context.text[row.record])` is a member of "
            + "\(Diagnostic.quoted(assets.sfdcCampaigns[campaign.index].name)) already; the first "
            + "row is used")
      } else {
        mirror.campaigns[campaign.index].members[record] = member
        members[campaign.index].append((member, row.values))
      }
    }
    // Once more in the order of the records, so that the order of the rows does not matter.
    for position in members.indices {
      mirror.campaigns[position].members.removeAll()
      for (member, values) in members[position].sorted(by: { $0.member.record < $1.member.record })
      {
        mirror.campaigns[position].members[member.record] = member
        for cell in values {
          mirror.campaigns[position].members[member.record, cell.field] = cell.value
        }
      }
    }
    note(
      undeclared, ExchangeDiagnostics.undeclaredCampaign,
      "left out \(Self.counted(undeclared, "campaign member")) of undeclared campaigns")
    note(
      unchecked, ExchangeDiagnostics.missingFile,
      "there is no file of leads or contacts; left out "
        + Self.counted(unchecked, "campaign member"))
  }

  private mutating func status(
    of row: CampaignMemberStage.Member, _ id: SFDCCampaignID
  ) -> StatusIndex? {
    guard let label = row.status else {
      if let status = mirror.campaigns[id.index].defaultStatus { return status }
      context.report(
        ExchangeDiagnostics.missingValue, row.place, row.place.columns.2,
        "the member has no status, and the campaign has no default status")
      return nil
    }
    let key = StatusText(owner: id.rawValue, text: label)
    if let known = campaignStatuses[key] { return known }
    let campaign = mirror.campaigns[id.index]
    let text = context.text[label]
    if let status = campaign.status(labelled: text) {
      campaignStatuses[key] = status
      return status
    }
    let labels = campaign.statuses.map(\.label)
    context.report(
      ExchangeDiagnostics.unknownMemberStatus, row.place, row.place.columns.2,
      "the campaign \(Diagnostic.quoted(assets.sfdcCampaigns[id.index].name)) has no status "
        + "\(Diagnostic.quoted(text))\(ExchangeDiagnostics.nearest(text, labels))")
    return nil
  }

  /// Lets Marketo know the members whose person it knows.
  ///
  /// Nothing more is assumed: that both sides of a mapped program have agreed on a status is for
  /// the first cycle of the sync to find out (CS-I2 … CS-I5).
  mutating func observeMembers() {
    for position in mirror.campaigns.indices {
      for member in mirror.campaigns[position].members.rows {
        guard let person = mirror.records[member.record].person else { continue }
        mirror.observed[position][person] = member.status
      }
    }
  }

  /// Puts the program members under their programs.
  mutating func buildProgramMembers() {
    var byID: [Int64: ProgramID] = [:]
    var byName: [TextID: ProgramID] = [:]
    for (position, program) in assets.programs.enumerated() {
      byName[context.text.intern(program.name)] = ProgramID(position)
      if let id = program.marketoID { byID[id] = ProgramID(position) }
    }
    var members: [[(member: ProgramMember, values: MemberCells)]] = assets.programs.map { _ in [] }
    var undeclared = 0
    for row in stages.programMembers.members {
      let found =
        row.programID.flatMap { byID[$0] } ?? row.programName.flatMap { byName[$0] }
      guard let program = found else {
        undeclared += 1
        continue
      }
      guard let person = person(row.lead, row.place, row.place.columns.1) else { continue }
      guard let status = status(row.status, of: program, row.place) else { continue }
      if status == .notInProgram { continue }
      var member = ProgramMember(
        person: person, status: status, reachedSuccess: row.reachedSuccess,
        successDate: row.successDate, membershipDate: row.membershipDate,
        acquiredBy: row.acquiredBy)
      member.nurture = nurture(of: row, in: program)
      if mirror.programs[program.index][person] != nil {
        context.report(
          ExchangeDiagnostics.duplicateMember, row.place, row.place.columns.1,
          "person \(row.lead) is a member of "
            + "\(Diagnostic.quoted(assets.programs[program.index].name)) already; the first row is "
            + "used")
      } else {
        mirror.programs[program.index][person] = member
        members[program.index].append((member, row.values))
      }
    }
    for position in members.indices {
      mirror.programs[position] = ProgramMembers(fields: assets.memberFields)
      for (member, values) in members[position].sorted(by: { $0.member.person < $1.member.person })
      {
        mirror.programs[position][member.person] = member
        for cell in values { mirror.programs[position][member.person, cell.field] = cell.value }
      }
    }
    note(
      undeclared, ExchangeDiagnostics.undeclaredProgram,
      "left out \(Self.counted(undeclared, "program member")) of undeclared programs")
  }

  /// Where a member of an engagement program is; nil in other programs.
  private mutating func nurture(
    of row: ProgramMemberStage.Member, in program: ProgramID
  ) -> NurtureState? {
    guard assets.programs[program.index].type == .engagement else { return nil }
    var nurture = NurtureState(stream: nil)
    nurture.isPaused = row.isPaused
    nurture.isExhausted = row.isExhausted
    guard let stream = row.stream else { return nurture }
    let name = context.text[stream]
    let names = assets.programs[program.index].streams
    nurture.stream = names.firstIndex { $0.utf8.elementsEqual(name.utf8) }.map { StreamIndex($0) }
    if nurture.stream == nil, !names.isEmpty {
      context.report(
        ExchangeDiagnostics.unknownStream, row.place, row.place.columns.2,
        "the program \(Diagnostic.quoted(assets.programs[program.index].name)) has no stream "
          + "\(Diagnostic.quoted(name))" + ExchangeDiagnostics.nearest(name, names))
    }
    return nurture
  }

  /// Returns the person with a Marketo id, or reports that there is none.
  private mutating func person(_ id: Int64, _ place: RowPlace, _ column: UInt16) -> PersonID? {
    if let person = mirror.people.find(marketoID: id) { return person }
    context.report(
      ExchangeDiagnostics.danglingReference, place, column,
      "person \(id) is in none of the files")
    return nil
  }

  private mutating func status(
    _ status: TextID, of program: ProgramID, _ place: RowPlace
  ) -> StatusIndex? {
    let key = StatusText(owner: assets.programs[program.index].channel.rawValue, text: status)
    if let known = channelStatuses[key] { return known }
    let channel = assets.channel(of: program)
    let name = context.text[status]
    if let found = channel.status(named: name) {
      channelStatuses[key] = found
      return found
    }
    context.report(
      ExchangeDiagnostics.unknownProgramStatus, place, place.columns.2,
      "the channel \(Diagnostic.quoted(channel.name)) has no status \(Diagnostic.quoted(name))"
        + ExchangeDiagnostics.nearest(name, channel.statuses.map(\.name)))
    return nil
  }

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
      mirror.lists[position] = ListMembers()
      for person in people[position].sorted() { mirror.lists[position].insert(person) }
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
        let name = context.text[entry.campaign]
        context.report(
          ExchangeDiagnostics.danglingReference, entry.place, entry.place.columns.0,
          "no smart campaign is declared as \(Diagnostic.quoted(name))"
            + ExchangeDiagnostics.nearest(name, assets.smartCampaigns))
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
    for entry in stages.shadow.entries {
      guard let program = byName[entry.program],
        let campaign = mirror.links[program.index]?.campaign
      else {
        let name = context.text[entry.program]
        context.report(
          ExchangeDiagnostics.danglingReference, entry.place, entry.place.columns.0,
          "\(Diagnostic.quoted(name)) is not declared as a program with a Salesforce campaign"
            + ExchangeDiagnostics.nearest(name, assets.programs.map(\.name)))
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
  }
}

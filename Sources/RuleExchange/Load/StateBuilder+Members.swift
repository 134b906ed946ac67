import RuleSource
import SyncState

extension StateBuilder {
  /// Puts the members under their campaigns and programs; both are worked out at once.
  mutating func buildMembers(_ workers: Workers) {
    let programs = programsOfRows()
    let (campaignSide, programSide) = sides(programs, workers)
    adopt(campaignSide)
    adopt(programSide, programs)
  }

  /// The members of all campaigns.
  private struct CampaignSide {
    let members: [CampaignMembers]
    let observed: [ObservedMembers]
    let faults: [(row: Int, fault: FaultyRows.Fault)]
  }

  /// The members of all programs.
  private struct ProgramSide {
    let members: [ProgramMembers]
    let faults: [(row: Int, fault: FaultyRows.Fault)]
  }

  /// Works out both sides, which do not depend on each other, side by side.
  private func sides(
    _ programs: [ProgramID?], _ workers: Workers
  ) -> (CampaignSide, ProgramSide) {
    let records = recordIndex.rows(of: stages.campaignMembers.records, workers)
    return workers.both({ campaignSide(records) }, { programSide(programs) })
  }

  /// Groups the member rows by campaign, given the row of each one's record; rows that cannot be used
  /// become faults.
  private func campaignSide(_ found: [UInt32]) -> CampaignSide {
    let stage = stages.campaignMembers
    let campaigns = stage.campaigns.keys.map { declared($0) }
    var statuses = StatusTable(ownerCount: assets.sfdcCampaigns.count, stage.statuses.keys.count)
    var groups = [UInt32](repeating: RowGroups.none, count: stage.records.count)
    var rows = FaultyRows()
    for (row, code) in stage.campaigns.codes.enumerated() {
      guard let campaign = campaigns[Int(code)] else {
        rows.add(row, .undeclared)
        continue
      }
      guard found[row] != .max else {
        rows.add(row, .dangling)
        continue
      }
      let index = statuses[campaign.index, stage.statuses.codes[row]] {
        status(stage.statuses.keys[Int($0)], campaign)
      }
      if index == nil { rows.add(row, .unknownStatus) } else { groups[row] = campaign.rawValue }
    }
    let grouped = RowGroups(
      groups: groups, members: found, groupCount: assets.sfdcCampaigns.count)
    rows.add(grouped.repeated, .repeated)
    let members = grouped.groups.enumerated().map { position, entries in
      let rows = entries.map { RowGroups.row($0) }
      return CampaignMembers(
        values: stage.values.map { $0.rows(at: rows) },
        entries.map { entry in
          let row = RowGroups.row(entry)
          let id = demand.isWritten ? stage.ids[row] : 0
          return CampaignMember(
            record: RecordID(RowGroups.member(entry)),
            status: statuses.known(position, stage.statuses.codes[row]),
            salesforceID: id == 0 ? nil : TextID(id - 1),
            firstRespondedDate: CivilDate(column: stage.firstRespondedDays[row]))
        })
    }
    return CampaignSide(
      members: members,
      observed: members.map { demand.isForRuns ? ObservedMembers() : observed($0) },
      faults: rows.sorted())
  }

  private mutating func adopt(_ side: CampaignSide) {
    var counts = MemberCounts()
    for (row, fault) in side.faults { reportCampaignMember(row, fault, &counts) }
    for (position, members) in side.members.enumerated() {
      mirror.campaigns[position].members = members
    }
    mirror.observed = side.observed
    note(
      counts.undeclared, ExchangeDiagnostics.undeclaredCampaign,
      "left out \(Self.counted(counts.undeclared, "campaign member")) of undeclared campaigns")
    note(
      counts.unchecked, ExchangeDiagnostics.missingFile,
      "there is no file of leads or contacts; left out "
        + Self.counted(counts.unchecked, "campaign member"))
  }

  /// Members that were left out without a finding of their own.
  private struct MemberCounts {
    var undeclared = 0
    var unchecked = 0
  }

  /// Says why a row was left out, or counts it where one line for all such rows is enough.
  private mutating func reportCampaignMember(
    _ row: Int, _ fault: FaultyRows.Fault, _ counts: inout MemberCounts
  ) {
    let stage = stages.campaignMembers
    let place = stage.places[row]
    let key = stage.campaigns.keys[Int(stage.campaigns.codes[row])]
    let campaign =
      declared(key).map { Diagnostic.quoted(assets.sfdcCampaigns[$0.index].name) } ?? ""
    switch fault {
    case .undeclared:
      guard case .id(let id) = key, stages.campaigns.hasCampaignFile, !campaignIDs.contains(id)
      else {
        counts.undeclared += 1
        return
      }
      context.report(
        ExchangeDiagnostics.danglingReference, place, place.columns.0,
        "the campaign `\(context.text[id])` is in none of the files")
    case .dangling:
      guard !stages.records.kinds.isEmpty else {
        counts.unchecked += 1
        return
      }
      context.report(
        ExchangeDiagnostics.danglingReference, place, place.columns.1,
        "the lead or contact `\(stage.records[row].text)` is in none of the files")
    case .unknownStream: break
    case .unknownStatus:
      guard let label = stage.statuses.keys[Int(stage.statuses.codes[row])] else {
        context.report(
          ExchangeDiagnostics.missingValue, place, place.columns.2,
          "the member has no status, and the campaign has no default status")
        return
      }
      let text = context.text[label]
      let labels = declared(key).map { mirror.campaigns[$0.index].statuses.map(\.label) } ?? []
      context.report(
        ExchangeDiagnostics.unknownMemberStatus, place, place.columns.2,
        "the campaign \(campaign) has no status "
          + "\(Diagnostic.quoted(text))\(ExchangeDiagnostics.nearest(text, labels))")
    case .repeated:
      context.report(
        ExchangeDiagnostics.duplicateMember, place, place.columns.1,
        "`\(stage.records[row].text)` is a member of \(campaign) already; the first row is used")
    }
  }

  /// The status that a label means in a campaign.
  private func status(_ label: TextID?, _ id: SFDCCampaignID) -> StatusIndex? {
    guard let label else { return mirror.campaigns[id.index].defaultStatus }
    return mirror.campaigns[id.index].status(labelled: context.text[label])
  }

  /// Lets Marketo know the members whose person it knows.
  ///
  /// Nothing more is assumed: that both sides of a mapped program have agreed on a status is for
  /// the first cycle of the sync to find out (CS-I2 … CS-I5).
  private func observed(_ members: CampaignMembers) -> ObservedMembers {
    var observed = ObservedMembers()
    observed.reserveCapacity(members.count)
    for member in members.rows {
      guard let person = mirror.records[member.record].person else { continue }
      observed[person] = member.status
    }
    return observed
  }

  /// The program that each way of naming one means.
  private mutating func programsOfRows() -> [ProgramID?] {
    var byID: [Int64: ProgramID] = [:]
    var byName: [TextID: ProgramID] = [:]
    for (position, program) in assets.programs.enumerated() {
      byName[context.text.intern(program.name)] = ProgramID(position)
      if let id = program.marketoID { byID[id] = ProgramID(position) }
    }
    return stages.programMembers.programs.keys.map { key in
      (key.id == 0 ? nil : byID[key.id]) ?? key.name.flatMap { byName[$0] }
    }
  }

  /// Groups the member rows by program, given the program of each way of naming one; rows that cannot
  /// be used become faults.
  private func programSide(_ programs: [ProgramID?]) -> ProgramSide {
    let stage = stages.programMembers
    var statuses = StatusTable(ownerCount: assets.channels.count, stage.statuses.keys.count)
    var people = [UInt32](repeating: .max, count: stage.leads.count)
    var groups = [UInt32](repeating: RowGroups.none, count: stage.leads.count)
    var rows = FaultyRows()
    for (row, code) in stage.programs.codes.enumerated() {
      guard let program = programs[Int(code)] else {
        rows.add(row, .undeclared)
        continue
      }
      guard let person = mirror.people.find(marketoID: stage.leads[row]) else {
        rows.add(row, .dangling)
        continue
      }
      let channel = assets.programs[program.index].channel
      let status = statuses[channel.index, stage.statuses.codes[row]] {
        assets.channels[channel.index].status(named: context.text[stage.statuses.keys[Int($0)]])
      }
      guard let status else {
        rows.add(row, .unknownStatus)
        continue
      }
      guard status != .notInProgram else { continue }
      people[row] = person.rawValue
      groups[row] = program.rawValue
    }
    let grouped = RowGroups(groups: groups, members: people, groupCount: assets.programs.count)
    let streams = streams(groups, &rows)
    rows.add(grouped.repeated, .repeated)
    let members = grouped.groups.enumerated().map { position, entries in
      programMembers(ProgramID(position), entries, statuses, streams)
    }
    return ProgramSide(members: members, faults: rows.sorted())
  }

  /// Finds the streams that members of engagement programs are in.
  private func streams(_ groups: [UInt32], _ rows: inout FaultyRows) -> StatusTable {
    let stage = stages.programMembers
    var streams = StatusTable(ownerCount: assets.programs.count, stage.streams.keys.count)
    guard assets.programs.contains(where: { $0.type == .engagement }) else { return streams }
    for row in groups.indices where groups[row] != RowGroups.none {
      let program = ProgramID(groups[row])
      guard assets.programs[program.index].type == .engagement else { continue }
      let code = stage.streams.codes[row]
      let index = streams[program.index, code] {
        stage.streams.keys[Int($0)].flatMap { stream($0, of: program) }
      }
      let isKnown = index != nil || stage.streams.keys[Int(code)] == nil
      if !isKnown, !assets.programs[program.index].streams.isEmpty { rows.add(row, .unknownStream) }
    }
    return streams
  }

  /// Makes the members of a program of the rows in its group.
  private func programMembers(
    _ program: ProgramID, _ entries: [UInt64], _ statuses: StatusTable, _ streams: StatusTable
  ) -> ProgramMembers {
    let stage = stages.programMembers
    let channel = assets.programs[program.index].channel.index
    let isEngagement = assets.programs[program.index].type == .engagement
    let rows = entries.map { RowGroups.row($0) }
    return ProgramMembers(
      values: stage.values.map { $0.rows(at: rows) },
      entries.map { entry in
        let row = RowGroups.row(entry)
        var member = ProgramMember(
          person: PersonID(RowGroups.member(entry)),
          status: statuses.known(channel, stage.statuses.codes[row]),
          reachedSuccess: stage.reachedSuccess[row],
          successDate: CivilDate(column: stage.successDays[row]),
          membershipDate: CivilDate(column: stage.membershipDays[row]),
          acquiredBy: stage.acquiredBy[row])
        if isEngagement {
          var nurture = NurtureState(
            stream: streams.found(program.index, stage.streams.codes[row]).map {
              StreamIndex($0.rawValue)
            })
          nurture.isPaused = stage.arePaused[row]
          nurture.isExhausted = stage.areExhausted[row]
          member.nurture = nurture
        }
        return member
      }, isIndexed: !demand.isForScans)
  }

  private mutating func adopt(_ side: ProgramSide, _ programs: [ProgramID?]) {
    let codes = stages.programMembers.programs.codes
    var undeclared = 0
    for (row, fault) in side.faults {
      reportProgramMember(row, fault, programs[Int(codes[row])], &undeclared)
    }
    mirror.programs = side.members
    note(
      undeclared, ExchangeDiagnostics.undeclaredProgram,
      "left out \(Self.counted(undeclared, "program member")) of undeclared programs")
  }

  /// Says why a row was left out, or counts it where one line for all such rows is enough.
  private mutating func reportProgramMember(
    _ row: Int, _ fault: FaultyRows.Fault, _ program: ProgramID?, _ undeclared: inout Int
  ) {
    let stage = stages.programMembers
    let place = stage.places[row]
    guard let program, fault != .undeclared else {
      undeclared += 1
      return
    }
    switch fault {
    case .undeclared: break
    case .dangling: _ = person(stage.leads[row], place, place.columns.1)
    case .unknownStatus:
      _ = status(stage.statuses.keys[Int(stage.statuses.codes[row])], of: program, place)
    case .unknownStream:
      guard let stream = stage.streams.keys[Int(stage.streams.codes[row])] else { return }
      let name = context.text[stream]
      context.report(
        ExchangeDiagnostics.unknownStream, place, place.columns.2,
        "the program \(Diagnostic.quoted(assets.programs[program.index].name)) has no stream "
          + "\(Diagnostic.quoted(name))"
          + ExchangeDiagnostics.nearest(name, assets.programs[program.index].streams))
    case .repeated:
      context.report(
        ExchangeDiagnostics.duplicateMember, place, place.columns.1,
        "person \(stage.leads[row]) is a member of "
          + "\(Diagnostic.quoted(assets.programs[program.index].name)) already; the first row is "
          + "used")
    }
  }

  /// The position of a stream of an engagement program, as a status of its own.
  private func stream(_ name: TextID, of program: ProgramID) -> StatusIndex? {
    let name = context.text[name]
    return assets.programs[program.index].streams
      .firstIndex { sameBytes($0, name) }.map { StatusIndex($0) }
  }

  /// Returns the person with a Marketo id, or reports that there is none.
  mutating func person(_ id: Int64, _ place: RowPlace, _ column: UInt16) -> PersonID? {
    if let person = mirror.people.find(marketoID: id) { return person }
    context.report(
      ExchangeDiagnostics.danglingReference, place, column,
      "person \(id) is in none of the files")
    return nil
  }

  mutating func status(
    _ status: TextID, of program: ProgramID, _ place: RowPlace
  ) -> StatusIndex? {
    let channel = assets.channel(of: program)
    let name = context.text[status]
    if let found = channel.status(named: name) { return found }
    context.report(
      ExchangeDiagnostics.unknownProgramStatus, place, place.columns.2,
      "the channel \(Diagnostic.quoted(channel.name)) has no status \(Diagnostic.quoted(name))"
        + ExchangeDiagnostics.nearest(name, channel.statuses.map(\.name)))
    return nil
  }
}

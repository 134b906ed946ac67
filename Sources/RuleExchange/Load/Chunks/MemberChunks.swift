import SyncState

/// Rows of campaign members, from a piece of a file without deleted ones.
struct CampaignMemberChunk: Sendable {
  let campaigns: [UInt32]
  let campaignPool: TextPool
  /// Whether campaigns are named by their ids.
  let areCampaignsIDs: Bool
  let records: [RecordKey]
  /// Positions of texts of the pool plus one, 0 for the default.
  let statuses: [UInt32]
  let statusPool: TextPool
  let firstRespondedDays: [Int32]
  let ids: [UInt32]
  let idPool: TextPool
  let values: [ChunkColumn]
  let places: [RowPlace.Columns]

  /// Reads all rows; nil when one is out of the ordinary.
  init?(_ cells: ChunkCells, _ mapping: CampaignMemberStage.Mapping, _ demand: ColumnDemand) {
    var (campaignPool, statusPool, idPool) = (TextPool(), TextPool(), TextPool())
    areCampaignsIDs = mapping.campaign.id != nil
    let campaigns =
      areCampaignsIDs
      ? cells.recordTexts(mapping.campaign.id, &campaignPool)
      : cells.texts(mapping.campaign.name, &campaignPool)
    // A campaign without an id may have a name, which the other road looks at.
    guard let campaigns, !campaigns.contains(0),
      let leads = cells.recordKeys(mapping.lead), let contacts = cells.recordKeys(mapping.contact),
      let eithers = cells.recordKeys(mapping.either),
      let statuses = cells.texts(mapping.status, &statusPool),
      let days = cells.days(mapping.firstRespondedDate),
      let areDeleted = cells.flags(mapping.isDeleted),
      let values = cells.columns(mapping.fields, isWanted: { _ in true })
    else { return nil }
    self.values = values
    if demand.isWritten {
      guard let ids = cells.recordTexts(mapping.id, &idPool) else { return nil }
      self.ids = ids
    } else {
      guard cells.recordKeys(mapping.id) != nil else { return nil }
      ids = []
    }
    let records = leads.indices.map { row in
      !contacts[row].isNone ? contacts[row] : !leads[row].isNone ? leads[row] : eithers[row]
    }
    // The road by rows leaves deleted ones out.
    guard !records.contains(where: \.isNone), !areDeleted.contains(true) else { return nil }
    self.campaigns = campaigns
    self.records = records
    self.statuses = statuses
    self.campaignPool = campaignPool
    self.statusPool = statusPool
    self.idPool = idPool
    firstRespondedDays = days
    let other = mapping.lead ?? mapping.contact ?? mapping.either ?? 0
    places = cells.places { row in
      (mapping.campaign.column, contacts[row].isNone ? other : mapping.contact, mapping.status)
    }
  }
}

extension CampaignMemberStage {
  /// Takes the rows of a piece of a file.
  mutating func take(
    _ chunk: CampaignMemberChunk, _ origin: ChunkOrigin, _ context: inout LoadContext
  ) {
    let names = context.text.merge(chunk.campaignPool)
    campaigns.append(
      codes: chunk.campaigns.map { $0 - 1 },
      meaning: names.map { chunk.areCampaignsIDs ? .id($0) : .name($0) })
    let labels = context.text.merge(chunk.statusPool)
    statuses.append(codes: chunk.statuses, meaning: [nil] + labels.map { Optional($0) })
    values.append(chunk.values, count: chunk.records.count, &context.text)
    records += chunk.records
    firstRespondedDays += chunk.firstRespondedDays
    places.append(chunk.places, origin)
    if demand.isWritten {
      let texts = context.text.merge(chunk.idPool)
      for id in chunk.ids { ids.append(id == 0 ? 0 : texts[Int(id) - 1].rawValue + 1) }
    }
  }
}

/// Rows of program members, from a piece of a file.
struct ProgramMemberChunk: Sendable {
  /// How rows name their programs; names are texts of the pool.
  let programs: CodedKeys<ProgramMemberStage.ProgramKey>
  let programPool: TextPool
  let leads: [Int64]
  let statuses: [UInt32]
  let statusPool: TextPool
  let reachedSuccess: [Bool]
  let successDays: [Int32]
  let membershipDays: [Int32]
  let acquiredBy: [Bool]
  /// Positions of texts of the pool plus one, 0 for none.
  let streams: [UInt32]
  let streamPool: TextPool
  let arePaused: [Bool]
  let areExhausted: [Bool]
  let values: [ChunkColumn]
  let places: [RowPlace.Columns]

  /// Reads all rows; nil when one is out of the ordinary.
  init?(_ cells: ChunkCells, _ mapping: ProgramMemberStage.Mapping) {
    var (programPool, statusPool, streamPool) = (TextPool(), TextPool(), TextPool())
    guard let leads = cells.marketoIDs(mapping.lead),
      let ids = cells.optionalMarketoIDs(mapping.programID),
      let names = cells.texts(mapping.programName, &programPool),
      let statuses = cells.texts(mapping.status, &statusPool), !statuses.contains(0),
      let reachedSuccess = cells.flags(mapping.reachedSuccess),
      let successDays = cells.days(mapping.successDate),
      let membershipDays = cells.days(mapping.membershipDate),
      let acquiredBy = cells.flags(mapping.acquiredBy),
      let streams = cells.texts(mapping.stream, &streamPool),
      let arePaused = cells.words(mapping.cadence, ["norm": false, "pause": true, "paus": true]),
      let areExhausted = cells.flags(mapping.isExhausted),
      let values = cells.columns(mapping.fields, isWanted: { _ in true })
    else { return nil }
    self.values = values
    var programs = CodedKeys<ProgramMemberStage.ProgramKey>()
    for (id, name) in zip(ids, names) {
      guard id != 0 || name != 0 else { return nil }
      programs.append(.init(id: id, name: name == 0 ? nil : TextID(name - 1)))
    }
    self.programs = programs
    self.programPool = programPool
    self.leads = leads
    self.statuses = statuses
    self.statusPool = statusPool
    self.reachedSuccess = reachedSuccess
    self.successDays = successDays
    self.membershipDays = membershipDays
    self.acquiredBy = acquiredBy
    self.streams = streams
    self.streamPool = streamPool
    self.arePaused = arePaused
    self.areExhausted = areExhausted
    let name = mapping.programName ?? mapping.programID ?? 0
    places = cells.places { row in
      (ids[row] == 0 ? name : mapping.programID, mapping.lead, mapping.status)
    }
  }
}

extension ProgramMemberStage {
  /// Takes the rows of a piece of a file.
  mutating func take(
    _ chunk: ProgramMemberChunk, _ origin: ChunkOrigin, _ context: inout LoadContext
  ) {
    let names = context.text.merge(chunk.programPool)
    programs.append(
      codes: chunk.programs.codes,
      meaning: chunk.programs.keys.map { key in
        ProgramKey(id: key.id, name: key.name.map { names[$0.index] })
      })
    statuses.append(
      codes: chunk.statuses.map { $0 - 1 }, meaning: context.text.merge(chunk.statusPool))
    values.append(chunk.values, count: chunk.leads.count, &context.text)
    leads += chunk.leads
    reachedSuccess += chunk.reachedSuccess
    successDays += chunk.successDays
    membershipDays += chunk.membershipDays
    acquiredBy += chunk.acquiredBy
    let streamNames = context.text.merge(chunk.streamPool)
    streams.append(codes: chunk.streams, meaning: [nil] + streamNames.map { Optional($0) })
    arePaused += chunk.arePaused
    areExhausted += chunk.areExhausted
    places.append(chunk.places, origin)
  }
}

import RuleSource
import SyncState

extension StateBuilder {
  /// Links people to their leads and contacts.
  ///
  /// Where there is no file of such records at all, they are made from what the people extract
  /// says: the link and the synced fields.
  mutating func linkPeople(_ workers: Workers) {
    let stage = stages.people
    var madeCounts: [RecordKind: Int] = [:]
    let keys = personRows.map { stage.links[$0].key }
    let found = recordIndex.rows(of: keys, workers)
    for (position, row) in personRows.enumerated() where !keys[position].isNone {
      let person = PersonID(position)
      let (id, kind) = (keys[position], stage.links[row].kind)
      var record = found[position] == .max ? nil : RecordID(found[position])
      // Another person may have made it.
      if record == nil, !madeCounts.isEmpty { record = recordIndex[id].map { RecordID($0) } }
      if record == nil, !stages.records.kinds.contains(kind) {
        record = make(id, kind, like: person)
        madeCounts[kind, default: 0] += 1
      }
      guard let record else {
        report.hasUnlinkedPeople = true
        let place = stage.places[row]
        context.report(
          ExchangeDiagnostics.danglingReference, place, place.columns.1,
          "the \(kind.rawValue.asciiLowercased) `\(id.text)` of person "
            + "\(stage.ids[row]) is in none of the files")
        continue
      }
      if let other = mirror.records[record].person {
        report.hasUnlinkedPeople = true
        let place = stage.places[row]
        context.report(
          ExchangeDiagnostics.duplicateLink, place, place.columns.1,
          "the \(kind.rawValue.asciiLowercased) `\(id.text)` is linked to person "
            + "\(mirror.people.marketoID(other)) already; person \(stage.ids[row]) is loaded "
            + "without it")
        continue
      }
      mirror.link(person, record)
    }
    for kind in RecordKind.allCases {
      let count = madeCounts[kind] ?? 0
      note(
        count, ExchangeDiagnostics.missingFile,
        "there is no file of \(kind.rawValue.asciiLowercased)s; took "
          + Self.counted(count, kind.rawValue.asciiLowercased) + " from the people extract")
    }
  }

  private mutating func make(
    _ id: RecordKey, _ kind: RecordKind, like person: PersonID
  ) -> RecordID? {
    let text = context.text.intern(id.text)
    guard let record = mirror.records.insert(SalesforceRecord(kind: kind, salesforceID: text))
    else {
      return nil
    }
    recordIndex[id] = record.rawValue
    for (position, field) in assets.fields.fields.enumerated()
    where field.salesforceName != nil && demand.wantsPeople(FieldID(position)) {
      let value = mirror.people[person, FieldID(position)]
      if !value.isNull { mirror.records[record, FieldID(position)] = value }
    }
    return record
  }

  /// Finds the declared campaign of each campaign of the data: by id, else by exact name.
  mutating func matchCampaigns() {
    declareCampaigns()
    let rows = stages.campaigns.campaigns
    let keys = rows.map { row in
      row.id.map { RecordKey(context.text.utf8($0)) } ?? RecordKey([])
    }
    let sorted = rows.indices.sorted { keys[$0] == keys[$1] ? $0 < $1 : keys[$0] < keys[$1] }
    var matched: [SFDCCampaignID: Int] = [:]
    var undeclared: [String] = []
    for row in sorted {
      let campaign = rows[row]
      let shownID = "`\(campaign.id.map { context.text[$0] } ?? "")`"
      if let id = campaign.id, !campaignIDs.insert(id).inserted {
        context.report(
          ExchangeDiagnostics.duplicateID, campaign.place, campaign.place.columns.0,
          "the campaign \(shownID) occurs twice; the first row is used")
        continue
      }
      guard let id = campaign.id.flatMap({ campaignsByID[$0] }) ?? nameMatch(campaign) else {
        undeclared.append(context.text[campaign.name])
        continue
      }
      if let other = matched[id] {
        let otherID = rows[other].id.map { context.text[$0] } ?? ""
        context.report(
          ExchangeDiagnostics.ambiguousCampaign, campaign.place, campaign.place.columns.1,
          "\(Diagnostic.quoted(context.text[campaign.name])) is the name of two campaigns, "
            + "`\(otherID)` and \(shownID); expected an `id` in its declaration")
        continue
      }
      matched[id] = row
      adopt(campaign, id)
    }
    reportUnmatched(matched, undeclared)
    let order = assets.sfdcCampaigns.indices.map { matched[SFDCCampaignID($0)] }
    report.keptCampaigns = stages.campaigns.kept.rows(at: order.map { $0 ?? -1 })
  }

  private mutating func declareCampaigns() {
    for (position, campaign) in assets.sfdcCampaigns.enumerated() {
      let id = SFDCCampaignID(position)
      campaignsByName[context.text.intern(campaign.name)] = id
      if let declared = campaign.salesforceID {
        let text = context.text.intern(SalesforceID.completed(declared))
        campaignsByID[text] = id
        mirror.campaigns[position].salesforceID = text
      }
    }
  }

  private func nameMatch(_ campaign: CampaignStage.Campaign) -> SFDCCampaignID? {
    guard let id = campaignsByName[campaign.name],
      assets.sfdcCampaigns[id.index].salesforceID == nil
    else { return nil }
    return id
  }

  private mutating func adopt(_ campaign: CampaignStage.Campaign, _ id: SFDCCampaignID) {
    let declared = assets.sfdcCampaigns[id.index].name
    let name = context.text[campaign.name]
    if !sameBytes(name, declared) {
      context.report(
        ExchangeDiagnostics.campaignRenamed, campaign.place, campaign.place.columns.1,
        "the campaign `\(campaign.id.map { context.text[$0] } ?? "")` is called \(Diagnostic.quoted(name)) in "
          + "Salesforce; declared is \(Diagnostic.quoted(declared))")
    }
    if let text = campaign.id {
      campaignsByID[text] = id
      mirror.campaigns[id.index].salesforceID = text
    }
    mirror.campaigns[id.index].isDeleted = campaign.isDeleted
    mirror.campaigns[id.index].isActive = campaign.isActive
    mirror.campaigns[id.index].type = campaign.type
    mirror.campaigns[id.index].actualCost = campaign.actualCost
  }

  private mutating func reportUnmatched(_ matched: [SFDCCampaignID: Int], _ undeclared: [String]) {
    guard stages.campaigns.hasCampaignFile else { return }
    for (position, campaign) in assets.sfdcCampaigns.enumerated()
    where matched[SFDCCampaignID(position)] == nil {
      let wanted =
        campaign.salesforceID.map { " with the id `\(SalesforceID.completed($0))`" } ?? ""
      context.log.add(
        ExchangeDiagnostics.campaignWithoutData, file: "", nil,
        "no campaign of the data is \(Diagnostic.quoted(campaign.name))\(wanted)"
          + (undeclared.contains { $0.utf8.elementsEqual(campaign.name.utf8) }
            ? "; one of this name has another id"
            : ExchangeDiagnostics.nearest(campaign.name, undeclared)))
    }
    note(
      undeclared.count, ExchangeDiagnostics.undeclaredCampaign,
      "left out \(Self.counted(undeclared.count, "campaign")) that no file declares, such as "
        + Diagnostic.quoted(undeclared.first ?? ""))
  }

  /// Replaces the declared member statuses by those of the data.
  mutating func buildStatuses() {
    guard stages.campaigns.hasStatusFile else { return }
    var rows: [SFDCCampaignID: [CampaignStage.Status]] = [:]
    for status in stages.campaigns.statuses {
      guard let campaign = declared(status.campaign) else { continue }
      rows[campaign, default: []].append(status)
    }
    for position in assets.sfdcCampaigns.indices {
      let id = SFDCCampaignID(position)
      guard let statuses = rows[id] else { continue }
      let sorted = statuses.sorted { left, right in
        if left.sortOrder != right.sortOrder { return left.sortOrder < right.sortOrder }
        return context.text.utf8(left.label).lexicographicallyPrecedes(
          context.text.utf8(right.label))
      }
      adopt(sorted, id)
    }
  }

  /// Returns the declared campaign that a row names.
  func declared(_ key: CampaignStage.CampaignKey) -> SFDCCampaignID? {
    switch key {
    case .id(let id): campaignsByID[id]
    case .name(let name): campaignsByName[name]
    }
  }

  /// Gives a campaign the statuses of the files, and says what is wrong with them.
  private mutating func adopt(_ rows: [CampaignStage.Status], _ id: SFDCCampaignID) {
    var statuses: [MemberStatus] = []
    for row in rows {
      let label = context.text[row.label]
      if statuses.contains(where: { sameBytes($0.label, label) }) {
        context.report(
          ExchangeDiagnostics.statusListRule, row.place, row.place.columns.1,
          "the label \(Diagnostic.quoted(label)) occurs twice in one campaign; the first row is used"
        )
        continue
      }
      if label.unicodeScalars.count > MemberStatus.labelCharactersMax {
        context.report(
          ExchangeDiagnostics.statusListRule, row.place, row.place.columns.1,
          "the label \(Diagnostic.quoted(label)) has \(label.unicodeScalars.count) characters; "
            + "members hold at most \(MemberStatus.labelCharactersMax)")
      }
      statuses.append(
        MemberStatus(label: label, responded: row.hasResponded, isDefault: row.isDefault))
    }
    let campaign = assets.sfdcCampaigns[id.index]
    let name = Diagnostic.quoted(campaign.name)
    let defaults = statuses.count { $0.isDefault }
    if let first = rows.first, defaults != 1 {
      context.report(
        ExchangeDiagnostics.statusListRule, first.place, first.place.columns.0,
        "the campaign \(name) has \(defaults) default statuses; expected one")
    }
    if let first = rows.first, !statuses.contains(where: \.hasResponded) {
      context.report(
        ExchangeDiagnostics.statusListRule, first.place, first.place.columns.0,
        "the campaign \(name) has no responded status; expected at least one")
    }
    let differences = StatusDifference.describe(declared: campaign.statuses, found: statuses)
    if let first = rows.first, !differences.isEmpty {
      context.report(
        ExchangeDiagnostics.statusListDiffers, first.place, first.place.columns.0,
        "the statuses of \(name) are not as declared: \(differences.joined(separator: ", "))")
    }
    mirror.campaigns[id.index].statuses = statuses
  }
}

/// Says how the statuses of the data differ from the declared ones.
enum StatusDifference {
  static func describe(declared: [MemberStatus], found: [MemberStatus]) -> [String] {
    func status(_ list: [MemberStatus], _ label: String) -> MemberStatus? {
      list.first { sameBytes($0.label, label) }
    }
    var differences: [String] = []
    for wanted in declared {
      let shown = Diagnostic.quoted(wanted.label)
      guard let status = status(found, wanted.label) else {
        let near = ExchangeDiagnostics.nearest(wanted.label, found.map(\.label))
        differences.append("\(shown) is missing\(near)")
        continue
      }
      if status.hasResponded != wanted.hasResponded {
        differences.append("\(shown) is \(status.hasResponded ? "" : "not ")responded")
      }
      if status.isDefault != wanted.isDefault {
        differences.append("\(shown) is \(status.isDefault ? "" : "not ")the default")
      }
    }
    for extra in found where status(declared, extra.label) == nil {
      differences.append("\(Diagnostic.quoted(extra.label)) is not declared")
    }
    return differences
  }
}

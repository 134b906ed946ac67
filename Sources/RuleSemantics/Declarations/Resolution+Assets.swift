import RuleGraph
import RuleSource
import RuleSyntax
import SyncState

extension Resolution {
  /// Takes over channels, Salesforce campaigns, programs, lists and the names of campaigns.
  mutating func resolveAssets() {
    for channel in catalogue.channels.items { resolve(channel) }
    for campaign in catalogue.sfdcCampaigns.items { resolve(campaign) }
    for item in catalogue.programs.items { resolve(item) }
    resolveTokens()
    for (position, list) in catalogue.lists.items.enumerated() {
      checkProgram(list.program)
      program.assets.lists.append(
        StaticList(
          name: catalogue.lists.names.names[position], marketoID: list.id.map { Int64($0.value) }))
    }
    program.assets.smartCampaigns = catalogue.campaigns.names.names
    checkIDs(catalogue.programs.items.map(\.id))
    checkIDs(catalogue.lists.items.map(\.id))
    checkIDs(catalogue.campaigns.items.map(\.content.id))
    checkSalesforceIDs()
  }

  private mutating func resolve(_ channel: ChannelDefinition) {
    checkNames("status", channel.statuses.map(\.name))
    var statuses: [ProgressionStatus] = []
    for status in channel.statuses {
      if status.name.value == ProgressionStatus.notInProgram.name {
        report(SemanticsDiagnostics.reservedStatus(at: status.name.span))
        continue
      }
      statuses.append(
        ProgressionStatus(
          name: status.name.value, step: status.step.value, success: status.isSuccess,
          hidden: status.isHidden))
    }
    let order = statuses.indices.sorted {
      (statuses[$0].step, $0) < (statuses[$1].step, $1)
    }
    program.assets.channels.append(
      Channel(name: channel.name.value, statuses: order.map { statuses[$0] }))
    program.channelSpans.append(channel.name.span)
  }

  private mutating func resolve(_ campaign: SFDCCampaignDefinition) {
    checkNames("status", campaign.statuses.map(\.label))
    var statuses = campaign.statuses.map {
      MemberStatus(
        label: $0.label.value, responded: $0.hasResponded, isDefault: $0.isDefault)
    }
    if statuses.isEmpty {
      statuses = [
        MemberStatus(label: "Sent", isDefault: true),
        MemberStatus(label: "Responded", responded: true),
      ]
    } else {
      checkStatuses(campaign)
    }
    program.assets.sfdcCampaigns.append(
      SFDCCampaign(
        name: campaign.name.value, salesforceID: campaign.id.map { Self.longID($0.value) },
        isVisible: campaign.isVisible, statuses: statuses))
    program.sfdcCampaignSpans.append(campaign.name.span)
  }

  private mutating func checkStatuses(_ campaign: SFDCCampaignDefinition) {
    let labelCharactersMax = 40
    let statusesMax = 50
    for status in campaign.statuses {
      let count = status.label.value.unicodeScalars.count
      guard count > labelCharactersMax else { continue }
      report(SemanticsDiagnostics.longStatusLabel(count, at: status.label.span))
    }
    let defaults = campaign.statuses.filter(\.isDefault)
    if defaults.count != 1 {
      report(
        SemanticsDiagnostics.campaignWithoutDefault(
          campaign.name.value, count: defaults.count, at: campaign.name.span,
          labels: defaults.map { .init($0.label.span, "a default status") }))
    }
    if !campaign.statuses.contains(where: \.hasResponded) {
      report(
        SemanticsDiagnostics.campaignWithoutResponded(
          campaign.name.value, at: campaign.name.span))
    }
    if campaign.statuses.count > statusesMax {
      report(
        SemanticsDiagnostics.tooManyStatuses(campaign.statuses.count, at: campaign.name.span))
    }
  }

  private mutating func resolve(_ item: ProgramDefinition) {
    let channel = item.channel.flatMap { asset($0, in: catalogue.channels.names, "channel") }
    if channel == nil {
      program.isComplete = false
      programsWithoutChannel.insert(ProgramID(program.assets.programs.count))
    }
    let mapping = item.sfdcCampaign.flatMap {
      asset($0, in: catalogue.sfdcCampaigns.names, "Salesforce campaign")
    }
    if let mapping {
      let id = ProgramID(program.assets.programs.count)
      mappedPrograms[SFDCCampaignID(mapping), default: []].append(id)
    }
    let type = type(of: item, channel)
    checkNames("stream", item.streams)
    if type != .engagement, let stream = item.streams.first {
      report(SemanticsDiagnostics.programOfWrongType(item.name.value, at: stream.span))
    }
    program.assets.programs.append(
      Program(
        name: item.name.value, marketoID: item.id.map { Int64($0.value) }, type: type,
        channel: ChannelID(channel ?? 0), sfdcCampaign: mapping.map { SFDCCampaignID($0) },
        periodCosts: costs(of: item), streams: item.streams.map(\.value),
        description: item.description?.value ?? ""))
    program.programs.append(
      ResolvedProgram(
        span: item.name.span, description: item.description?.value ?? "",
        mappingSpan: mapping == nil ? nil : item.sfdcCampaign?.span))
  }

  private mutating func type(of item: ProgramDefinition, _ channel: Int?) -> ProgramType {
    let types = channel.map { catalogue.channels.items[$0].programTypes.map(\.value) } ?? []
    guard let written = item.type else {
      let only = types.count == 1 ? types[0] : ProgramType.default.rawValue
      return ProgramType(rawValue: only) ?? .default
    }
    if !types.isEmpty, !types.contains(written.value), let channel = item.channel {
      report(
        SemanticsDiagnostics.programTypeNotInChannel(
          written.value, channel: channel.value, types: types, at: written.span))
    }
    return ProgramType(rawValue: written.value) ?? .default
  }

  private mutating func costs(of item: ProgramDefinition) -> [PeriodCost] {
    item.periodCosts.compactMap { cost in
      CivilDate(year: cost.year, month: cost.month, day: 1).map {
        PeriodCost(month: $0, amount: Int64(cost.amount.value))
      }
    }.sorted { $0.month < $1.month }
  }

  /// Returns the channel of a program; nil when it does not exist.
  func channel(of id: ProgramID) -> Channel? {
    programsWithoutChannel.contains(id) ? nil : program.assets.channel(of: id)
  }

  /// Returns the position of an asset that a definition names.
  mutating func asset(
    _ name: Located<String>, in names: NameTable, _ noun: String, from home: String? = nil
  ) -> Int? {
    switch names.find(name.value, from: home) {
    case .found(let position):
      return position
    case .ambiguous(let positions):
      return refuse(
        SemanticsDiagnostics.ambiguousAsset(
          name.value, noun, positions.map { names.names[$0] }, at: name.span))
    case .none:
      return refuse(
        SemanticsDiagnostics.unknownAsset(
          name.value, noun, among: names.names(from: home), otherwise: kind(of: name.value, home),
          at: name.span))
    }
  }

  /// Returns what else has a name that was looked for among other things.
  private func kind(of name: String, _ home: String?) -> String? {
    let tables = [
      ("static list", catalogue.lists.names), ("smart list", catalogue.smartLists.names),
      ("smart campaign", catalogue.campaigns.names), ("program", catalogue.programs.names),
      ("Salesforce campaign", catalogue.sfdcCampaigns.names),
    ]
    return tables.first { _, names in
      if case .found = names.find(name, from: home) { true } else { false }
    }?.0
  }

  /// Returns the program that a local asset belongs to, and reports one that does not exist.
  @discardableResult
  mutating func checkProgram(_ name: Located<String>?) -> ProgramID? {
    name.flatMap { asset($0, in: catalogue.programs.names, "program") }.map { ProgramID($0) }
  }

  /// Reports names that occur twice.
  mutating func checkNames(_ noun: String, _ names: [Located<String>]) {
    if names.count <= 8, !Self.haveEqual(names) { return }
    var first: [NameKey: Span] = Dictionary(minimumCapacity: names.count)
    for name in names {
      if let earlier = first[NameKey(name.value)] {
        report(
          SemanticsDiagnostics.duplicateName(noun, name.value, first: earlier, at: name.span))
      } else {
        first[NameKey(name.value)] = name.span
      }
    }
  }

  /// Whether two names are the same; for a few names, which are compared with each other.
  private static func haveEqual(_ names: [Located<String>]) -> Bool {
    for later in names.indices.dropFirst() {
      for earlier in 0..<later where sameBytes(names[earlier].value, names[later].value) {
        return true
      }
    }
    return false
  }

  private mutating func checkIDs(_ ids: [Located<Int>?]) {
    var first: [Int: Span] = [:]
    for id in ids.compactMap({ $0 }).sorted(by: { $0.span < $1.span }) {
      if let earlier = first[id.value] {
        report(SemanticsDiagnostics.duplicateID(String(id.value), first: earlier, at: id.span))
      } else {
        first[id.value] = id.span
      }
    }
  }

  private mutating func checkSalesforceIDs() {
    var first: [NameKey: Span] = [:]
    for id in catalogue.sfdcCampaigns.items.compactMap(\.id).sorted(by: { $0.span < $1.span }) {
      let key = NameKey(Self.longID(id.value))
      if let earlier = first[key] {
        report(SemanticsDiagnostics.duplicateID(id.value, first: earlier, at: id.span))
      } else {
        first[key] = id.span
      }
    }
  }

  /// Returns a Salesforce id with 18 characters.
  private static func longID(_ id: String) -> String {
    let bytes = Array(id.utf8)
    guard bytes.count == 15 else { return id }
    return String(decoding: bytes + SalesforceID.checksum(of: bytes), as: UTF8.self)
  }
}

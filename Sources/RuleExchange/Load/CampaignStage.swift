import SyncState

/// The rows of campaign and member-status files until all files are there.
struct CampaignStage: Sendable {
  /// A campaign of the data.
  struct Campaign: Sendable {
    /// The id; nil in states of campaigns whose id is not known.
    let id: TextID?
    let name: TextID
    let type: TextID?
    let actualCost: Double?
    let isActive: Bool
    let isDeleted: Bool
    let place: RowPlace
  }

  /// A member status of the data.
  struct Status: Sendable {
    let id: TextID?
    let campaign: CampaignKey
    let label: TextID
    let hasResponded: Bool
    let isDefault: Bool
    let sortOrder: Double
    let place: RowPlace
  }

  /// How a row names its campaign.
  enum CampaignKey: Hashable, Sendable {
    /// By its id.
    case id(TextID)
    /// By its name, in a column `Campaign.Name`.
    case name(TextID)
  }

  /// Where the campaign of a row stands: by id, else by name.
  struct KeyColumn: Sendable {
    let id: Int?
    let name: Int?

    init(_ header: HeaderMap) {
      id = header.column("CampaignId", "Campaign.Id")
      name = header.column("Campaign.Name")
    }

    /// The column that findings point at.
    var column: Int { id ?? name ?? 0 }

    /// Reads the campaign of a row, which cannot be missing.
    func read(_ row: CSVReader, _ context: inout LoadContext) -> CampaignKey? {
      switch context.recordText(row, id) {
      case .bad: return nil
      case .value(let id): return .id(id)
      case .empty:
        if let text = context.text(row, name) { return .name(text) }
        context.reportMissing(row, column)
        return nil
      }
    }
  }

  /// How the columns of a campaign file are read.
  struct CampaignMapping: Sendable {
    let id: Int
    let name: Int
    let type: Int?
    let actualCost: Int?
    let isActive: Int?
    let isDeleted: Int?
    let kept: [(column: Int, slot: Int)]
  }

  /// How the columns of a member-status file are read.
  struct StatusMapping: Sendable {
    let id: Int?
    let campaign: KeyColumn
    let label: Int
    let hasResponded: Int?
    let isDefault: Int?
    let sortOrder: Int?
  }

  private(set) var campaigns: [Campaign] = []
  private(set) var statuses: [Status] = []
  private(set) var kept = KeptColumns()
  /// Whether there was a file of campaigns, and one of statuses.
  private(set) var hasCampaignFile = false
  private(set) var hasStatusFile = false

  /// Finds the columns of a campaign file.
  mutating func mapCampaigns(_ header: HeaderMap) -> (CampaignMapping, unknown: [Int]) {
    hasCampaignFile = true
    let known = ["Id", "Name", "Type", "ActualCost", "IsActive", "IsDeleted"].map {
      header.column($0)
    }
    let unknown = header.names.indices.filter { !known.contains($0) }
    let mapping = CampaignMapping(
      id: known[0] ?? 0, name: known[1] ?? 0, type: known[2], actualCost: known[3],
      isActive: known[4], isDeleted: known[5],
      kept: unknown.map { (column: $0, slot: kept.column(header.names[$0])) })
    return (mapping, unknown)
  }

  /// Finds the columns of a member-status file.
  mutating func mapStatuses(_ header: HeaderMap) -> (StatusMapping, unknown: [Int])? {
    hasStatusFile = true
    guard let label = header.column("Label") else { return nil }
    let campaign = KeyColumn(header)
    let others = ["Id", "HasResponded", "IsDefault", "SortOrder"].map { header.column($0) }
    let known = others + [campaign.id, campaign.name, label]
    let mapping = StatusMapping(
      id: others[0], campaign: campaign, label: label, hasResponded: others[1],
      isDefault: others[2], sortOrder: others[3])
    return (mapping, header.names.indices.filter { !known.contains($0) })
  }

  /// Takes a row of a campaign file; false when it cannot be used.
  mutating func take(
    _ row: CSVReader, _ mapping: CampaignMapping, _ context: inout LoadContext
  ) -> Bool {
    let id = context.recordText(row, mapping.id)
    let cost = context.number(row, mapping.actualCost)
    let isDeleted = context.flag(row, mapping.isDeleted)
    let isActive = context.flag(row, mapping.isActive)
    guard !id.isBad, !cost.isBad, !isDeleted.isBad, !isActive.isBad else { return false }
    guard let name = context.text(row, mapping.name) else {
      context.reportMissing(row, mapping.name)
      return false
    }
    campaigns.append(
      Campaign(
        id: id.content, name: name, type: context.text(row, mapping.type), actualCost: cost.content,
        isActive: mapping.isActive == nil ? true : isActive.content ?? false,
        isDeleted: isDeleted.content ?? false,
        place: context.place(row, mapping.id, mapping.name)))
    kept.appendRow()
    for (column, slot) in mapping.kept { kept.set(slot, context.text(row, column)) }
    return true
  }

  /// Takes a row of a member-status file; false when it cannot be used.
  mutating func take(
    _ row: CSVReader, _ mapping: StatusMapping, _ context: inout LoadContext
  ) -> Bool {
    let id = context.recordText(row, mapping.id)
    let hasResponded = context.flag(row, mapping.hasResponded)
    let isDefault = context.flag(row, mapping.isDefault)
    let order = context.number(row, mapping.sortOrder)
    guard let campaign = mapping.campaign.read(row, &context), !id.isBad, !hasResponded.isBad,
      !isDefault.isBad, !order.isBad
    else { return false }
    guard let label = context.text(row, mapping.label) else {
      context.reportMissing(row, mapping.label)
      return false
    }
    statuses.append(
      Status(
        id: id.content, campaign: campaign, label: label,
        hasResponded: hasResponded.content ?? false, isDefault: isDefault.content ?? false,
        sortOrder: order.content ?? Double.greatestFiniteMagnitude,
        place: context.place(row, mapping.campaign.column, mapping.label)))
    return true
  }
}

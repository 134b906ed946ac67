public import SyncState

/// A compiled workspace: everything that the interpreter and the analyses need, with names resolved.
public struct ExecutionGraph: Sendable {
  /// The name of the workspace.
  public let workspace: String
  /// The named things that rules and data share.
  public let assets: Assets
  /// The texts of the rules; a state for this graph starts from a copy.
  public let text: TextPool
  /// The subscription's time zone (SC-W4).
  public let zone: TimeZoneTable
  /// How the two systems are connected.
  public let settings: SyncSettings
  /// The limits on mail.
  public let communicationLimits: CommunicationLimits
  /// The smart campaigns; positions are campaign ids.
  public let campaigns: [CampaignNode]
  /// The smart lists; positions are smart-list ids.
  public let smartLists: [SmartListNode]
  /// The segmentations, by name.
  public let segmentations: [SegmentationNode]
  /// The `my.` tokens of the workspace, then of each program by its position.
  public let workspaceTokens: [MyToken]
  /// The `my.` tokens of each program, which override those of the workspace (SC-T5).
  public let programTokens: [[MyToken]]
  /// The scenarios, by name.
  public let timelines: [Timeline]
  /// Which campaigns an activity may start.
  public let triggerIndex: TriggerIndex
  /// Which step can wake which campaign.
  public let wakes: [WakeEdge]

  /// The parts of a graph from which the index and the edges are derived.
  public struct Parts: Sendable {
    /// The name of the workspace.
    public var workspace = ""
    /// The named things.
    public var assets = Assets()
    /// The texts of the rules.
    public var text = TextPool()
    /// The subscription's time zone.
    public var zone = TimeZoneTable.utc
    /// How the two systems are connected.
    public var settings = SyncSettings()
    /// The limits on mail.
    public var communicationLimits = CommunicationLimits()
    /// The smart campaigns.
    public var campaigns: [CampaignNode] = []
    /// The smart lists.
    public var smartLists: [SmartListNode] = []
    /// The segmentations.
    public var segmentations: [SegmentationNode] = []
    /// The `my.` tokens of the workspace.
    public var workspaceTokens: [MyToken] = []
    /// The `my.` tokens of each program.
    public var programTokens: [[MyToken]] = []
    /// The scenarios.
    public var timelines: [Timeline] = []

    /// Creates empty parts.
    public init() {}
  }

  /// Builds the trigger index and the wake edges of the parts.
  public init(_ parts: Parts) {
    workspace = parts.workspace
    assets = parts.assets
    text = parts.text
    zone = parts.zone
    settings = parts.settings
    communicationLimits = parts.communicationLimits
    campaigns = parts.campaigns
    smartLists = parts.smartLists
    segmentations = parts.segmentations
    workspaceTokens = parts.workspaceTokens
    programTokens = parts.programTokens
    timelines = parts.timelines
    let index = TriggerIndex(parts.campaigns)
    triggerIndex = index
    wakes = WakeEdge.edges(of: parts, index)
  }

  /// Returns the campaign with an identifier.
  public subscript(id: CampaignID) -> CampaignNode { campaigns[id.index] }
}

/// The most mails a person gets (SC-B4); nil means no limit.
public struct CommunicationLimits: Sendable, Hashable {
  /// Per calendar day of the subscription's time zone.
  public var perDay: Int?
  /// Per seven days, which are the last 168 hours.
  public var perSevenDays: Int?

  /// Creates no limits.
  public init() {}

  /// Whether there is no limit.
  public var isEmpty: Bool { perDay == nil && perSevenDays == nil }
}

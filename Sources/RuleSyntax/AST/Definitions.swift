public import RuleSource

/// One YAML document: a definition of one kind.
///
/// All are large, and so in boxes.
public enum Definition: Sendable {
  /// `rulec: 1`, the workspace.
  indirect case workspace(WorkspaceDefinition)
  /// `person_fields:`, custom fields of people.
  indirect case personFields(PersonFieldsDefinition)
  /// `program_member_fields:`, custom fields of program members.
  indirect case memberFields(MemberFieldsDefinition)
  /// `channel:`.
  indirect case channel(ChannelDefinition)
  /// `sfdc_campaign:`.
  indirect case sfdcCampaign(SFDCCampaignDefinition)
  /// `program:`.
  indirect case program(ProgramDefinition)
  /// `static_list:`.
  indirect case staticList(StaticListDefinition)
  /// `smart_list:`.
  indirect case smartList(SmartListDefinition)
  /// `segmentation:`.
  indirect case segmentation(SegmentationDefinition)
  /// `revenue_model:`.
  indirect case revenueModel(RevenueModelDefinition)
  /// `smart_campaign:`.
  case smartCampaign(Shared<SmartCampaignDefinition>)
  /// `scenario:`.
  indirect case scenario(ScenarioDefinition)
}

/// The workspace: what holds for all definitions.
public struct WorkspaceDefinition: Sendable {
  /// The name.
  public var name: Located<String>?
  /// The IANA name of the subscription's time zone (SC-W4).
  public var timeZone: Located<String>?
  /// How the two systems are connected.
  public var salesforce = SalesforceConnection()
  /// Settings by name, for questions that the documentation leaves open.
  public var settings: [NamedSetting] = []
  /// The most mails per calendar day (SC-B4).
  public var mailsPerDay: Located<Int>?
  /// The most mails per seven days (SC-B4).
  public var mailsPerSevenDays: Located<Int>?
  /// `my.` tokens that all programs inherit.
  public var tokens: [TokenDefinition] = []
  /// Path patterns of files that do not belong to the workspace.
  public var exclude: [Located<String>] = []
  /// The names of the person partitions; the first is where people begin.
  public var partitions: [Located<String>] = []
  /// The severities of findings, by name or category of finding.
  public var checks: [NamedSetting] = []
  /// The whole document.
  public var span: Span

  /// The `salesforce:` part of a workspace.
  public struct SalesforceConnection: Sendable {
    /// Whether campaign sync is on (CS-P2).
    public var campaignSyncEnabled: Located<Bool>?
    /// Whether the periodic sync is on at all (CS-P8).
    public var syncEnabled: Located<Bool>?
    /// The name of the sync user.
    public var syncUser: Located<String>?
    /// Whether the sync user is a Marketing User (CS-P3).
    public var syncUserIsMarketingUser: Located<Bool>?
    /// What the sync user may not do (CS-P4).
    public var missingRights: [Located<String>] = []
    /// How long a cycle takes, such as `2 minutes` (CS-T1).
    public var cycleDuration: Located<String>?
    /// The last name of new leads that have none (CS-L4).
    public var defaultLastName: Located<String>?
    /// The company of new leads that have none (CS-L4).
    public var defaultCompany: Located<String>?
  }

  /// A named choice among words.
  public struct NamedSetting: Sendable {
    /// The name.
    public let name: Located<String>
    /// The chosen word.
    public let value: Located<String>
  }
}

/// Custom fields of people, or other Salesforce mappings of standard ones.
public struct PersonFieldsDefinition: Sendable {
  /// The fields.
  public var fields: [FieldDefinition] = []
  /// The whole document.
  public var span: Span

  /// A field.
  public struct FieldDefinition: Sendable {
    /// The screen name.
    public var name: Located<String>
    /// The REST name.
    public var apiName: Located<String>?
    /// The type, by its word; required unless the field is a standard one.
    public var type: Located<String>?
    /// The Salesforce field it is synced with.
    public var salesforce: Located<String>?
    /// Whether it is said that the field is not synced (`salesforce: ~`).
    public var isUnmapped = false
    /// Whether updates by flow steps are blocked (CAT-6.3).
    public var blocksFlowUpdates: Located<Bool>?
  }
}

/// Custom fields of program members.
public struct MemberFieldsDefinition: Sendable {
  /// The fields.
  public var fields: [FieldDefinition] = []
  /// The whole document.
  public var span: Span

  /// A field.
  public struct FieldDefinition: Sendable {
    /// The screen name.
    public var name: Located<String>
    /// The REST name.
    public var apiName: Located<String>?
    /// The type, by its word.
    public var type: Located<String>?
    /// The campaign member field it is synced with.
    public var salesforce: Located<String>?
    /// The type of that field, by its word.
    public var salesforceType: Located<String>?
  }
}

/// A channel with its progression statuses.
public struct ChannelDefinition: Sendable {
  /// The name.
  public var name: Located<String>
  /// The program types that it applies to.
  public var programTypes: [Located<String>] = []
  /// The statuses, without *Not in Program*.
  public var statuses: [Status] = []
  /// The whole document.
  public var span: Span

  /// A progression status.
  public struct Status: Sendable {
    /// The name.
    public let name: Located<String>
    /// The step number.
    public let step: Located<Int>
    /// Whether it is success.
    public let isSuccess: Bool
    /// Whether it is hidden.
    public let isHidden: Bool
  }
}

/// A Salesforce campaign with its member statuses.
public struct SFDCCampaignDefinition: Sendable {
  /// The name.
  public var name: Located<String>
  /// The Salesforce id, 15 or 18 characters.
  public var id: Located<String>?
  /// Whether the sync user can see it; true unless said otherwise.
  public var isVisible = true
  /// The member statuses in sort order.
  public var statuses: [Status] = []
  /// The whole document.
  public var span: Span

  /// A member status.
  public struct Status: Sendable {
    /// The label.
    public let label: Located<String>
    /// Whether it counts as responded.
    public let hasResponded: Bool
    /// Whether it is the default.
    public let isDefault: Bool
  }
}

/// A program.
public struct ProgramDefinition: Sendable {
  /// The name.
  public var name: Located<String>
  /// The Marketo id.
  public var id: Located<Int>?
  /// The description.
  public var description: Located<String>?
  /// The type; the channel's only one when not said.
  public var type: Located<String>?
  /// The name of the channel.
  public var channel: Located<String>?
  /// The name of the Salesforce campaign it is mapped to (CS-M1).
  public var sfdcCampaign: Located<String>?
  /// The period costs: month as `yyyy-MM` with the amount.
  public var periodCosts: [PeriodCost] = []
  /// The streams of an engagement program, in order.
  public var streams: [Located<String>] = []
  /// The `my.` tokens.
  public var tokens: [TokenDefinition] = []
  /// The whole document.
  public var span: Span

  /// The cost of a month.
  public struct PeriodCost: Sendable {
    /// The year of the month.
    public let year: Int
    /// The month, 1 … 12.
    public let month: Int
    /// The amount.
    public let amount: Located<Int>
    /// Where the month stands.
    public let span: Span
  }
}

/// A `my.` token.
public struct TokenDefinition: Sendable {
  /// The name without `my.`.
  public let name: Located<String>
  /// The type, by its word.
  public let type: Located<String>
  /// The value as text.
  public let value: Located<String>
}

/// A static list.
public struct StaticListDefinition: Sendable {
  /// The name.
  public var name: Located<String>
  /// The Marketo id.
  public var id: Located<Int>?
  /// The program that it is a local asset of.
  public var program: Located<String>?
  /// The whole document.
  public var span: Span
}

/// A smart list.
public struct SmartListDefinition: Sendable {
  /// The name.
  public var name: Located<String>
  /// The program that it is a local asset of.
  public var program: Located<String>?
  /// The rules; triggers are not allowed here.
  public var rules = SmartListRules()
  /// The whole document.
  public var span: Span
}

/// The rules of a smart list: triggers, filters, and how the filters combine.
public struct SmartListRules: Sendable {
  /// The triggers.
  public var triggers: [WordUse] = []
  /// The filters, numbered from 1 in this order (SC-C5).
  public var filters: [WordUse] = []
  /// How the filters combine; all of them when not said (SC-C2).
  public var match: ScalarLiteral?
  /// Where the rules stand; nil when there are none.
  public var span: Span?
}

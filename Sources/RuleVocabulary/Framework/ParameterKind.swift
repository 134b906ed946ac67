public import SyncState

/// What a parameter of a word holds; closed, so that every use of a word can be checked, documented
/// and completed without knowing the word.
public enum ParameterKind: Hashable, Sendable {
  /// People, each by Marketo id or email address.
  case people
  /// The name of one asset.
  case asset(AssetKind)
  /// The name of a Salesforce campaign, or a `my.` token that holds one (SC-T6).
  case sfdcCampaignOrToken
  /// An asset picker: a name, several, `any`, or an operator (CAT-2.1).
  case assetTest(AssetKind)
  /// The name of a field.
  case field(FieldRole)
  /// A picker of fields.
  case fieldTest
  /// Exactly one field with a condition on it, written as the word's only argument.
  case fieldCondition
  /// A field with a condition on it, as one of several arguments.
  case condition
  /// A new value for the field that another parameter names; tokens allowed, `NULL` clears.
  case fieldValue(of: String, tokens: Bool)
  /// Fields with new values.
  case fieldValues
  /// A condition on a value of a type.
  case valueTest(FieldType)
  /// A condition on a value of the field that another parameter names, or on a text when that
  /// parameter names several.
  case fieldValueTest(of: String)
  /// A condition on the status in the program or Salesforce campaign that another parameter names.
  case statusTest(of: String)
  /// A progression status of the program that another parameter names.
  case programStatus(of: String)
  /// A member status of the Salesforce campaign that another parameter names; tokens allowed when
  /// `tokens`.
  case memberStatus(of: String, tokens: Bool)
  /// An amount such as `+5`, `-5`, `=5`, or a score token when `tokens`.
  case scoreChange(tokens: Bool)
  /// One of the places that an asset divides people into: a stream.
  case place(PlaceOwner)
  /// A picker of such places: one, several, `any`, or an operator.
  case placeTest(PlaceOwner)
  /// A text without tokens.
  case text
  /// A text in which tokens are allowed.
  case tokenText
  /// Addresses of an alert: a text in which tokens are allowed in trigger campaigns only (SC-T1).
  case alertAddresses
  /// A picker of assets that are known by name only, such as forms and pages.
  case nameTest
  /// A whole number, at least 1.
  case count
  /// A day, such as `2026-12-24`.
  case day
  /// `true` or `false`.
  case boolean
  /// One of a closed set of words.
  case choice([String])
  /// A picker over a closed set of texts: one, several, or `any`.
  case choiceTest([String])
  /// A length of time, such as `2 days`.
  case period
  /// The end of a wait: weekdays, time, date or token.
  case waitEnd

  /// The kinds of assets that words name.
  public enum AssetKind: Hashable, Sendable {
    /// A program.
    case program
    /// An engagement program.
    case engagementProgram
    /// A segmentation.
    case segmentation
    /// A revenue model.
    case revenueModel
    /// A static list.
    case staticList
    /// A smart list.
    case smartList
    /// A smart campaign that can play a role.
    case smartCampaign(CampaignRole)
    /// A Salesforce campaign.
    case sfdcCampaign
  }

  /// What divides people into places.
  public enum PlaceOwner: Hashable, Sendable {
    /// The asset that another parameter names: the streams of an engagement program, the segments
    /// of a segmentation, the stages of a revenue model.
    case parameter(String)
    /// The workspace: its partitions.
    case partitions
    /// The custom fields of program members.
    case memberFields
  }

  /// What a smart campaign that is named must be able to do.
  public enum CampaignRole: String, Sendable, CaseIterable {
    /// Anything.
    case any
    /// Be requested by another campaign (SC-X1).
    case requested
    /// Be executed by another campaign (SC-X2).
    case executed
    /// Be activated: a trigger campaign.
    case activated
    /// Be run: a batch campaign.
    case run
  }

  /// What a field that is named must allow.
  public enum FieldRole: String, Sendable, CaseIterable {
    /// Being read by a smart list.
    case readable
    /// Being changed by a flow step or a user.
    case writable
    /// Being a score that a flow step changes.
    case score
    /// Being a custom field of program members (CS-C1).
    case programMember = "program_member"
  }
}

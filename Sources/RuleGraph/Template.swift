public import SyncState

/// A text with tokens, resolved when the step runs (SC-T2).
public struct Template: Hashable, Sendable {
  /// The parts, in order; no two literal parts follow each other.
  public let parts: [Part]

  /// A piece of a template.
  public enum Part: Hashable, Sendable {
    /// Text as it stands.
    case literal(TextID)
    /// A token, with the text that stands in when it is empty (SC-T7).
    case token(Token, default: TextID?)
  }

  /// Creates a template from its parts.
  public init(_ parts: [Part]) { self.parts = parts }

  /// The names of the `my.` tokens in it, in order.
  public var myTokens: [TextID] {
    parts.compactMap { part in
      if case .token(.my(let name), _) = part { name } else { nil }
    }
  }

  /// The text of a template without tokens; nil when it has some.
  public var literal: TextID? {
    if parts.isEmpty { return .empty }
    guard parts.count == 1, case .literal(let text) = parts[0] else { return nil }
    return text
  }
}

/// A token, as in `{{lead.First Name}}` (SC-T3).
public enum Token: Hashable, Sendable {
  /// A field of the person or the company.
  case field(FieldID)
  /// A `my.` token by its name (SC-T5).
  case my(TextID)
  /// A property of the smart campaign that runs.
  case campaign(AssetProperty)
  /// A property of its program.
  case program(AssetProperty)
  /// The clock.
  case system(Clock)
  /// A property of the activity that fired.
  case trigger(TriggerProperty)
  /// A custom field of the program member.
  case member(FieldID)

  /// A property of a campaign or program.
  public enum AssetProperty: String, Sendable, CaseIterable {
    /// The name.
    case name
    /// The id.
    case id
    /// The description.
    case description
  }

  /// A reading of the clock, in the subscription's time zone.
  public enum Clock: String, Sendable, CaseIterable {
    /// The day.
    case date
    /// The time of day.
    case time
    /// Both.
    case dateTime
  }

  /// A property of the activity that fired (SC-T4).
  public enum TriggerProperty: String, Sendable, CaseIterable {
    /// The name of the asset that fired.
    case name = "Name"
    /// The name of the trigger.
    case triggerName = "Trigger Name"
  }
}

/// The type of a `my.` token (SC-T5).
public enum TokenType: String, Sendable, CaseIterable {
  /// Text.
  case text
  /// Text with mark-up.
  case richText = "rich_text"
  /// A number.
  case number
  /// A score change such as `+15`.
  case score
  /// A day.
  case date
  /// The name of a Salesforce campaign (SC-T6).
  case sfdcCampaign = "sfdc_campaign"
  /// An email script.
  case emailScript = "email_script"
  /// A calendar file.
  case calendarFile = "calendar_file"
}

/// A `my.` token of a program or of the workspace.
public struct MyToken: Hashable, Sendable {
  /// The name, without `my.`.
  public let name: TextID
  /// The type.
  public let type: TokenType
  /// The value as text; a date as `yyyy-MM-dd`.
  public let value: TextID

  /// Creates a token.
  public init(name: TextID, type: TokenType, value: TextID) {
    self.name = name
    self.type = type
    self.value = value
  }
}

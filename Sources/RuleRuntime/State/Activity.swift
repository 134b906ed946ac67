public import RuleGraph
public import SyncState

/// One entry of Marketo's activity log, as it happens in a run (CAT-8).
public struct Activity: Sendable, Hashable {
  /// The type.
  public let type: ActivityType
  /// The person.
  public let person: PersonID
  /// What it is about.
  public let asset: ActivityAsset
  /// When it happened.
  public let at: Instant
  /// The value or status before; null when there is none.
  public var oldValue = Value.null
  /// The value or status after; null when there is none.
  public var newValue = Value.null
  /// The numeric difference of a score change.
  public var change: Double?
  /// A score change as the step says it, such as `+5`; the log shows it as *Change Value*.
  public var changeText: TextID?
  /// Why it happened, in the words of the log.
  public var reason: TextID?
  /// Where it came from, in the words of the log.
  public var source: TextID?
  /// Whether this change reached success (SC-M9).
  public var success: Bool?
  /// Whether the program acquired the person (SC-M10).
  public var acquiredBy: Bool?
  /// Whether the person qualified for an executed campaign (SC-X2).
  public var qualified: Bool?
  /// The attributes that hold texts of their own, such as a description.
  public var texts: [AttributeText] = []
  /// The flow step that caused it; nil when no smart campaign did.
  public var cause: Cause?
  /// How a logged step ended; nil for what is not a step.
  public var result: StepResult?

  /// Whether it says that Salesforce refused what it is about (CS-L5); then nothing happened.
  var isRefusal: Bool {
    result == .failed && type != .callWebhook
  }

  /// Creates an entry; the other attributes are set afterwards.
  public init(_ type: ActivityType, of person: PersonID, _ asset: ActivityAsset, at: Instant) {
    self.type = type
    self.person = person
    self.asset = asset
    self.at = at
  }
}

extension Activity {
  /// Takes over texts from outside, those of the log's general attributes where they belong.
  mutating func take(_ texts: [AttributeText]) {
    reason = texts.first { $0.attribute == .reason }?.text
    source = texts.first { $0.attribute == .source }?.text
    newValue = texts.first { $0.attribute == .newValue }.map { .text($0.text) } ?? .null
    oldValue = texts.first { $0.attribute == .oldValue }.map { .text($0.text) } ?? .null
    let general: [ActivityAttribute] = [.reason, .source, .newValue, .oldValue]
    self.texts = texts.filter { !general.contains($0.attribute) }
  }
}

/// The flow step that caused something (SC-A6).
public struct Cause: Sendable, Hashable {
  /// The campaign.
  public let campaign: CampaignID
  /// The campaign run: one number per start of a trigger campaign or per batch.
  public let run: Int
  /// The position of the step in the flow, from 0.
  public let step: Int
  /// The choice that applied, from 1; 0 for the default or a step without choices (SC-H10).
  public let choice: Int

  /// Creates a cause.
  public init(campaign: CampaignID, run: Int, step: Int, choice: Int) {
    self.campaign = campaign
    self.run = run
    self.step = step
    self.choice = choice
  }
}

/// How a step ended for a person (SC-F5).
public enum StepResult: String, Sendable, CaseIterable {
  /// It did what it says.
  case succeeded
  /// It had nothing to do, or was not allowed to.
  case skipped
  /// It could not be done.
  case failed
}

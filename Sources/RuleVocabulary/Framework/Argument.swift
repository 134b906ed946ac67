public import RuleGraph
public import RuleSource
public import SyncState

/// The resolved value of a parameter.
public enum Argument: Hashable, Sendable {
  /// People, at least one.
  case people([TimelineEvent.PersonKey])
  /// A program.
  case program(ProgramID)
  /// A static list.
  case list(ListID)
  /// A smart list.
  case smartList(SmartListID)
  /// A smart campaign.
  case campaign(CampaignID)
  /// A Salesforce campaign, fixed or named by a token.
  case sfdcCampaign(SFDCCampaignOperand)
  /// A picker of programs.
  case programTest(AssetTest<ProgramID>)
  /// A picker of static lists.
  case listTest(AssetTest<ListID>)
  /// A picker of smart lists.
  case smartListTest(AssetTest<SmartListID>)
  /// A picker of smart campaigns.
  case campaignTest(AssetTest<CampaignID>)
  /// A picker of Salesforce campaigns.
  case sfdcCampaignTest(AssetTest<SFDCCampaignID>)
  /// A field.
  case field(FieldID)
  /// A picker of fields.
  case fieldTest(AssetTest<FieldID>)
  /// A field with a condition.
  case fieldCondition(FieldID, ValueTest)
  /// A new value with tokens; nil clears the field.
  case template(Template?)
  /// A new value without tokens; null clears the field.
  case value(Value)
  /// Fields with new values.
  case fieldValues([TimelineEvent.FieldValue])
  /// A condition on a value; nil when anything passes.
  case valueTest(ValueTest?)
  /// A progression status.
  case status(StatusIndex)
  /// A change of a score.
  case scoreChange(ScoreChange)
  /// A text.
  case text(TextID)
  /// A truth value.
  case boolean(Bool)
  /// One of a closed set of words: its position in the set, and the word as a text.
  case choice(Int, TextID)
  /// A length of time; nil for one whose unit the product does not know (SC-W5).
  case period(Period?)
  /// A number of times.
  case count(Int)
  /// The end of a wait.
  case waitEnd(WaitEnd)
}

/// What `until:` of a wait says.
public struct WaitEnd: Hashable, Sendable {
  /// The day that is waited for; nil after a duration.
  public var day: Day?
  /// The weekdays on which the wait may end.
  public var weekdays: WeekdaySet?
  /// The time of day at which the wait ends.
  public var at: TimeOfDay?

  /// A day to wait for.
  public enum Day: Hashable, Sendable {
    /// A fixed day.
    case date(CivilDate)
    /// The day of a token, perhaps its next anniversary, shifted by days.
    case token(Token, anniversary: Bool, offset: Wait.DayOffset)
  }

  /// Creates an end about which nothing is said.
  public init() {}
}

/// The arguments of one use of a word, by the position of the parameter in the word.
public struct Arguments: Hashable, Sendable {
  /// The smart campaign in which the word stands; nil in smart lists and scenarios.
  public let campaign: CampaignID?
  /// What is given, by position; most words have more parameters than a use gives.
  private var slots: [Slot] = []

  private struct Slot: Hashable {
    let position: Int
    var argument: Argument
    let span: Span
  }

  /// Creates arguments of which none is given yet, with room for some.
  public init(in campaign: CampaignID?, capacity: Int = 0) {
    self.campaign = campaign
    slots.reserveCapacity(capacity)
  }

  /// The argument for the parameter at a position; nil when it is left out.
  public subscript(position: Int) -> Argument? { slot(position).map { slots[$0].argument } }

  /// Returns where the argument for the parameter at a position stands; nil when it is left out.
  public func span(_ position: Int) -> Span? { slot(position).map { slots[$0].span } }

  private func slot(_ position: Int) -> Int? { slots.firstIndex { $0.position == position } }

  /// Gives a parameter its argument; parameters come in the order of their positions.
  public mutating func append(_ argument: Argument, for position: Int, at span: Span) {
    precondition(slots.last.map { $0.position < position } ?? true, "parameters come in order")
    slots.append(Slot(position: position, argument: argument, span: span))
  }

  /// Changes the arguments that are given, except those for which there is nil; returns whether there
  /// was another one.
  mutating func mapArguments(_ change: (Argument) -> Argument?) -> Bool {
    var isChanged = false
    for index in slots.indices {
      guard let argument = change(slots[index].argument) else { continue }
      slots[index].argument = argument
      isChanged = true
    }
    return isChanged
  }
}
